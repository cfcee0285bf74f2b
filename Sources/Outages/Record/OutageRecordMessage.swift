internal import Scenario
internal import TextEncoding

extension OutageRecordError: CustomStringConvertible {
  /// One-line message: the error, its location and the expectation.
  public var description: String {
    switch self {
    case .empty(let file): "\(file): nothing in it; expected a heading with date or start, and hours or end"
    case .notUTF8(let file, let line): "\(file):\(line): not UTF-8"
    case .badQuote(let file, let line):
      "\(file):\(line): a quotation mark that does not match; double it inside a quoted cell"
    case .badJSON(let message): message
    case .noList(let file):
      "\(file): no list of outages; expected an array of objects, or one under 'incidents' as status pages have it"
    case .noRows(let file, let withoutImpact):
      withoutImpact == 0
        ? "\(file): a heading and no row; expected a row for each outage"
        : "\(file): none of its \(withoutImpact) rows counts, since --impact or the file gives their impact a share of 0"
    case .missingColumn(let file, let what, let found):
      "\(file):1: \(Self.text(what)); found \(Self.list(found))"
        + (nearestMap.map { "; did you mean --map \(ShellWord.quoted($0))?" } ?? "")
    case .duplicateColumn(let file, let column): "\(file):1: column \(quoted(column)) stands twice"
    case .cellCount(let file, let line, let found, let expected):
      "\(file):\(line): \(found) cells, expected \(expected) as in the heading"
    case .emptyCell(let file, let line, let column): "\(file):\(line): \(quoted(column)) is empty"
    case .badCell(let file, let line, let column, let value, let rule):
      "\(file):\(line): \(SafeText.line(String(column.prefix(40)))) is \(quoted(value)), expected \(Self.text(rule))"
    case .duplicateID(let file, let line, let id):
      "\(file):\(line): id \(quoted(id)) stands on an earlier row; expected each outage once"
    default: question
    }
  }

  /// Line for an error of the query.
  private var question: String {
    switch self {
    case .badMap(let text):
      "--map \(quoted(text)): expected COLUMN=NAME, as in hours=duration_minutes/60, start=opened or severity=-"
    case .unknownMapColumn(let name, let nearest):
      "--map: no column \(quoted(name))" + Self.hint(nearest, else: "; expected one of \(Self.columns)")
    case .mapWithoutColumn(let file, let column, let nearest):
      "\(file):1: no column \(quoted(column)) to map" + Self.hint(nearest, else: "")
    case .badImpact(let text):
      "--impact \(quoted(text)): expected shares by impact, as in none=0,minor=5%,major=50%,critical=100%"
    case .badDate(let option, let text):
      "--\(option): \(quoted(text)) is no date; expected one like 2024-03-05"
    case .emptyWindow(let from, let until):
      "--until \(until) is not after --from \(from); expected a later date"
    case .unknownProvider(let name, let nearest):
      "--provider: no outage of \(quoted(name)) is on record" + Self.hint(nearest, else: "")
    case .unknownRegion(let name, let provider, let nearest):
      (provider.map { "--region: \(SafeText.line($0)) has no region \(quoted(name))" }
        ?? "--region: no provider has a region \(quoted(name))") + Self.hint(nearest, else: "")
    case .ambiguousRegion(let name, let providers):
      "--region: \(quoted(name)) is a region of \(providers.joined(separator: " and of ")); say which with --provider"
    case .unknownScope(let name, let nearest):
      "where.scope: \(quoted(name)) is no scope of rows"
        + Self.hint(nearest, else: "; expected zone, region or provider")
    case .noSource(let rows, let asked):
      "--record: its rows are of \(SafeText.line(rows)), of which the preset has no source of outages; expected "
        + "\(SafeText.line(asked.joined(separator: ", "))); --map provider=- counts them as outages of your own place"
    case .endless(let rows, let from, let until):
      "the record: \(rows) rows overlap without a gap from \(from) to \(until), as one outage of more than a year; "
        + "expected outages told apart by region or scope; --impact minor=0 leaves lesser ones out"
    case .sinceTooLate(let year, let last): "--since \(year): the record ends on \(last)"
    default: ""
    }
  }

  private static var columns: String { OutageColumn.allCases.map(\.name).joined(separator: ", ") }

  private static func hint(_ nearest: String?, else other: String) -> String {
    nearest.map { "; did you mean \(quoted($0))?" } ?? other
  }

  /// First cells of a heading, as written.
  private static func list(_ cells: [String]) -> String {
    let shown = cells.prefix(12).map { SafeText.line(String($0.prefix(40))) }
    return (shown + (cells.count > 12 ? ["…"] : [])).joined(separator: ", ")
  }

  private static func text(_ missing: Missing) -> String {
    switch missing {
    case .time: "no column that says when: expected date or start, or --map start=NAME"
    case .length:
      "no column that says how long: expected hours, minutes, seconds, duration or end, or --map hours=NAME/60"
    }
  }

  private static func text(_ rule: CellRule) -> String {
    switch rule {
    case .length(let unit): "a number of \(unit), 0 or more, or nothing where unknown"
    case .duration:
      "a duration with its unit, as in 2h 15m, PT2H15M or 1:30; a bare number needs --map, as in hours=duration/60"
    case .atMostAYear: "a year at most"
    case .date(let years):
      "a date of the calendar like 2017-02-28 in \(years.lowerBound) to \(years.upperBound)"
    case .dateOrder: "--dates mdy or dmy, since day and month may be either way round"
    case .past(let today): "nothing after today, \(today)"
    case .after(let start): "a time after the start, \(start)"
    case .clock: "a time of day like 14:02; --map time=- leaves the column out"
    case .agreement(let other, let value, let column):
      "the length that \(SafeText.line(String(other.prefix(40)))) gives, \(quoted(value)); "
        + "--map \(column)=- leaves this column out"
    case .share:
      "a share from 0 to 1, a percentage like 60%, or an impact; --map severity=- leaves the column out"
    case .oneOf(let words, let nearest):
      "one of \(words.joined(separator: ", "))" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
  }
}

/// Remark of a page that its outages come from a user's record.
public import Outages
public import Scenario

/// Which sources of outages a user's record answers for, and which it does not.
public struct RecordNote: Equatable, Sendable {
  /// Source of outages with what the record says of it.
  struct Entry: Equatable, Sendable {
    let hazard: String
    let label: LocalizedText
    let events: Int
    let years: Double
  }

  private let files: [String]
  private let entries: [Entry]
  /// Sources of outages without a row, which keep the built-in record.
  private let kept: [(name: String, label: LocalizedText)]
  /// Whether both ends of the watched time are the user's.
  private let isWindowAsked: Bool
  private let ignoredColumns: [String]
  private let isPlaceless: Bool

  /// Remark on a record that answered for a scenario.
  public init(_ source: RecordSource, of scenario: Scenario, files: [String], isWindowAsked: Bool) {
    self.files = files
    self.isWindowAsked = isWindowAsked
    ignoredColumns = source.ignoredColumns
    isPlaceless = source.isPlaceless
    entries = source.uses.map {
      Entry(
        hazard: $0.hazard, label: scenario.label(ofHazard: $0.hazard), events: $0.events, years: $0.years)
    }
    kept = source.kept.map { (name: $0, label: scenario.label(ofHazard: $0)) }
  }

  /// Whether two remarks say the same.
  public static func == (left: RecordNote, right: RecordNote) -> Bool {
    left.files == right.files && left.entries == right.entries && left.isWindowAsked == right.isWindowAsked
      && left.ignoredColumns == right.ignoredColumns && left.kept.map(\.name) == right.kept.map(\.name)
  }

  /// Remark as a paragraph.
  public func text(_ language: Language) -> String {
    let isChinese = language == .chinese
    func list(_ words: [String]) -> String { words.joined(separator: isChinese ? "、" : ", ") }
    func name(_ label: LocalizedText) -> String {
      SafeText.line(isChinese ? label.chinese ?? label.english : label.english)
    }
    let file = list(files.map { SafeText.line($0) })
    let own = list(
      entries.map { entry in
        let count = NumberText.count(entry.events)
        let years = NumberText.significant(entry.years, digits: 3)
        return isChinese
          ? "\(name(entry.label))（\(years) 年 \(count) 次）"
          : "\(name(entry.label)) (\(count) in \(years) years)"
      })
    var sentences = [
      isChinese ? "以下故障取自 \(file)：\(own)。" : "From \(file), overlaps counted once: outages of \(own)."
    ]
    if isPlaceless {
      sentences.append(
        isChinese
          ? "没有地点的行按首个区域的故障计，并假定该区域内全部业务中断；可用 severity、width 列另行说明。"
          : "Its rows name no place: they count as outages of the first region that stop all business there, unless columns "
            + "severity and width say less.")
    }
    if !kept.isEmpty {
      let others = list(kept.map { name($0.label) })
      sentences.append(
        isChinese
          ? "其中没有 \(others) 的记录，仍用内置记录；内置记录只含公开报道的故障。"
          : "It has no row of \(others): these keep the built-in record, which holds only what was published."
      )
    }
    if !isWindowAsked {
      sentences.append(
        isChinese
          ? "观察期假定为首行到末行；可用 --from、--until 指定。"
          : "Assumed to be watched from its first to its last row; --from and --until say otherwise.")
    }
    if !ignoredColumns.isEmpty {
      let columns = list(ignoredColumns.prefix(8).map { SafeText.line(String($0.prefix(40))) })
      sentences.append(isChinese ? "未用的列：\(columns)。" : "Columns left out: \(columns).")
    }
    return sentences.joined(separator: isChinese ? "" : " ")
  }

  /// Remark as the last paragraph of a page for a terminal.
  public static func paragraph(_ remark: String, width: Int, style: Style) -> String {
    var page = Document()
    page.append(.paragraph(remark))
    return page.text(width: width, style: style)
  }

  /// Member of the inputs in JSON.
  var json: JSONValue {
    [
      "files": .array(files.map(JSONValue.string)),
      "sources": .array(
        entries.map {
          .object([
            ("source", .string($0.hazard)), ("events", .count($0.events)), ("years", .number($0.years)),
          ])
        }), "builtIn": .array(kept.map { .string($0.name) }),
    ]
  }

  /// Options that name the files.
  var options: [String] { files.map { "--record " + ShellWord.quoted($0) } }
}

/// Reader for two-player games as two tables of numbers: the format of lrsnash, and CSV.
///
/// Reference: lrslib user's guide, section on `lrsnash` (a line "m n", then two matrices).
internal import ResilienceNumerics

extension GambitNormalForm {
  /// Reads two tables of the same shape, the first player's payoffs and then the second's: a line for each row, an
  /// empty line between them, numbers separated by blanks, commas or semicolons; a line with the numbers of rows
  /// and columns may stand on top.
  ///
  /// - Parameter limit: the largest number of payoffs that is accepted.
  /// - Throws: the first error, with line and column.
  /// - Complexity: O(bytes).
  public init(tables bytes: [UInt8], limit: Int = GambitNormalForm.payoffLimit) throws(GambitFileError) {
    self = try BimatrixTables(bytes).game(limit: limit)
  }
}

/// The lines of numbers of a file.
struct BimatrixTables {
  /// A line that is not empty: its words with their positions, and whether an empty line precedes it.
  private struct Line {
    let words: [(text: String, offset: Int)]
    let isAfterGap: Bool
  }

  private let lexer: GambitLexer
  private let lines: [Line]

  init(_ bytes: [UInt8]) {
    lexer = GambitLexer(bytes)
    var lines: [Line] = []
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isAfterGap = false
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
      let words = Self.words(bytes[offset..<end])
      if words.isEmpty {
        isAfterGap = true
      } else {
        lines.append(Line(words: words, isAfterGap: isAfterGap && !lines.isEmpty))
        isAfterGap = false
      }
      // CR LF ends one line.
      let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
      offset = end + (isPair ? 2 : 1)
    }
    self.lines = lines
  }

  /// Pieces of a line between blanks, commas and semicolons; a quote around a piece does not count.
  private static func words(_ line: ArraySlice<UInt8>) -> [(text: String, offset: Int)] {
    line.split { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }.compactMap {
      let isQuoted = $0.count > 2 && $0.first == UInt8(ascii: "\"") && $0.last == UInt8(ascii: "\"")
      let piece = isQuoted ? $0.dropFirst().dropLast() : $0
      return (String(decoding: piece, as: UTF8.self), piece.startIndex)
    }
  }

  /// Whether a file begins with a number of players other than the shape of two tables: GameTracer's format.
  static func isGameTracer(_ bytes: [UInt8]) -> Bool {
    let lines = BimatrixTables(bytes).lines
    guard lines.count > 1, lines[0].words.count == 1, let players = Int(lines[0].words[0].text), players > 1,
      lines[1].words.count == players, lines[1].words.allSatisfy({ (Int($0.text) ?? 0) > 0 })
    else { return false }
    // A column of two rows in each table would look alike but for the rows that follow.
    return lines.count > 2 && lines[2].words.count != players || players > 2
  }

  func game(limit: Int) throws(GambitFileError) -> GambitNormalForm {
    let rows = try tables()
    let (m, n) = (rows.count / 2, rows.first?.words.count ?? 0)
    guard 2 * m * n <= limit else {
      throw lexer.error(.tooLarge(entries: 2 * m * n, limit: limit), at: 0)
    }
    var numbers: [[Rational]] = []
    for row in rows {
      var line: [Rational] = []
      for word in row.words { line.append(try GambitNumberReader.payoff(word.text, at: word.offset, lexer)) }
      numbers.append(line)
    }
    // The first player's strategy fastest, as in Gambit's files.
    let exact = (0..<n).flatMap { column in
      (0..<m).flatMap { row in [numbers[row][column], numbers[m + row][column]] }
    }
    let game = NormalFormGame(
      players: ["1", "2"], strategies: [m, n].map { (1...$0).map(String.init) },
      payoffs: exact.map { Double($0) })
    return GambitNormalForm(title: "", game: game, exactPayoffs: exact)
  }

  /// The rows of both tables, all of the same length.
  private func tables() throws(GambitFileError) -> ArraySlice<Line> {
    if let shaped = try lrsnash() { return shaped }
    guard let width = lines.first?.words.count else { throw tables("an empty file", at: 0) }
    for line in lines where line.words.count != width {
      throw tables(
        "\(line.words.count) \(line.words.count == 1 ? "number" : "numbers") in a line after \(width)",
        at: line.words[0].offset)
    }
    let gaps = lines.indices.filter { lines[$0].isAfterGap }
    guard gaps.count == 1 else {
      throw tables("\(gaps.count + 1) \(gaps.isEmpty ? "table" : "tables")", at: 0)
    }
    guard gaps[0] * 2 == lines.count else {
      throw tables("\(gaps[0]) and \(lines.count - gaps[0]) rows", at: lines[gaps[0]].words[0].offset)
    }
    return lines[...]
  }

  /// The rows below a line with their shape; `nil` if the first line is no shape.
  private func lrsnash() throws(GambitFileError) -> ArraySlice<Line>? {
    guard let first = lines.first, first.words.count == 2, let m = Int(first.words[0].text),
      let n = Int(first.words[1].text), m > 0, n > 0, lines.count % 2 == 1
    else { return nil }
    let rows = lines[1...]
    for line in rows where line.words.count != n {
      throw tables(
        "\(line.words.count) \(line.words.count == 1 ? "number" : "numbers") in a line of \(n) columns",
        at: line.words[0].offset)
    }
    guard rows.count == m.multipliedReportingOverflow(by: 2).partialValue else {
      throw tables("\(rows.count) rows for two tables of \(m)", at: first.words[0].offset)
    }
    return rows
  }

  private func tables(_ found: String, at offset: Int) -> GambitFileError {
    lexer.error(.badTables(found: found), at: offset)
  }
}

extension GambitNumberReader {
  /// The largest payoff: sums and differences of many such numbers are still finite.
  static let largest = 1e300

  /// The payoff in a word of a file; an error has the position of the word.
  static func payoff(_ word: String, at offset: Int, _ lexer: GambitLexer) throws(GambitFileError) -> Rational
  {
    let value: Rational
    do throws(Failure) { value = try number(word) } catch {
      switch error {
      case .malformed: throw lexer.error(.badNumber(GambitLexer.shorten(word)), at: offset)
      case .tooLong(let digits): throw lexer.error(.numberTooLong(digits: digits, limit: limit), at: offset)
      }
    }
    guard abs(Double(value)) <= largest else {
      throw lexer.error(.numberTooLarge(GambitLexer.shorten(word)), at: offset)
    }
    return value
  }
}

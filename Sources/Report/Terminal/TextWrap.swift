/// Line breaking of text at a given number of cells.
///
/// Lines break at spaces (not between an amount and its unit) and between Chinese characters; a line never begins with closing punctuation. A name
/// that is longer than a line is broken after its slashes, else its dots, else its hyphens, and cut where that does
/// not help.
public enum TextWrap {
  /// Lines of at most `width` cells (at least 2); an empty text gives one empty line.
  ///
  /// - Complexity: O(length).
  public static func lines(_ text: String, width: Int) -> [String] {
    let width = max(2, width)
    if DisplayWidth.of(text) <= width { return [text] }
    var lines: [String] = []
    var line = Line()
    for piece in pieces(of: text).flatMap({ parts(of: $0, width: width) }) {
      if !line.text.isEmpty && line.width + piece.spaces + piece.width > width {
        lines.append(line.text)
        line = Line()
      }
      if piece.width <= width {
        line.append(piece)
      } else {
        lines += cut(piece.text, width: width, into: &line)
      }
    }
    if !line.text.isEmpty { lines.append(line.text) }
    return lines.isEmpty ? [""] : lines
  }

  /// Widest part of a text that is never broken (unless it must be cut).
  static func longestPiece(of text: String) -> Int {
    pieces(of: text).reduce(0) { max($0, $1.width) }
  }

  /// Unbreakable run of characters, with the spaces before it.
  struct Piece {
    var text = ""
    var spaces = 0
    var width = 0
  }

  private struct Line {
    var text = ""
    var width = 0

    mutating func append(_ piece: Piece) {
      // Spaces at the start of a line come from the break.
      if !text.isEmpty {
        text += String(repeating: " ", count: piece.spaces)
        width += piece.spaces
      }
      text += piece.text
      width += piece.width
    }
  }

  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = Piece()
    func isOpen(_ piece: Piece) -> Bool { piece.text.isEmpty }
    for character in text {
      if character == " " || character == "\n" {
        if !isOpen(current) {
          pieces.append(current)
          current = Piece()
        }
        current.spaces += 1
        continue
      }
      let wide = DisplayWidth.of(character) == 2
      if wide && !isOpen(current) && !closing.contains(character) && !endsWithOpening(current) {
        pieces.append(current)
        current = Piece()
      }
      current.text.append(character)
      current.width += DisplayWidth.of(character)
      if wide && !openings.contains(character) {
        pieces.append(current)
        current = Piece()
      }
    }
    if !isOpen(current) { pieces.append(current) }
    return joiningUnits(joiningClosing(pieces))
  }

  /// Pieces with an amount and its unit joined on one line: `$23.7 k`, `94.3 %`.
  private static func joiningUnits(_ pieces: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces {
      let unit = piece.text.prefix { !closing.contains($0) || $0 == "%" }
      if piece.spaces == 1, var last = joined.last, last.text.last?.isNumber == true,
        unit == "%" || (last.text.contains("$") && ["k", "M", "bn"].contains(unit))
      {
        last.text += " " + piece.text
        last.width += 1 + piece.width
        joined[joined.count - 1] = last
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  /// Parts of a name that is too long, each with a final slash; parts still too long are split after dots,
  /// then hyphens.
  private static func parts(of piece: Piece, width: Int) -> [Piece] {
    ["/", ".", "-"].reduce([piece]) { parts, end in
      parts.flatMap { $0.width > width ? split($0, after: end) : [$0] }
    }
  }

  private static func split(_ piece: Piece, after end: Character) -> [Piece] {
    var parts = [Piece(spaces: piece.spaces)]
    for character in piece.text {
      parts[parts.count - 1].text.append(character)
      parts[parts.count - 1].width += DisplayWidth.of(character)
      if character == end { parts.append(Piece()) }
    }
    return parts.filter { !$0.text.isEmpty }
  }

  private static func joiningClosing(_ pieces: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces {
      if piece.spaces == 0, let first = piece.text.first, closing.contains(first), var last = joined.popLast()
      {
        last.text += piece.text
        last.width += piece.width
        joined.append(last)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  private static func endsWithOpening(_ piece: Piece) -> Bool {
    piece.text.last.map { openings.contains($0) } ?? false
  }

  private static let closing: Set<Character> = [
    "，", "。", "；", "：", "、", "！", "？", "）", "」", "》", "”", ",", ".", ";", ":", ")", "%",
  ]
  private static let openings: Set<Character> = ["（", "「", "《", "“", "("]

  /// Overlong piece cut at the width; the last part stays in `line`.
  private static func cut(_ text: String, width: Int, into line: inout Line) -> [String] {
    var lines: [String] = []
    for character in text {
      let cells = DisplayWidth.of(character)
      if line.width + cells > width {
        lines.append(line.text)
        line = Line()
      }
      line.text.append(character)
      line.width += cells
    }
    return lines
  }
}

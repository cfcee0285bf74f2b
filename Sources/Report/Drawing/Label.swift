/// Texts on a canvas.

/// Sizes of text: few, and none under 11.
enum TextSize: String, CaseIterable, Sendable {
  case headline, title, subtitle, label, small

  /// Size in user units.
  var points: Double {
    switch self {
    case .headline: 19
    case .title: 15
    case .subtitle: 13
    case .label: 12
    case .small: 11
    }
  }
}

/// Line of text, sanitised: no control or direction-changing characters, and at most `longest` characters.
struct Label: Equatable, Sendable {
  /// Anchor of the text: its beginning, its middle or its end.
  enum Anchor: String, Sendable { case start, middle, end }

  let text: String
  /// Position of the anchor, on the baseline.
  let place: Point2D
  let anchor: Anchor
  let size: TextSize
  let ink: Ink
  let isBold: Bool

  /// Longest text of a label; figures cut texts to their own widths first.
  static let longest = 160

  init(
    _ text: String, at place: Point2D, anchor: Anchor = .start, size: TextSize = .label, ink: Ink = .ink,
    bold: Bool = false
  ) {
    let isLong = text.unicodeScalars.count > Self.longest
    let kept = isLong ? String(text.unicodeScalars.prefix(Self.longest)) + "…" : text
    self.text = SafeText.line(kept)
    self.place = place
    self.anchor = anchor
    self.size = size
    self.ink = ink
    isBold = bold || size == .headline
  }

  /// Label whose letters are vertically centred at a height; not every renderer supports CSS's central
  /// baseline.
  static func centred(
    _ text: String, x: Double, middle: Double, anchor: Anchor = .start, size: TextSize = .label,
    ink: Ink = .ink,
    bold: Bool = false
  ) -> Label {
    Label(
      text, at: Point2D(x: x, y: middle + 0.35 * size.points), anchor: anchor, size: size, ink: ink,
      bold: bold)
  }

  var width: Double { TextWidth.of(text, size: size.points, bold: isBold) }

  /// Bounding box, by the widest font.
  var box: Box {
    let width = width
    let x =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Box(x: x, y: place.y - 0.93 * size.points, width: width, height: 1.17 * size.points)
  }
}

/// Colours of the figures, each with its form for light and for dark paper.
///
/// Okabe and Ito's palette, which is safe for the colour-blind; never red against green. On white, text is
/// black, grey or blue; vermillion, green and purple have the contrast required of shapes (3 to 1) but not
/// that of text.

/// Colour with a name.
struct Ink: Hashable, Sendable {
  /// Name of its classes in the style sheet.
  let name: String
  /// Colour on white paper, 0xRRGGBB.
  let light: UInt32
  /// Colour on dark paper.
  let dark: UInt32

  /// Background colour.
  static let paper = Ink(name: "paper", light: 0xFFFFFF, dark: 0x111418)
  /// Colour of headlines, labels and the zero line.
  static let ink = Ink(name: "ink", light: 0x1A1A1A, dark: 0xF0F0F0)
  /// Colour of subtitles, notes and ticks.
  static let grey = Ink(name: "grey", light: 0x595959, dark: 0xA6A6A6)
  /// Colour of the figure's subject.
  static let accent = Ink(name: "accent", light: 0x0072B2, dark: 0x56B4E9)
  /// Colour of the trigger and of harm.
  static let alarm = Ink(name: "alarm", light: 0xD55E00, dark: 0xE69F00)
  /// Colour of a third line.
  static let green = Ink(name: "green", light: 0x009E73, dark: 0x20B58B)
  /// Colour of a fourth line.
  static let purple = Ink(name: "purple", light: 0xB5609A, dark: 0xCC79A7)
  /// Colour of shapes for comparison.
  static let neutral = Ink(name: "neutral", light: 0x8C8C8C, dark: 0x808890)
  /// Colour of areas behind lines: a band, a lane.
  static let pale = Ink(name: "pale", light: 0xE6EEF4, dark: 0x1D2A36)
  /// Colour of unimportant areas.
  static let faint = Ink(name: "faint", light: 0xF1F1F1, dark: 0x1C2026)
  /// Colour of grid lines.
  static let rule = Ink(name: "rule", light: 0xD9D9D9, dark: 0x333A42)

  // Colours of money: the bill is grey, what outages cost is brown, light to dark.

  /// Colour of the bill.
  static let bill = Ink(name: "bill", light: 0x8C8C8C, dark: 0x808890)
  /// Colour of the value of a region that is given up.
  static let given = Ink(name: "given", light: 0x5C5C5C, dark: 0xB4BAC1)
  /// Colour of outages, and of the direct loss.
  static let lost = Ink(name: "lost", light: 0x7A5C2E, dark: 0xC9A86A)
  /// Colour of blame.
  static let blamed = Ink(name: "blamed", light: 0x4A3008, dark: 0xF0DDB5)

  /// Colours of adjacent areas: each differs in luminance from every other one too, so that a print in grey
  /// reads; their texts take their colour from `text(on:)`.
  static let areas = [
    Ink(name: "area0", light: 0xF7FBFF, dark: 0x0C2338), Ink(name: "area1", light: 0xB4D0E8, dark: 0x1F4565),
    Ink(name: "area2", light: 0x7FA6C9, dark: 0x3A6F96), Ink(name: "area3", light: 0x48739C, dark: 0x6D9CC0),
    Ink(name: "area4", light: 0x27527C, dark: 0xA5C8E3), Ink(name: "area5", light: 0x0B2A4A, dark: 0xF2F8FD),
  ]

  /// Colours of a heatmap's cells, one hue from small to large; the same on any paper, because the number in
  /// the cell takes its colour from the cell.
  static let heat: [Ink] = [
    0xF2F7FB, 0xDCE9F4, 0xC0D8EC, 0x9CC3E0, 0x6FA8D2, 0x3F88BF, 0x1F68A4, 0x0B4A80, 0x08305C,
  ]
  .enumerated().map { Ink(name: "heat\($0.offset)", light: $0.element, dark: $0.element) }
  /// Text on light cells, and on dark ones.
  static let onLight = Ink(name: "onlight", light: 0x111418, dark: 0x111418)
  static let onDark = Ink(name: "ondark", light: 0xFFFFFF, dark: 0xFFFFFF)

  /// Text colour with the highest contrast on a cell, on light and on dark paper.
  static func text(on cell: Ink) -> Ink {
    func best(_ colour: UInt32) -> UInt32 {
      contrast(onLight.light, colour) >= contrast(onDark.light, colour) ? onLight.light : onDark.light
    }
    let (light, dark) = (best(cell.light), best(cell.dark))
    if light == dark { return light == onLight.light ? onLight : onDark }
    return light == onLight.light ? onLightOnly : onDarkOnly
  }
  private static let onLightOnly = Ink(name: "onturn", light: 0x111418, dark: 0xFFFFFF)
  private static let onDarkOnly = Ink(name: "onback", light: 0xFFFFFF, dark: 0x111418)

  /// Contrast of two colours by WCAG 2.2, 1 to 21.
  static func contrast(_ a: UInt32, _ b: UInt32) -> Double {
    let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Relative luminance of sRGB, 0 to 1.
  static func luminance(_ colour: UInt32) -> Double {
    func linear(_ shift: UInt32) -> Double {
      let value = Double((colour >> shift) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : powered((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }

  /// Colour code, as `#0072b2`.
  static func hex(_ colour: UInt32) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// SVG writer of a canvas: plain elements, classes instead of styles, one decimal, the same bytes on every
/// run.
///
/// No `var()`, `light-dark()`, `dominant-baseline`, `textLength` or `foreignObject`: renderers outside of
/// browsers drop them. Dark colours are overrides in a media query, which such renderers skip.
struct SVGWriter {
  let canvas: Canvas
  let title: String
  let description: String
  /// Prefix of every id, so that figures on one page have distinct ids.
  let prefix: String
  let language: Language
  let theme: FigureTheme

  static let fontStack =
    "Inter,'Helvetica Neue',Arial,'Noto Sans','Noto Sans CJK SC',sans-serif"

  /// The document.
  func text(isStyled: Bool = true) -> String {
    var out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"rf\" viewBox=\"0 0 \(number(canvas.width)) "
      + "\(number(canvas.height))\" role=\"img\" lang=\"\(language.rawValue)\" "
      + "aria-labelledby=\"\(prefix)title \(prefix)desc\">\n"
    out += "<title id=\"\(prefix)title\">\(Self.escaped(title))</title>\n"
    out += "<desc id=\"\(prefix)desc\">\(Self.escaped(description))</desc>\n"
    if isStyled { out += "<style>\(Self.style(of: [canvas], theme: theme))</style>\n" }
    out += "<rect class=\"f-paper\" width=\"\(number(canvas.width))\" height=\"\(number(canvas.height))\"/>\n"
    for mark in canvas.marks { out += element(mark) + "\n" }
    return out + "</svg>\n"
  }

  // MARK: Style

  /// Colours in use, each as a fill (with the text) and as a stroke.
  private static func inks(_ canvases: [Canvas]) -> [Ink] {
    var inks: [Ink] = [.paper]
    func use(_ ink: Ink?) { if let ink, !inks.contains(ink) { inks.append(ink) } }
    for mark in canvases.flatMap(\.marks) {
      switch mark {
      case .rectangle(_, let fill): use(fill)
      case .line(_, _, let stroke), .polyline(_, let stroke): use(stroke.ink)
      case .polygon(_, let fill, let stroke), .disc(_, _, let fill, let stroke):
        use(fill)
        use(stroke?.ink)
      case .label(let label): use(label.ink)
      }
    }
    return inks
  }

  /// Style sheet of the canvases' marks.
  static func style(of canvases: [Canvas], theme: FigureTheme) -> String {
    let inks = inks(canvases)
    // Some renderers draw Chinese marks that meet half as wide, and most do not.
    var css =
      ".rf text{font-family:\(fontStack);text-spacing-trim:space-all}.rf .l{fill:none;stroke-linejoin:round}"
    for size in TextSize.allCases { css += ".rf .t-\(size.rawValue){font-size:\(Int(size.points))px}" }
    css += ".rf .b{font-weight:700}"
    css += inks.map { rule($0.name, theme == .dark ? $0.dark : $0.light) }.joined()
    guard theme == .auto else { return css }
    let dark = inks.filter { $0.dark != $0.light }.map { rule($0.name, $0.dark) }.joined()
    // Paper is light, whatever the screen is.
    return css + "@media screen and (prefers-color-scheme:dark){\(dark)}"
  }

  private static func rule(_ name: String, _ colour: UInt32) -> String {
    ".rf .f-\(name){fill:\(Ink.hex(colour))}.rf .s-\(name){stroke:\(Ink.hex(colour))}"
  }

  // MARK: Elements

  private func element(_ mark: Mark) -> String {
    switch mark {
    case .rectangle(let box, let fill):
      "<rect class=\"f-\(fill.name)\" x=\"\(number(box.x))\" y=\"\(number(box.y))\" "
        + "width=\"\(number(max(0, box.width)))\" height=\"\(number(max(0, box.height)))\"/>"
    case .line(let a, let b, let stroke):
      "<line class=\"s-\(stroke.ink.name)\" x1=\"\(number(a.x))\" y1=\"\(number(a.y))\" x2=\"\(number(b.x))\" "
        + "y2=\"\(number(b.y))\"\(look(stroke))/>"
    case .polyline(let places, let stroke):
      "<polyline class=\"l s-\(stroke.ink.name)\" points=\"\(points(places))\"\(look(stroke))/>"
    case .polygon(let places, let fill, let stroke):
      "<polygon class=\"f-\(fill.name)\(outlineClass(stroke))\" points=\"\(points(places))\""
        + "\(stroke.map(look) ?? "")/>"
    case .disc(let centre, let radius, let fill, let stroke):
      "<circle class=\"f-\(fill.name)\(outlineClass(stroke))\" cx=\"\(number(centre.x))\" "
        + "cy=\"\(number(centre.y))\" r=\"\(number(radius))\"\(stroke.map(look) ?? "")/>"
    case .label(let label): element(label)
    }
  }

  private func element(_ label: Label) -> String {
    let anchor = label.anchor == .start ? "" : " text-anchor=\"\(label.anchor.rawValue)\""
    return "<text class=\"t-\(label.size.rawValue)\(label.isBold ? " b" : "") f-\(label.ink.name)\" "
      + "x=\"\(number(label.place.x))\" y=\"\(number(label.place.y))\"\(anchor)>\(Self.escaped(label.text))</text>"
  }

  private func outlineClass(_ stroke: Stroke?) -> String { stroke.map { " s-\($0.ink.name)" } ?? "" }

  private func look(_ stroke: Stroke) -> String {
    " stroke-width=\"\(number(stroke.width))\"" + (stroke.isDashed ? " stroke-dasharray=\"4 3\"" : "")
  }

  private func points(_ places: [Point2D]) -> String {
    places.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  /// Number with one decimal, none if it is 0.
  private func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// Text for XML 1.0, with disallowed characters replaced.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\u{9}", "\u{A}", "\u{D}": out += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

/// Figures of the page: the wide and the narrow drawing, and what their menus save.
internal import Scenario

struct PageFigures {
  private let wide: [FigureName: Figure]
  private let narrow: [FigureName: Figure]
  private let texts: PageTexts
  private let language: Language

  init(wide: [Figure], narrow: [Figure], texts: PageTexts, language: Language) {
    self.wide = Dictionary(wide.map { ($0.name, $0) }) { first, _ in first }
    self.narrow = Dictionary(narrow.map { ($0.name, $0) }) { first, _ in first }
    self.texts = texts
    self.language = language
  }

  /// Figures in this order; those that the preset does not have are left out.
  func html(_ names: [FigureName]) -> String {
    names.compactMap { wide[$0] }.map { figure in
      let name = figure.name.rawValue
      let slim = narrow[figure.name].map { "<div class=\"slim\">\n\($0.markup(idPrefix: "slim-"))</div>\n" }
      return "<figure id=\"figure-\(name)\" data-name=\"\(name)\"\(slim == nil ? "" : " class=\"two\"")>\n"
        + "<div class=\"wide\">\n\(figure.markup(idPrefix: "page-"))</div>\n" + (slim ?? "")
        + "<figcaption><span class=\"tag\">\(HTMLText.escaped(texts.atPreset[language]))</span></figcaption></figure>\n"
    }.joined()
  }

  /// One style sheet for all of them; the script puts it into what is saved.
  var style: String {
    let all = FigureName.allCases.flatMap { [wide[$0], narrow[$0]] }.compactMap(\.self)
    return Figure.style(of: all, theme: .auto)
  }

  /// Data and tags to paste, by name, for the menus.
  var data: String {
    let figures = FigureName.allCases.compactMap { wide[$0] }
    guard !figures.isEmpty else { return "" }
    let value = JSONValue.object(
      figures.map { figure in
        (
          key: figure.name.rawValue,
          value: ["csv": .string(figure.csv), "embed": .string(figure.embed)] as JSONValue
        )
      })
    return "<script type=\"application/json\" id=\"figure-data\">\(HTMLText.scriptData(value))</script>\n"
  }
}

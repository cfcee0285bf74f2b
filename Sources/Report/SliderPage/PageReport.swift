/// Self-contained HTML page: the brief with figures, sortable tables, and sliders over computed positions.
///
/// The page fetches nothing: style, script and data are inside, and its content security policy forbids the
/// rest. The script looks numbers up and draws; it does not contain the model.
public import Findings
internal import Market
internal import ResilienceNumerics
internal import PageFiles
internal import Scenario

/// HTML page of a brief.
public struct PageReport: Sendable {
  private let screen: BriefScreen
  private let sections: BriefSections
  private let language: Language
  private let groups: [PageGroup]
  private let figures: [Figure]
  private let words: PageWords

  /// A page about findings; `groups` are the sliders, one group for each type of firm that has some.
  public init(
    _ brief: Brief, reasons: HerdReasons? = nil, uncertainty: UncertaintyStudy? = nil, groups: [PageGroup],
    figures: [Figure] = [],
    language: Language
  ) {
    screen = BriefScreen(BriefSummary(brief, reasons: reasons))
    sections = BriefSections(screen: screen, uncertainty: uncertainty)
    self.language = language
    self.groups = groups.filter { $0.grid.count > 1 }
    self.figures = figures
    words = PageWords(language: language)
  }

  /// The whole page.
  ///
  /// - Complexity: O(length of the page).
  public func html(_ inputs: Inputs) -> String {
    let page = screen.page
    let answer = HTMLDocument(PageDocument(page, language).document, prefix: "answer")
    let others = BriefSection.allCases.map { part in
      self.part(part).sections.map(\.html).joined() + figures(in: part)
    }
    return head(title: answer.title ?? "", answer: Text.sentences(page.answer)[language])
      + "<body>\n<a class=\"skip\" href=\"#main\">\(escaped(words.skip))</a>\n"
      + "<header>\n\(answer.head)</header>\n<main id=\"main\" tabindex=\"-1\">\n"
      + whatIf + others.joined() + "</main>\n" + footer(inputs) + data(inputs)
      + "<script>\(Self.script)</script>\n</body>\n</html>\n"
  }

  private func escaped(_ text: String) -> String { HTMLText.escaped(text) }

  private func part(_ part: BriefSection) -> HTMLDocument {
    var document = Document()
    let page = PageDocument(screen.page, language)
    for section in sections.sections(part) { page.add(section, to: &document) }
    return HTMLDocument(document, prefix: part.rawValue)
  }

  private func figures(in part: BriefSection) -> String {
    figures.filter { Self.part(of: $0.name) == part }.map {
      let name = $0.name.rawValue
      return "<figure id=\"figure-\(name)\" tabindex=\"0\" aria-labelledby=\"page-\(name)-title\">\n"
        + $0.svg(idPrefix: "page-") + "</figure>\n"
    }.joined()
  }

  /// The part of the brief whose tables a figure draws.
  private static func part(of figure: FigureName) -> BriefSection {
    switch figure {
    case .timeline, .race, .collapse, .exceedance: .outages
    case .button: .ladder
    case .heatmap: .payoffs
    case .phases: .equilibria
    case .tornado: .causes
    case .basins: .entry
    case .herding: .herd
    }
  }

  // MARK: Head and foot

  /// Content security policy: nothing may be fetched, and no script may run but the page's own, known by its
  /// hash. Styles are inline because figures bring their own.
  private var policy: String {
    var fingerprint = SHA256()
    fingerprint.update(Self.script)
    let hash = PackedNumbers.base64(fingerprint.digestBytes)
    return "default-src 'none'; script-src 'sha256-\(hash)'; style-src 'unsafe-inline'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private func head(title: String, answer: String) -> String {
    """
    <!doctype html>
    <html lang="\(words.code)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="description" content="\(HTMLText.escaped(answer, cells: 300))">
    <link rel="icon" href="data:,">
    <title>\(HTMLText.escaped(title, cells: 120))</title>
    <style>
    \(Self.text(page_style))</style>
    </head>

    """
  }

  private func footer(_ inputs: Inputs) -> String {
    let options = PageCommand.options(inputs)
    let line = ["resilience-econ report"] + options.presets + options.firms + options.sets
    let record = inputs.record.map { "<p>\(escaped($0.text(language)))</p>\n" } ?? ""
    return
      "<footer>\n\(record)<p>\(escaped(words.madeBy)) <code>\(escaped(line.joined(separator: " ")))</code>, "
      + "\(escaped(words.version)) \(escaped(inputs.version))</p>\n</footer>\n"
  }

  // MARK: Sliders

  /// Empty frame that the script fills; hidden without a script.
  private var whatIf: String {
    guard !groups.isEmpty else { return "" }
    let positions = groups.reduce(0) { $0 + $1.grid.count }
    return """
      <noscript><p>\(escaped(words.noScript))</p></noscript>
      <section id="what-if" aria-labelledby="what-if-title" hidden>
      <h2 id="what-if-title">\(escaped(words.whatIf))</h2>
      <p>\(escaped(words.intro(positions: positions, types: groups.count)))</p>
      <div class="bench">
      <form id="controls" autocomplete="off"></form>
      <div id="result">
      <p id="verdict" role="status" aria-live="polite" aria-atomic="true"></p>
      <div id="details"></div>
      </div>
      </div>
      </section>

      """
  }

  /// Data for the script's lookups.
  private func data(_ inputs: Inputs) -> String {
    guard !groups.isEmpty else { return "" }
    let market = screen.market
    let options = PageCommand.options(inputs)
    func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    let value: JSONValue = [
      "words": .object(words.script), "sort": .string(words.sortHint),
      "reasons": list(PayoffItem.allCases.map { $0.name[language] }),
      "strategies": list(market.strategies.indices.map { screen.labels.setup($0)[language] }),
      "letters": list(market.strategies.indices.map(PayoffSection.letter)),
      "types": list(market.firms.indices.map { screen.labels.firms($0)[language] }),
      "command": [
        "presets": list(options.presets), "firms": list(options.firms), "sets": list(options.sets),
      ],
      "groups": .array(groups.map { $0.json(words, market: market) }),
    ]
    return "<script type=\"application/json\" id=\"data\">\(HTMLText.scriptData(value))</script>\n"
  }

  /// Script of the page; it holds no `</script`.
  static let script = text(page_script)

  private static func text(_ file: page_file) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
  }
}

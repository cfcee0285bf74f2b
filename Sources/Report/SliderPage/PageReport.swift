/// Self-contained HTML page: the answer, one picture, the sliders, the price against the loss avoided, why, the
/// incident, the record, and everything else folded away.
///
/// The page fetches nothing: style, script and data are inside, and its content security policy forbids the
/// rest. The script looks numbers up and draws; it does not contain the model.
public import Findings
internal import Market
internal import PageFiles
internal import ResilienceNumerics
internal import Scenario

/// HTML page of a brief.
public struct PageReport: Sendable {
  let screen: BriefScreen
  private let sections: BriefSections
  let language: Language
  let groups: [PageGroup]
  let texts: PageTexts
  private let figures: PageFigures

  /// A page about findings; `groups` are the sliders, one group for each type of firm that has some.
  ///
  /// - Parameter narrow: figures for a telephone; where one is missing the wide one scrolls.
  public init(
    _ brief: Brief, reasons: HerdReasons? = nil, uncertainty: UncertaintyStudy? = nil, groups: [PageGroup],
    figures: [Figure] = [], narrow: [Figure] = [], language: Language
  ) {
    screen = BriefScreen(BriefSummary(brief, reasons: reasons))
    sections = BriefSections(screen: screen, uncertainty: uncertainty)
    self.language = language
    let screen = screen
    self.groups = groups.filter { $0.grid.count > 1 }.map { $0.judged(screen, language) }
    texts = PageTexts(loss: screen.lossName)
    self.figures = PageFigures(wide: figures, narrow: narrow, texts: texts, language: language)
  }

  /// The whole page.
  ///
  /// - Complexity: O(length of the page).
  public func html(_ inputs: Inputs) -> String {
    let title = screen.question[language]
    return head(title: title, answer: Text.sentences(screen.page.answer)[language])
      + "<body>\n<a class=\"skip\" href=\"#main\">\(escaped(texts.skip))</a>\n"
      + "<header>\n<h1>\(HTMLText.keptWhole(HTMLText.escaped(title, cells: 400)))</h1>\n"
      + "<p class=\"faint\">\(escaped(screen.labels.everybody[language] + (isPlain ? texts.yearCost[language] : "")))</p>\n</header>\n"
      + "<main id=\"main\" tabindex=\"-1\">\n"
      + PageAnswer(page: self).html + figures.html([.causes]) + whatIf + figures.html([.price]) + why
      + chapter("incident", texts.incident, [.timeline, .race, .fixes, .collapse])
      + chapter("record", texts.record, [.record, .badYear, .coupling]) + appendix + "</main>\n"
      + footer(inputs) + data(inputs) + figures.data
      + "<script>\(Self.script)</script>\n</body>\n</html>\n"
  }

  /// Whether a year's cost is nothing but the bill, the losses in outages and the region's value, in every setup.
  private var isPlain: Bool {
    let named: [PayoffItem] = [.bill, .regionValue, .direct, .blame, .dependence]
    let rows = screen.brief.firms.flatMap(\.ladder)
    return PayoffItem.allCases.allSatisfy { item in
      named.contains(item) || rows.allSatisfy { $0.account[item] == 0 }
    }
  }

  func escaped(_ text: String) -> String { HTMLText.escaped(text) }

  func escaped(_ text: Text) -> String { escaped(text[language]) }

  /// Label of what the sliders do not move.
  var tag: String { "<span class=\"tag\">\(escaped(texts.atPreset))</span>" }

  // MARK: Chapters

  private func chapter(_ id: String, _ title: Text, _ names: [FigureName]) -> String {
    let drawn = figures.html(names)
    guard !drawn.isEmpty else { return "" }
    return
      "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(escaped(title))</h2>\n\(drawn)</section>\n"
  }

  private var why: String {
    let points = screen.points.filter { !["Tips at", "More"].contains($0.label.en) }
    let rows = points.map {
      "<dt>\(escaped($0.label[language]))</dt><dd>\(HTMLText.keptWhole(escaped($0.text[language])))</dd>\n"
    }
    return "<section aria-labelledby=\"why\">\n<h2 id=\"why\">\(escaped(texts.why)) \(tag)</h2>\n"
      + "<dl class=\"points\">\n\(rows.joined())</dl>\n" + figures.html([.tornado, .solid]) + "</section>\n"
  }

  /// Everything else, folded: tables of all sections, payoffs, equilibria, limits.
  private var appendix: String {
    let parts = BriefSection.allCases.map { part in
      self.part(part).sections.map(\.html).joined() + figures.html(Self.figures(of: part))
    }
    return "<details class=\"appendix\">\n<summary><span>\(escaped(texts.appendix))</span> \(tag)</summary>\n"
      + parts.joined() + "</details>\n"
  }

  private func part(_ part: BriefSection) -> HTMLDocument {
    var document = Document()
    let page = PageDocument(screen.page, language)
    let shown =
      part == .payoffs
      ? [PayoffSection(market: screen.market, firms: screen.brief.firms, usesLetters: false).section]
      : sections.sections(part)
    for section in shown { page.add(section, to: &document) }
    return HTMLDocument(document, prefix: part.rawValue)
  }

  /// The figures that draw the tables of a part of the brief.
  private static func figures(of part: BriefSection) -> [FigureName] {
    switch part {
    case .payoffs: [.payoffs]
    case .equilibria: [.phases]
    case .herd: [.tipping]
    case .outages: [.exceedance]
    default: []
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
    <html lang="\(texts.code[language])">
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
    <style id="figure-style">\(figures.style)</style>
    </head>

    """
  }

  private func footer(_ inputs: Inputs) -> String {
    let options = PageCommand.options(inputs)
    let line = ["resilience-econ report"] + options.presets + options.firms + options.sets
    let record = inputs.record.map { "<p>\(escaped($0.text(language)))</p>\n" } ?? ""
    let currency = inputs.currency.map { "<p>\(escaped(texts.currency($0)))</p>\n" } ?? ""
    return
      "<footer>\n\(record)\(currency)<p>\(escaped(texts.madeBy)) <code>\(escaped(line.joined(separator: " ")))</code>, "
      + "\(escaped(texts.version)) \(escaped(inputs.version))</p>\n</footer>\n"
  }

  // MARK: Sliders

  /// Empty frame that the script fills; hidden without a script.
  private var whatIf: String {
    guard !groups.isEmpty else { return "" }
    let positions = groups.reduce(0) { $0 + $1.grid.count }
    return """
      <noscript><p>\(escaped(texts.noScript))</p></noscript>
      <section id="what-if" aria-labelledby="what-if-title" hidden>
      <h2 id="what-if-title">\(escaped(texts.whatIf))</h2>
      <p class="faint">\(escaped(texts.intro(positions: positions, types: groups.count)))</p>
      <div class="bench">
      <form id="controls" autocomplete="off"></form>
      <div id="result">
      <p id="echo" aria-hidden="true"></p>
      <div id="details"></div>
      </div>
      </div>
      </section>

      """
  }

  /// Data for the script's lookups.
  private func data(_ inputs: Inputs) -> String {
    let market = screen.market
    let options = PageCommand.options(inputs)
    func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    let families = market.strategies.indices.map { PageFamily($0, of: market) }
    let value: JSONValue = [
      "language": .string(language.rawValue), "sign": "$", "unit": "美元",
      "words": .object(texts.script(language)),
      "sort": .string(texts.sortHint[language]),
      "reasons": list(PayoffItem.allCases.map { $0.name[language] }),
      "strategies": list(market.strategies.indices.map { screen.labels.setup($0)[language] }),
      "keys": list(market.strategies.map(\.name)),
      "families": .array(families.map { .count($0.rawValue) }),
      "legend": .array(
        PageFamily.allCases.filter(families.contains).map { family in
          [.count(family.rawValue), .string(family.name(region: screen.region)[language])]
        }),
      "bigs": .array(PageAnswer(page: self).moveLabels.map { list($0) }),
      "perHour": list(market.firms.indices.map { PageAnswer(page: self).perHourLabel($0) }),
      "types": list(market.firms.indices.map { screen.labels.firms($0)[language] }),
      "crowds": list(market.firms.indices.map { screen.labels.firms($0).capitalized[language] }),
      "command": [
        "presets": list(options.presets), "firms": list(options.firms), "sets": list(options.sets),
      ],
      "groups": .array(groups.map { $0.json(texts, language, market: market) }),
    ]
    return "<script type=\"application/json\" id=\"data\">\(HTMLText.scriptData(value))</script>\n"
  }

  /// Script of the page; it holds no `</script`.
  static let script = text(page_script)

  private static func text(_ file: page_file) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
  }
}

/// Kind of a setup, with the colour that it has in the figures and a sign, so that colour never tells alone.
enum PageFamily: Int, CaseIterable {
  case herd, elsewhere, regions, clouds

  init(_ strategy: Int, of market: Market) {
    let setup = market.strategies[strategy]
    if setup.clouds > 1 {
      self = .clouds
    } else if setup.regions > 1 {
      self = .regions
    } else {
      self = setup.home == market.scenario.regions.first?.name ? .herd : .elsewhere
    }
  }

  func name(region: String) -> Text {
    switch self {
    case .herd: Text("\(region) alone", "只在 \(region)")
    case .elsewhere: Text("another region alone", "只在另一区域")
    case .regions: Text("several regions", "多个区域")
    case .clouds: Text("several clouds", "多个云")
    }
  }
}

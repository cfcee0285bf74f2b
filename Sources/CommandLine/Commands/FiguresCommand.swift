/// `figures`: the findings as drawings.
internal import Findings
internal import Incident
internal import Market
internal import Outages
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension CommandDeclaration {
  static let figures = CommandDeclaration(
    name: "figures",
    summary: Text("the findings as figures: SVG, with alt text and data", "把结果画成图：SVG，附替代文字和数据"),
    about: Text(
      """
      Draws the incident (timeline, race, fixes, collapse), the record, and the market (price, bad-year, \
      causes, payoffs, tipping, phases, tornado, solid, coupling; exceedance when named). Each headline is \
      computed. With --output every figure is written as DIR/NAME.svg, with its data as NAME.csv and a tag \
      with alt text, caption and source as NAME.html; one figure alone may go to standard output.
      """,
      """
      画出事故（timeline、race、fixes、collapse）、故障记录（record）与市场（price、bad-year、causes、payoffs、\
      tipping、phases、tornado、solid、coupling；指名时还有 exceedance）。每个标题都由计算得出。加 --output 时每张图\
      写成 DIR/NAME.svg，数据写成 NAME.csv，带替代文字、说明与来源的标签写成 NAME.html；单独一张图可写到标准输出。
      """),
    options: [
      .list(.preset, .firms, .set, .fix, .onlyFigure, .figureTheme, .narrow, .altText, .lang, .outputFolder)
    ],
    examples: [
      Example(
        line: "resilience-econ figures --preset netflix --output figures",
        gives: Text("all, into a folder", "全部图，写入文件夹")),
      Example(
        line: "resilience-econ figures --only timeline",
        gives: Text("one figure on standard output", "一张图，写到标准输出")),
      Example(
        line: "resilience-econ figures --only causes --alt", gives: Text("its content in words", "用文字说明图的内容")),
      Example(
        line: "resilience-econ figures --only causes --narrow --theme dark",
        gives: Text("for a telephone, dark", "适合手机，深色")),
    ])
}

extension OptionKey<FigureTheme> {
  static let figureTheme = OptionKey(
    "theme", choices: FigureTheme.allCases,
    help: Text("light (the default), dark, or auto: as the reader's system", "light（默认）、dark，或 auto：随读者的系统"))
}

extension OptionKey<FigureName> {
  static let onlyFigure = OptionKey(
    "only", placeholder: "NAME", isRepeatable: true,
    help: Text("draw this figure only, as in timeline; may be given several times", "只画这张图，如 timeline；可多次给出"))
}

extension OptionKey<Bool> {
  static let narrow = OptionKey(
    switch: "narrow", help: Text("360 units wide, for a telephone", "宽 360 单位，适合手机"))
  static let altText = OptionKey(
    switch: "alt", help: Text("the figures in words, for readers who do not see them", "图的文字说明，供看不到图的读者"))
}

extension OptionKey<String> {
  static let outputFolder = OptionKey(
    "output", file: "DIR",
    help: Text("write every file into the folder DIR, each whole or not at all", "每个文件写入文件夹 DIR：要么完整写入，要么不写"))
}

struct FiguresCommand {
  let settings: Settings
  /// Requested figures; the usual ones if none is named.
  let asked: Set<FigureName>
  private let isNamed: Bool
  private let wantsAlt: Bool
  private let isNarrow: Bool
  private let theme: FigureTheme

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    let named = parsed.all(.onlyFigure)
    isNamed = !named.isEmpty
    asked = isNamed ? Set(named) : FigureName.usual
    wantsAlt = parsed[.altText]
    isNarrow = parsed[.narrow]
    theme = parsed[.figureTheme] ?? .light
  }

  /// All figures, for a page.
  init(all settings: Settings) {
    self.settings = settings
    (asked, isNamed, wantsAlt, isNarrow, theme) = (FigureName.usual, false, false, false, .auto)
  }

  /// Standard output: one drawing, the descriptions of some, or the list of written files.
  func text() throws(Failure) -> String {
    guard wantsAlt || settings.output != nil || asked.count == 1 else {
      throw Failure(CommandLineError.figuresWithoutFolder(count: asked.count))
    }
    let figures = try drawn()
    let missing = FigureName.allCases.filter { name in
      asked.contains(name) && !figures.contains { $0.name == name }
    }
    if let first = missing.first, isNamed {
      let reason = Self.reason(first)
      throw .unfinished(
        Text(
          "figures --only \(first.rawValue): \(reason.en)", "figures --only \(first.rawValue)：\(reason.zh)"))
    }
    guard let folder = settings.output else {
      return currency.page(wantsAlt ? words(figures) : figures[0].svg(theme: theme))
    }
    return try write(figures, into: folder)
  }

  private var currency: CurrencyLabel { settings.records.currency }

  private func words(_ figures: [Figure]) -> String {
    figures.map { "\($0.name.rawValue): \($0.alt)\n" }.joined(separator: "\n")
  }

  /// Reason for an empty figure.
  private static func reason(_ name: FigureName) -> Text {
    switch name {
    case .payoffs, .tipping, .coupling:
      Text(
        "the market has no herd: it takes two firms, a setup in the oldest region alone, and a way out",
        "该市场没有抱团可看：需要两家企业、一个只在最老区域的方案和一条出路")
    case .causes:
      Text("no setup stays in the oldest region alone, so there is nothing to leave", "没有只在最老区域的方案，无所谓离开")
    case .phases:
      Text(
        "no setup spreads over regions or clouds, or one answer fills the whole plane",
        "没有跨区域或跨云的方案，或整个平面只有一种答案")
    case .tornado: Text("no number tips the choice", "没有参数能改变选择")
    case .solid: Text("no number of the scenario has a range, a list or a record", "没有带范围、列表或记录的数字")
    case .price: Text("there is no second setup", "没有第二个方案")
    case .timeline, .race, .fixes, .collapse, .record, .badYear, .exceedance:
      Text("there is nothing to show", "没有可画的内容")
    }
  }

  // MARK: Drawing

  /// Requested figures that are not empty.
  func drawn() throws(Failure) -> [Figure] { try drawn([(isNarrow, asked)])[0] }

  /// Figures for a page about a brief: all of them, and some for a telephone; everything is worked out once, and what the
  /// page has is not worked out again.
  func forPage(
    _ slim: Set<FigureName>, _ brief: Brief, solidity: Solidity?
  ) throws(Failure) -> (wide: [Figure], narrow: [Figure]) {
    let drawn = try drawn([(false, asked), (true, slim)], known: (brief, solidity))
    return (drawn[0], drawn[1])
  }

  /// Drawings of the same findings.
  private func drawn(
    _ sheets: [(isNarrow: Bool, names: Set<FigureName>)], known: (brief: Brief, solidity: Solidity?)? = nil
  ) throws(Failure) -> [[Figure]] {
    // A misspelt preset is an error even if the figures do not need it.
    let loaded = try settings.load()
    let asked = isNamed ? asked : Self.story(of: loaded.scenario)
    let sheets = sheets.map { (isNarrow: $0.isNarrow, names: $0.names.intersection(asked)) }
    let incident = IncidentCatalogue.aws20251020
    let fixes = try IncidentCommand.fixes(settings.fixes, in: incident)
    var drawn = sheets.map { _ in [Figure]() }
    func draw(_ figures: (Bool, Set<FigureName>) -> [Figure]) {
      for (index, sheet) in sheets.enumerated() { drawn[index] += figures(sheet.isNarrow, sheet.names) }
    }
    let (inputs, language) = (settings.inputs, settings.language)
    if !asked.isDisjoint(with: Figures.ofIncident) {
      do throws(IncidentError) {
        let story = try IncidentReplay(incident, fixes: fixes)
        let collapse = asked.contains(.collapse) ? try MetastabilityExample() : nil
        draw {
          Figures.all(
            for: story, collapse: collapse, inputs: inputs, language: language, isNarrow: $0, only: $1)
        }
      } catch { throw .usage(IncidentMessage.text(error, preset: incident.rawValue)) }
    }
    if asked.contains(.record), let record = try? OutageRecord.builtIn() {
      draw { isNarrow, names in
        guard names.contains(.record) else { return [] }
        let figure = Figures.record(record.outages, inputs: inputs, language: language, isNarrow: isNarrow)
        return figure.map { [$0] } ?? []
      }
    }
    let market = if let known { known.brief.market } else { try market(loaded.scenario) }
    let subjects = Set(asked.compactMap { FigureFindings.Subject(rawValue: $0.rawValue) })
    guard !subjects.isEmpty else { return drawn }
    let coupled = subjects.contains(.coupling) ? try coupledMarkets() : nil
    let marks = subjects.contains(.phases) ? try marks() : []
    let brief = known?.brief ?? Brief(market, jobs: settings.jobs)
    do throws(ParameterError) {
      let findings = try FigureFindings(
        brief, incidentHours: incident.publishedMinutes / 60,
        inputs: UncertainInputs(market.scenario, spreads: loaded.spreads), coupled: coupled, marks: marks,
        solidity: known?.solidity, only: subjects,
        seed: UInt64(settings.seed), jobs: settings.jobs)
      draw { Figures.all(for: findings, inputs: inputs, language: language, isNarrow: $0, only: $1) }
    } catch { throw Failure(error) }
    return drawn
  }

  /// The figures that belong to a preset's story: those of the incident and the record only where somebody may be in the
  /// region that failed.
  private static func story(of scenario: Scenario) -> Set<FigureName> {
    let isThere = scenario.regions.contains { $0.name == Figures.incidentRegion }
    return isThere
      ? FigureName.usual : FigureName.usual.subtracting(Figures.ofIncident).subtracting([.record, .coupling])
  }

  /// The presets of the story.
  private static let storyPresets = ["us-east-1", "netflix", "startup", "bank"]

  /// Firms of the story's other presets.
  private func marks() throws(Failure) -> [PhaseMark] {
    var marks: [PhaseMark] = []
    for preset in Self.storyPresets where settings.presets.last != preset {
      if let mark = PhaseMark(try settings.only(preset).load().scenario) { marks.append(mark) }
    }
    return marks
  }

  /// Markets of the presets `coupled` and `decoupled`, whatever else is set.
  private func coupledMarkets() throws(Failure) -> (coupled: Market, decoupled: Market) {
    func market(_ preset: String) throws(Failure) -> Market {
      try MarketCommands(settings.only(preset)).market()
    }
    return (try market("coupled"), try market("decoupled"))
  }

  /// Market, with the fixes that apply to it; some fixes apply to the incident alone.
  private func market(_ scenario: Scenario) throws(Failure) -> Market {
    var settings = settings
    if !scenario.hazards.contains(where: { $0.duration == .incident }) { settings.fixes = [] }
    return try MarketCommands(settings).market()
  }

  // MARK: Files

  private func write(_ figures: [Figure], into folder: String) throws(Failure) -> String {
    if let fault = FigureFolder.prepare(folder) { throw .usage(fault) }
    var lines = ""
    for figure in figures {
      let base = (folder.hasSuffix("/") ? folder : folder + "/") + figure.name.rawValue
      var files = [
        (base + ".svg", currency.page(figure.svg(theme: theme))), (base + ".csv", currency.table(figure.csv)),
        (base + ".html", currency.page(figure.embed)),
      ]
      if wantsAlt { files.append((base + ".txt", currency.page(figure.alt + "\n"))) }
      for (path, text) in files {
        do { try OutputFile.write(text, to: path) } catch { throw Failure(error) }
      }
      lines += "\(SafeText.line(base)).svg  \(currency.page(figure.headline))\n"
    }
    return lines
  }
}

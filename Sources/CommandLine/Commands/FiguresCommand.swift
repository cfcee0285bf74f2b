/// `figures`: the findings as drawings.
internal import Findings
internal import Incident
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension CommandDeclaration {
  static let figures = CommandDeclaration(
    name: "figures",
    summary: Text("the findings as figures: SVG, with alt text and data", "结果作图：SVG，附替代文字和数据"),
    about: Text(
      """
      Draws timeline, race and collapse of the incident, and exceedance, button, heatmap, phases, \
      basins, tornado and herding of the market. Each headline is computed. With --output every figure \
      is written as DIR/NAME.svg with its data as DIR/NAME.csv; one figure alone may go to standard \
      output.
      """,
      """
      画出事故的 timeline、race、collapse，以及市场的 exceedance、button、heatmap、phases、basins、\
      tornado、herding。每个标题都由计算得出。加 --output 时每张图写成 DIR/NAME.svg，数据写成 \
      DIR/NAME.csv；单独一张图可写到标准输出。
      """),
    options: [.list(.preset, .firms, .set, .fix, .onlyFigure, .altText, .lang, .outputFolder)],
    examples: [
      Example(
        line: "resilience-econ figures --preset netflix --output figures",
        gives: Text("all, into a folder", "全部图，写入文件夹")),
      Example(
        line: "resilience-econ figures --only timeline",
        gives: Text("one figure on standard output", "一张图，写到标准输出")),
      Example(
        line: "resilience-econ figures --only phases --alt", gives: Text("its content in words", "用文字说明图的内容")),
    ])
}

extension OptionKey<FigureName> {
  static let onlyFigure = OptionKey(
    "only", placeholder: "NAME", isRepeatable: true,
    help: Text("draw this figure only, as in timeline; may be given several times", "只画这张图，如 timeline；可多次给出"))
}

extension OptionKey<Bool> {
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
  /// Requested figures; all if none is named.
  let asked: Set<FigureName>
  let wantsAlt: Bool

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    let named = parsed.all(.onlyFigure)
    asked = Set(named.isEmpty ? FigureName.allCases : named)
    wantsAlt = parsed[.altText]
  }

  /// All figures, for a page.
  init(all settings: Settings) {
    self.settings = settings
    asked = Set(FigureName.allCases)
    wantsAlt = false
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
    if let first = missing.first, asked.count < FigureName.allCases.count {
      let reason = Self.reason(first)
      throw .unfinished(
        Text(
          "figures --only \(first.rawValue): \(reason.en)", "figures --only \(first.rawValue)：\(reason.zh)"))
    }
    guard let folder = settings.output else { return wantsAlt ? words(figures) : figures[0].svg() }
    return try write(figures, into: folder)
  }

  private func words(_ figures: [Figure]) -> String {
    figures.map { "\($0.name.rawValue): \($0.alt)\n" }.joined(separator: "\n")
  }

  /// Reason for an empty figure.
  private static func reason(_ name: FigureName) -> Text {
    switch name {
    case .heatmap, .basins, .herding:
      Text(
        "the market has no herd: it takes two firms, a setup in the oldest region alone, and a way out",
        "该市场没有抱团可看：需要两家企业、一个只在最老区域的方案和一条出路")
    case .phases: Text("no setup spreads over regions or clouds", "没有跨区域或跨云的方案")
    case .tornado: Text("no number tips the choice", "没有参数能改变选择")
    case .timeline, .race, .collapse, .exceedance, .button: Text("there is nothing to show", "没有可画的内容")
    }
  }

  // MARK: Drawing

  /// Requested figures that are not empty.
  func drawn() throws(Failure) -> [Figure] {
    let incident = IncidentCatalogue.aws20251020
    let fixes = try IncidentCommand.fixes(settings.fixes, in: incident)
    var figures: [Figure] = []
    if !asked.isDisjoint(with: Figures.ofIncident) {
      do throws(IncidentError) {
        let story = try IncidentReplay(incident, fixes: fixes)
        let collapse = asked.contains(.collapse) ? try MetastabilityExample() : nil
        figures += Figures.all(
          for: story, collapse: collapse, inputs: settings.inputs, language: settings.language, only: asked)
      } catch { throw .usage(IncidentMessage.text(error, preset: incident.rawValue)) }
    }
    let subjects = Set(asked.compactMap { FigureFindings.Subject(rawValue: $0.rawValue) })
    // A misspelt preset is an error even if the figures do not need it.
    let market = try market()
    guard !subjects.isEmpty else { return figures }
    do throws(ParameterError) {
      let findings = try FigureFindings(
        Brief(market), incidentHours: incident.publishedMinutes / 60, only: subjects)
      return figures
        + Figures.all(for: findings, inputs: settings.inputs, language: settings.language, only: asked)
    } catch { throw Failure(error) }
  }

  /// Market, with the fixes that apply to it; some fixes apply to the incident alone.
  private func market() throws(Failure) -> Market {
    var settings = settings
    let scenario = try settings.load().scenario
    if !scenario.hazards.contains(where: { $0.duration == .incident }) { settings.fixes = [] }
    return try MarketCommands(settings).market()
  }

  // MARK: Files

  private func write(_ figures: [Figure], into folder: String) throws(Failure) -> String {
    if let fault = FigureFolder.prepare(folder) { throw .usage(fault) }
    var lines = ""
    for figure in figures {
      let base = (folder.hasSuffix("/") ? folder : folder + "/") + figure.name.rawValue
      var files = [(base + ".svg", figure.svg()), (base + ".csv", figure.csv)]
      if wantsAlt { files.append((base + ".txt", figure.alt + "\n")) }
      for (path, text) in files {
        do { try OutputFile.write(text, to: path) } catch { throw Failure(error) }
      }
      lines += "\(SafeText.line(base)).svg  \(figure.headline)\n"
    }
    return lines
  }
}

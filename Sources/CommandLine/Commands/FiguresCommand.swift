/// `figures`: the findings as drawings.
internal import Findings
internal import Incident
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension CommandDeclaration {
  static let figures = CommandDeclaration(
    name: "figures", summary: "the findings as figures: SVG, with alt text and data",
    about: """
      Draws timeline, race and collapse of the incident, and exceedance, button, heatmap, phases, basins, \
      tornado and herding of the market. Each headline is computed. With --output every figure is written \
      as DIR/NAME.svg with its data as DIR/NAME.csv; one figure alone may go to standard output.
      """,
    options: [.list(.preset, .firms, .set, .fix, .onlyFigure, .altText, .lang, .outputFolder)],
    examples: [
      Example(line: "resilience-econ figures --preset netflix --output figures", gives: "all, into a folder"),
      Example(line: "resilience-econ figures --only timeline", gives: "one figure on standard output"),
      Example(line: "resilience-econ figures --only phases --alt", gives: "what it shows, in words"),
    ])
}

extension OptionKey<FigureName> {
  static let onlyFigure = OptionKey(
    "only", placeholder: "NAME", isRepeatable: true,
    help: "draw this figure only, as in timeline; may be given several times")
}

extension OptionKey<Bool> {
  static let altText = OptionKey(
    switch: "alt", help: "the figures in words, for readers who do not see them")
}

extension OptionKey<String> {
  static let outputFolder = OptionKey(
    "output", file: "DIR", help: "write every file into the folder DIR, each whole or not at all")
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
      throw .unfinished("figures --only \(first.rawValue): \(Self.reason(first))")
    }
    guard let folder = settings.output else { return wantsAlt ? words(figures) : figures[0].svg() }
    return try write(figures, into: folder)
  }

  private func words(_ figures: [Figure]) -> String {
    figures.map { "\($0.name.rawValue): \($0.alt)\n" }.joined(separator: "\n")
  }

  /// Reason for an empty figure.
  private static func reason(_ name: FigureName) -> String {
    switch name {
    case .heatmap, .basins, .herding:
      "the market has no herd to look at: it takes two firms, a strategy in the oldest region alone, and a way out"
    case .phases: "no strategy spreads over regions or clouds"
    case .tornado: "nothing flips the choice"
    case .timeline, .race, .collapse, .exceedance, .button: "there is nothing to show"
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
    if let line = FigureFolder.prepare(folder) { throw .usage(line) }
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

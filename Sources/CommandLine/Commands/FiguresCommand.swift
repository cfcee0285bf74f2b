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
    name: "figures", summary: "the findings as figures: SVG, with alt text, data and a tag to paste",
    about: """
      Draws the incident (timeline, race, fixes, collapse), the record, and the market (price, bad-year, causes, \
      payoffs, tipping, phases, tornado, solid, coupling; exceedance when named). Each headline is computed. With \
      --output every figure is written as DIR/NAME.svg, with its data as NAME.csv and a tag with alt text, caption \
      and source as NAME.html; one figure alone may go to standard output.
      """,
    options: [
      .list(.preset, .firms, .set, .fix, .onlyFigure, .figureTheme, .narrow, .altText, .lang, .outputFolder)
    ],
    examples: [
      Example(line: "resilience-econ figures --preset netflix --output figures", gives: "all, into a folder"),
      Example(line: "resilience-econ figures --only timeline", gives: "one figure on standard output"),
      Example(line: "resilience-econ figures --only causes --alt", gives: "what it shows, in words"),
      Example(
        line: "resilience-econ figures --only causes --narrow --theme dark", gives: "for a telephone, dark"),
    ])
}

extension OptionKey<FigureTheme> {
  static let figureTheme = OptionKey(
    "theme", choices: FigureTheme.allCases,
    help: "light (the default), dark, or auto: as the reader's system")
}

extension OptionKey<FigureName> {
  static let onlyFigure = OptionKey(
    "only", placeholder: "NAME", isRepeatable: true,
    help: "draw this figure only, as in timeline; may be given several times")
}

extension OptionKey<Bool> {
  static let narrow = OptionKey(switch: "narrow", help: "360 units wide, for a telephone")
  static let altText = OptionKey(
    switch: "alt", help: "the figures in words, for readers who do not see them")
}

extension OptionKey<String> {
  static let outputFolder = OptionKey(
    "output", file: "DIR", help: "write every file into the folder DIR, each whole or not at all")
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
      throw .unfinished("figures --only \(first.rawValue): \(Self.reason(first))")
    }
    guard let folder = settings.output else {
      return wantsAlt ? words(figures) : figures[0].svg(theme: theme)
    }
    return try write(figures, into: folder)
  }

  private func words(_ figures: [Figure]) -> String {
    figures.map { "\($0.name.rawValue): \($0.alt)\n" }.joined(separator: "\n")
  }

  /// Reason for an empty figure.
  private static func reason(_ name: FigureName) -> String {
    switch name {
    case .payoffs, .tipping, .coupling:
      "the market has no herd to look at: it takes two firms, a setup in the oldest region alone, and a way out"
    case .causes: "no setup stays in the oldest region alone, so there is nothing to leave"
    case .phases: "no setup spreads over regions or clouds, or one answer fills the whole plane"
    case .tornado: "no single number tips the choice"
    case .solid: "no number of the scenario has a range, a list or a record"
    case .price: "there is no second setup"
    case .timeline, .race, .fixes, .collapse, .record, .badYear, .exceedance: "there is nothing to show"
    }
  }

  // MARK: Drawing

  /// Requested figures that are not empty.
  func drawn() throws(Failure) -> [Figure] { try drawn([(isNarrow, asked)])[0] }

  /// Figures for a page: all of them, and some for a telephone; everything is worked out once.
  func forPage(_ slim: Set<FigureName>) throws(Failure) -> (wide: [Figure], narrow: [Figure]) {
    let drawn = try drawn([(false, asked), (true, slim)])
    return (drawn[0], drawn[1])
  }

  /// Drawings of the same findings.
  private func drawn(
    _ sheets: [(isNarrow: Bool, names: Set<FigureName>)]
  ) throws(Failure) -> [[Figure]] {
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
    // A misspelt preset is an error even if the figures do not need it.
    let loaded = try settings.load()
    let market = try market(loaded.scenario)
    let subjects = Set(asked.compactMap { FigureFindings.Subject(rawValue: $0.rawValue) })
    guard !subjects.isEmpty else { return drawn }
    let coupled = subjects.contains(.coupling) ? try coupledMarkets() : nil
    do throws(ParameterError) {
      let findings = try FigureFindings(
        Brief(market), incidentHours: incident.publishedMinutes / 60,
        inputs: UncertainInputs(market.scenario, spreads: loaded.spreads), coupled: coupled, only: subjects,
        seed: UInt64(settings.seed), jobs: settings.jobs)
      draw { Figures.all(for: findings, inputs: inputs, language: language, isNarrow: $0, only: $1) }
    } catch { throw Failure(error) }
    return drawn
  }

  /// Markets of the presets `coupled` and `decoupled`, whatever else is set.
  private func coupledMarkets() throws(Failure) -> (coupled: Market, decoupled: Market) {
    func market(_ preset: String) throws(Failure) -> Market {
      var other = settings
      (other.givenPresets, other.sets, other.firms, other.fixes) = ([preset], [], nil, [])
      return try MarketCommands(other).market()
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
    if let line = FigureFolder.prepare(folder) { throw .usage(line) }
    var lines = ""
    for figure in figures {
      let base = (folder.hasSuffix("/") ? folder : folder + "/") + figure.name.rawValue
      var files = [
        (base + ".svg", figure.svg(theme: theme)), (base + ".csv", figure.csv),
        (base + ".html", figure.embed),
      ]
      if wantsAlt { files.append((base + ".txt", figure.alt + "\n")) }
      for (path, text) in files {
        do { try OutputFile.write(text, to: path) } catch { throw Failure(error) }
      }
      lines += "\(SafeText.line(base)).svg  \(figure.headline)\n"
    }
    return lines
  }
}

internal import Findings
internal import Games
internal import Report
internal import Scenario

/// The options of a command line, typed.
struct Settings: Equatable {
  /// When to colour.
  enum Color: String { case auto, always, never }

  /// `--preset`, as given.
  var givenPresets: [String]
  var firms: Int?
  var sets: [String]
  /// `--fix`, as given.
  var fixes: [String]
  var seed: Int
  /// Threads; `nil`: as many as there are processors.
  var jobs: Int?
  /// Whether to draw what is not known, and how often.
  var isUncertain: Bool
  var draws: Int?
  /// `--full`, `--section`.
  var extent: BriefReport.Extent
  var language: Language
  var format: String
  var output: String?
  var color: Color
  var width: Int?
  var concept: MarketEquilibria.Concept
  var solveConcept: GameSolution.Concept
  /// `--concept logit`: a branch instead of a list.
  var wantsLogit: Bool
  /// `--concept mixed` of a market: firms of a type may mix in different ways.
  var allowsAsymmetry: Bool
  /// `--concept correlated|evolutionary`.
  var relative: SolutionConcept?

  /// Presets to lay over each other.
  var presets: [String] { givenPresets.isEmpty ? ["us-east-1"] : givenPresets }

  /// Reads what the parser has already checked against the declarations.
  init(_ parsed: ArgumentParser.Parsed) throws(CommandLineError) {
    givenPresets = parsed.values(OptionDeclaration.preset.name)
    firms = try Self.whole(.firms, parsed)
    sets = parsed.values(OptionDeclaration.set.name)
    fixes = parsed.values(OptionDeclaration.fix.name)
    seed = try Self.whole(.seed, parsed) ?? 1
    jobs = try Self.whole(.jobs, parsed)
    draws = try Self.whole(.draws, parsed)
    isUncertain = draws != nil || parsed.options.contains { $0.name == OptionDeclaration.uncertain.name }
    let section = try Self.section(parsed)
    let isFull = parsed.options.contains { $0.name == OptionDeclaration.full.name }
    extent = section.map { .section($0) } ?? (isFull ? .full : .screen)
    language = parsed.values(OptionDeclaration.lang.name).last.flatMap(Language.init) ?? .english
    format = Self.format(parsed)
    output = parsed.values(OptionDeclaration.output.name).last
    color = parsed.values(OptionDeclaration.color.name).last.flatMap(Color.init) ?? .auto
    width = try Self.whole(.width, parsed)
    concept =
      parsed.values(OptionDeclaration.concept.name).last.flatMap(MarketEquilibria.Concept.init) ?? .all
    solveConcept =
      parsed.values(OptionDeclaration.solveConcept.name).last.flatMap(GameSolution.Concept.init) ?? .all
    wantsLogit = parsed.values(OptionDeclaration.concept.name).last == "logit"
    allowsAsymmetry = parsed.values(OptionDeclaration.concept.name).last == "mixed"
    relative = parsed.values(OptionDeclaration.concept.name).last.flatMap(SolutionConcept.init)
  }

  /// `--json` and `--format` override one another: the last one counts.
  private static func format(_ parsed: ArgumentParser.Parsed) -> String {
    let last = parsed.options.last { $0.name == OptionDeclaration.json.name || $0.name == "format" }
    guard let last else { return "text" }
    return last.value ?? "json"
  }

  private static func section(_ parsed: ArgumentParser.Parsed) throws(CommandLineError) -> BriefSection? {
    let option = OptionDeclaration.section.name
    guard let name = parsed.values(option).last else { return nil }
    if let section = BriefSection(rawValue: name) { return section }
    let names = BriefSection.allCases.map(\.rawValue)
    throw .notAChoice(
      option: option, value: name, choices: names, nearest: NearestName.of(name, among: names))
  }

  private static func whole(_ option: OptionDeclaration, _ parsed: ArgumentParser.Parsed)
    throws(CommandLineError) -> Int?
  {
    guard let text = parsed.values(option.name).last, case .number(_, let range) = option.value else {
      return nil
    }
    return try ArgumentParser.whole(text, option: option.name, in: range)
  }
}

/// Scenario request from the command line.
public struct ScenarioRequest: Equatable, Sendable {
  /// Presets, later ones over earlier ones: the name of a built-in one, or the path of a file (with a `/` in
  /// it, or ending in `.json5` or `.json`).
  public var presets: [String]
  /// Number of firms of all types (`--firms`); `nil`: the preset's number.
  public var firms: Int?
  /// Texts of `--set`, as in `firms.ordinary.blameSharing=0`, applied in order after all presets.
  public var sets: [String]

  /// A request; without presets it is for `us-east-1`.
  public init(presets: [String] = [], firms: Int? = nil, sets: [String] = []) {
    self.presets = presets.isEmpty ? ["us-east-1"] : presets
    self.firms = firms
    self.sets = sets
  }
}

/// Loaded scenario with its keys and warnings.
public struct LoadedScenario: Equatable, Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// Description of the scenario, from its preset.
  public let description: LocalizedText?
  /// Every key with value, unit, source and location, in the order of the presets.
  public let entries: [ParameterEntry]
  /// Warnings about the scenario, which is valid nevertheless.
  public let warnings: [ScenarioWarning]
  /// Names and paths of the applied presets, the deepest base first.
  public let layers: [String]
}

/// Loader of scenarios: reads presets, merges them, applies `--set`, then decodes and validates the result.
public enum ScenarioLoader {
  /// Largest product of firm types and strategies: the payoff bounds take memory with its square and time
  /// with its cube.
  public static let choiceLimit = 256
  /// Largest input file, 1 MiB.
  public static let inputLimit = 1 << 20

  /// Scenario of a request.
  ///
  /// The loader has no access to files; `readFile` receives the paths of the request and of `extends`, and
  /// may stop after `inputLimit` bytes with `.tooLarge`.
  ///
  /// Outage records are read further on: `record` answers what a preset asks of one.
  ///
  /// - Complexity: linear in the size of the files.
  /// - Throws: the first error, with its location.
  public static func load(
    _ request: ScenarioRequest, readFile: @escaping (String) -> Result<[UInt8], FileProblem>,
    record: @escaping (OutageQuery) throws(ScenarioError) -> OutageStatistics
  ) throws(ScenarioError) -> LoadedScenario {
    if let firms = request.firms { _ = try firmTotal(String(firms)) }
    var presets = PresetLayers(readFile: readFile)
    for preset in request.presets { try presets.add(preset) }
    var document = JSON5Object()
    var merge = PresetMerge()
    for layer in presets.layers { merge.lay(layer.document, over: &document, ScenarioKeys.root) }
    // Which rows of a record count must be known before it is read; all else may change what it says.
    var options: [SetOption] = []
    for text in request.sets { options.append(try SetOption(text)) }
    for option in options where option.choosesRows { try option.apply(to: &document, &merge) }
    var fill = RecordFill(read: record)
    try fill.apply(to: &document)
    for option in options where !option.choosesRows { try option.apply(to: &document, &merge) }
    ShortForms.write(out: &document)
    var meaning = ImpliedMeaning()
    meaning.write(out: &document)

    var check = SchemaCheck(document)
    let origin = presets.layers.last?.place ?? .commandLine("")
    let root = try check.check(at: origin)
    let name = PresetReference(request.presets.last ?? "", in: nil).title
    var scenario = try ScenarioBuilder(root: root).scenario(name: name, total: request.firms)
    scenario.assumptions = meaning.assumptions + scenario.unnamedSites
    let (types, strategies) = (scenario.firms.count, scenario.strategies.count)
    guard types * strategies <= choiceLimit else {
      throw .tooManyChoices(types: types, strategies: strategies, limit: choiceLimit)
    }
    return LoadedScenario(
      scenario: scenario,
      description: root.texts("description"), entries: check.entries,
      warnings: merge.warnings + check.warnings, layers: presets.layers.map(\.name))
  }

  /// Total number of firms in the text after `--firms`.
  /// - Throws: `firmTotalNotWhole` or `firmTotalOutOfRange`.
  public static func firmTotal(_ text: String) throws(ScenarioError) -> Int {
    try FirmCounts.total(text)
  }
}

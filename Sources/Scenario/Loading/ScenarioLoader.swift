/// What a user asks for on the command line.
public struct ScenarioRequest: Equatable, Sendable {
  /// Presets, later ones over earlier ones: the name of a built-in one, or the path of a file (with a `/` in
  /// it, or ending in `.json5` or `.json`).
  public var presets: [String]
  /// Number of firms of all types (`--firms`); `nil`: what the preset says.
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

/// A scenario with what the user may want to know about it.
public struct LoadedScenario: Equatable, Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// What the preset says it describes.
  public let description: String?
  /// Every key with value, unit, source and place, in the order of the presets.
  public let entries: [ParameterEntry]
  /// What deserves attention, although the scenario is valid.
  public let warnings: [ScenarioWarning]
  /// Presets that were applied, the deepest base first: names and paths.
  public let layers: [String]
}

/// Reads presets, lays them over each other, applies `--set`, and decodes and validates the result.
public enum ScenarioLoader {
  /// Most types of firms times strategies: the bounds on payoffs take memory with the square of it, and time with
  /// its cube.
  public static let choiceLimit = 256
  /// Largest file that is read, 1 MiB.
  public static let inputLimit = 1 << 20

  /// Loads a scenario.
  ///
  /// The loader touches no files; `readFile` gets the paths of the request and of `extends`, and may stop
  /// reading after `inputLimit` bytes with `.tooLarge`.
  ///
  /// Outage records are read further on: `record` answers what a preset asks of one.
  ///
  /// - Complexity: linear in the size of the files.
  /// - Throws: the first error, with its place.
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
    try RecordFill(read: record).apply(to: &document)
    for option in options where !option.choosesRows { try option.apply(to: &document, &merge) }

    var check = SchemaCheck(document)
    let origin = presets.layers.last?.place ?? .commandLine("")
    let root = try check.check(at: origin)
    let name = PresetReference(request.presets.last ?? "", in: nil).title
    let scenario = try ScenarioBuilder(root: root).scenario(name: name, total: request.firms)
    let (types, strategies) = (scenario.firms.count, scenario.strategies.count)
    guard types * strategies <= choiceLimit else {
      throw .tooManyChoices(types: types, strategies: strategies, limit: choiceLimit)
    }
    return LoadedScenario(
      scenario: scenario,
      description: root.textIfPresent("description"), entries: check.entries,
      warnings: merge.warnings + check.warnings, layers: presets.layers.map(\.name))
  }

  /// Reads the text after `--firms`.
  /// - Throws: `firmTotalNotWhole` or `firmTotalOutOfRange`.
  public static func firmTotal(_ text: String) throws(ScenarioError) -> Int {
    try FirmCounts.total(text)
  }
}

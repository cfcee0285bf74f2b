internal import Report
internal import Scenario

/// The options that many commands share, with their defaults.
struct Settings {
  /// `--preset`, as given.
  var givenPresets: [String]
  var firms: Int?
  var sets: [String]
  /// `--fix`, as given.
  var fixes: [String]
  var seed: Int
  /// Threads; `nil`: as many as there are processors.
  var givenJobs: Int?
  /// Whether to draw uncertain numbers, and the number of draws.
  var isUncertain: Bool
  var draws: Int?
  /// `--full`, `--section`.
  var extent: BriefReport.Extent
  var language: Language
  var format: OutputFormat
  var output: String?
  var color: ColorChoice
  var width: Int?
  /// Records and currency of the scenarios that are loaded.
  var records: RecordChoice

  /// Presets to merge, in order.
  var presets: [String] { givenPresets.isEmpty ? ["us-east-1"] : givenPresets }

  /// Threads to work with.
  var jobs: Int { givenJobs ?? System.processors }

  /// Shared options of a command line.
  init(_ parsed: ParsedCommandLine) {
    givenPresets = parsed.all(.preset)
    firms = parsed[.firms]
    sets = parsed.all(.set)
    fixes = parsed.all(.fix)
    seed = parsed[.seed] ?? 1
    givenJobs = parsed[.jobs]
    draws = parsed[.draws]
    isUncertain = parsed[.uncertain] || draws != nil
    extent = parsed[.section].map { .section($0) } ?? (parsed[.full] ? .full : .screen)
    language = parsed[.lang] ?? .english
    format = Self.format(parsed)
    output = parsed[.output]
    color = parsed[.color] ?? .auto
    width = parsed[.width]
    records = RecordChoice(parsed)
  }

  /// The same settings for one preset, without what else is said of the market.
  func only(_ preset: String) -> Settings {
    var other = self
    (other.givenPresets, other.sets, other.firms, other.fixes) = ([preset], [], nil, [])
    return other
  }

  /// `--json` and `--format` override one another: the last one counts.
  private static func format(_ parsed: ParsedCommandLine) -> OutputFormat {
    let names = [OptionKey.json.name, OptionKey.format.name]
    guard let last = parsed.values.last(where: { names.contains($0.name) }) else { return .text }
    return last.value as? OutputFormat ?? .json
  }
}

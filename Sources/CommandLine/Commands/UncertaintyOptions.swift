/// Options of what is not known, and what they ask for.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionDeclaration {
  static let uncertain = OptionDeclaration(
    name: "uncertain", value: .none,
    help: "draw what is not known: in which share of the draws the verdict holds, and what decides it")
  static let draws = OptionDeclaration(
    name: "draws", value: .number("N", 10...1_000_000), help: "draws of --uncertain (2000)")

  /// How sure a result is.
  static let uncertainty = [uncertain, draws]
}

extension UncertaintyStudy {
  /// The study that a command line asks for, of a market made of a scenario with these spreads.
  init(_ market: Market, spreads: [String: Uncertainty], settings: Settings) throws(Failure) {
    let inputs = try UncertainInputs.open(market, spreads)
    do throws(UncertaintyError) {
      try self.init(market, inputs: inputs, request: settings.uncertaintyRequest)
    } catch { throw .usage(UncertaintyMessage.text(error)) }
  }
}

extension HerdReasons {
  /// Why the herd stays, drawn as often as `--draws` says, else as on the first screen.
  init(_ market: Market, spreads: [String: Uncertainty], settings: Settings) throws(Failure) {
    let inputs = try UncertainInputs.open(market, spreads)
    self.init(
      market, inputs: inputs, draws: min(settings.draws ?? Solidity.usualDraws, 100_000),
      seed: UInt64(settings.seed), jobs: settings.jobs ?? System.processors)
  }
}

extension LossUncertainty {
  /// The same for the losses of firms.
  init(_ market: Market, spreads: [String: Uncertainty], settings: Settings) throws(Failure) {
    let inputs = try UncertainInputs.open(market, spreads)
    do throws(UncertaintyError) {
      try self.init(market, inputs: inputs, request: settings.uncertaintyRequest)
    } catch { throw .usage(UncertaintyMessage.text(error)) }
  }
}

extension UncertainInputs {
  /// The open numbers of a market's scenario.
  fileprivate static func open(
    _ market: Market, _ spreads: [String: Uncertainty]
  ) throws(Failure) -> UncertainInputs {
    do throws(ParameterError) {
      return try UncertainInputs(market.scenario, spreads: spreads)
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }
}

extension Settings {
  /// How often to draw, from which seed, with how many threads.
  fileprivate var uncertaintyRequest: UncertaintyStudy.Request {
    var request = UncertaintyStudy.Request()
    request.draws = draws ?? request.draws
    request.seed = UInt64(seed)
    request.jobs = jobs ?? System.processors
    return request
  }
}

/// The wording of why nothing can be drawn.
enum UncertaintyMessage {
  static func text(_ error: UncertaintyError) -> String {
    switch error {
    case .parameter(let error): CommandLineMessage.text(error)
    case .nothingOpen:
      "--uncertain: no number of the scenario has a range, a list or a record; "
        + "expected one, as in --set firms.ordinary.blame=\"{low: 1e5, high: 4e5}\""
    case .tooMuchWork(let draws, let steps, let limit):
      "--uncertain: \(NumberText.count(draws)) draws take about \(NumberText.significant(steps, digits: 2)) steps, "
        + "the limit is \(NumberText.significant(limit, digits: 2)); take fewer --draws or --firms"
    }
  }
}

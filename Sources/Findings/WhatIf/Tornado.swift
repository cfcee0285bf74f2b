/// One input at a time from its own low to its own high: which ones matter, and which ones change the decision.
import ResilienceNumerics
public import Market
import Outages
public import Scenario

/// What an input does to an output between its low and its high.
public struct TornadoBar: Sendable {
  /// Where low and high come from.
  public enum Source: String, Sendable {
    /// What the preset says: the ends of its range or list.
    case preset
    /// A rate with a record: the 5th and the 95th percentile of its posterior.
    case posterior
    /// Half and twice the value (a share such as coverage: half and twice what it lacks), as an assumption.
    case halfAndTwice
  }

  /// The input.
  public let parameter: Scenario.Parameter
  /// Its value today.
  public let today: Double
  /// Its low.
  public let low: Double
  /// Its high.
  public let high: Double
  /// Where low and high come from.
  public let source: Source
  /// The output at the low.
  public let atLow: Double
  /// The output at the high.
  public let atHigh: Double
  /// Whether at the low the pure equilibria, or the one that history picks, are others than today.
  public let changesAtLow: Bool
  /// The same at the high.
  public let changesAtHigh: Bool

  /// How much the output moves.
  public var swing: Double { abs(atHigh - atLow) }
  /// Whether the input changes the decision on one side at least.
  public var changesDecision: Bool { changesAtLow || changesAtHigh }
}

/// The inputs that move an output most.
public struct Tornado: Sendable {
  /// The market as it is today.
  public let market: Market
  /// The output.
  public let output: MarketOutput
  /// The type of firm, for outputs that differ by type.
  public let type: Int
  /// The output today.
  public let today: Double
  /// Bars, the longest first.
  public let bars: [TornadoBar]
  /// Inputs that move nothing or less than the bars.
  public let leftOut: Int

  /// Most bars of a tornado.
  public static let limit = 10

  /// Moves every input of a market from its low to its high, all else as today.
  ///
  /// - Complexity: two markets for each parameter.
  ///
  /// - Parameter spreads: what the preset knows of its numbers, by key; `LoadedScenario.spreads`.
  public init(
    _ market: Market, output: MarketOutput = .payoff, type: Int = 0, spreads: [String: Uncertainty] = [:],
    jobs: Int = 1
  ) {
    let here = MarketOutcome(market, depth: .pure)
    let inputs = market.scenario.variedParameters.filter { Self.isInput($0, of: market) }
    let all = ParallelTasks.run(count: inputs.count, jobs: jobs) { index in
      TornadoBar(
        inputs[index], of: market, here: here, output: output, type: type, spread: spreads[inputs[index].key])
    }.compactMap { $0 }
    let moving = all.filter { $0.swing > 0 || $0.changesDecision }
    self.market = market
    self.output = output
    self.type = type
    today = here.value(of: output, type: type)
    bars = Array(
      moving.enumerated().sorted { ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset) }
        .map(\.element).prefix(Self.limit))
    leftOut = all.count - bars.count
  }

  /// Numbers that somebody could be unsure of; counts and footprints are choices, and `lambda` moves rates that have
  /// bars of their own.
  private static func isInput(_ parameter: Scenario.Parameter, of market: Market) -> Bool {
    guard !parameter.isWhole, parameter.key != "lambda", let today = market.today(parameter) else {
      return false
    }
    return today != 0 && !market.isEchoed(parameter)
  }
}

extension TornadoBar {
  /// A bar; `nil` where the low or the high makes no market.
  fileprivate init?(
    _ parameter: Scenario.Parameter, of market: Market, here: MarketOutcome, output: MarketOutput, type: Int,
    spread: Uncertainty?
  ) {
    guard let today = market.today(parameter) else { return nil }
    let ends = Self.ends(parameter, today, in: market.scenario, spread: spread)
    var family = MarketFamily([market])
    func outcome(_ value: Double) -> MarketOutcome? {
      var scenario = market.scenario
      parameter.set(value, in: &scenario)
      return (try? family.market(scenario)).map { MarketOutcome($0, depth: .pure) }
    }
    guard let low = outcome(ends.low), let high = outcome(ends.high) else { return nil }
    self.parameter = parameter
    self.today = today
    self.low = ends.low
    self.high = ends.high
    source = ends.source
    atLow = low.value(of: output, type: type)
    atHigh = high.value(of: output, type: type)
    let region = here.region
    changesAtLow = !low.region.isSameMarket(as: region)
    changesAtHigh = !high.region.isSameMarket(as: region)
  }

  private static func ends(
    _ parameter: Scenario.Parameter, _ today: Double, in scenario: Scenario, spread: Uncertainty?
  ) -> (low: Double, high: Double, source: Source) {
    let range = parameter.validRange
    if let ends = spread?.ends, ends.lowerBound < ends.upperBound {
      return (range.clamped(ends.lowerBound), range.clamped(ends.upperBound), .preset)
    }
    let name = parameter.key.split(separator: ".").last ?? ""
    if name == "rate", let posterior = posterior(parameter.key, in: scenario) {
      let interval = posterior.interval(0.9)
      return (range.clamped(interval.lowerBound), range.clamped(interval.upperBound), .posterior)
    }
    // What a sharing or a coverage lacks is the uncertain thing: 0.95 stands for one failure in twenty.
    if name == "blameSharing" || name == "coverage" {
      return (range.clamped(1 - 2 * (1 - today)), range.clamped(1 - (1 - today) / 2), .halfAndTwice)
    }
    // The mean of a logarithm: half and twice the hours.
    if parameter.unit == "ln h" {
      let step = 0.6931471805599453
      return (range.clamped(today - step), range.clamped(today + step), .halfAndTwice)
    }
    return (range.clamped(today / 2), range.clamped(today * 2), .halfAndTwice)
  }

  private static func posterior(_ key: String, in scenario: Scenario) -> GammaPosterior? {
    guard let hazard = scenario.hazards.first(where: { key == "hazards.\($0.name).rate" }),
      case .record(let events, let years) = hazard.rate
    else { return nil }
    return try? GammaPosterior(events: events, years: years)
  }
}

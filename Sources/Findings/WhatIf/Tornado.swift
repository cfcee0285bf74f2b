/// One-at-a-time sensitivity: each input from its low to its high, with its effect on an output and on the
/// decision.
import ResilienceNumerics
public import Market
import Outages
public import Scenario

/// Effect of an input on an output between its low and its high.
public struct TornadoBar: Sendable {
  /// Source of low and high.
  public enum Source: String, Sendable {
    /// Ends of the preset's range or list.
    case preset
    /// A rate with a record: the 5th and the 95th percentile of its posterior.
    case posterior
    /// Half and twice the value (for a share such as coverage: half and twice its distance to 1), as an
    /// assumption.
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
  /// Source of low and high.
  public let source: Source
  /// The output at the low.
  public let atLow: Double
  /// The output at the high.
  public let atHigh: Double
  /// Whether at the low the pure equilibria, or the sequential-entry profile, differ from today's.
  public let changesAtLow: Bool
  /// The same at the high.
  public let changesAtHigh: Bool

  /// Change of the output between low and high, absolute.
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
  /// Number of inputs that have no effect, or less than the bars.
  public let leftOut: Int

  /// Most bars of a tornado.
  public static let limit = 10

  /// Effects of every input of a market between its low and its high, all else as today.
  ///
  /// - Complexity: two markets for each parameter.
  ///
  /// - Parameter spreads: uncertainties of the preset's numbers, by key; `LoadedScenario.spreads`.
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

  /// Whether a number can be uncertain: counts and footprints are choices, and `lambda` moves rates that have
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
    // The distance of a sharing or a coverage to 1 is the uncertain quantity: 0.95 means one failure in
    // twenty.
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

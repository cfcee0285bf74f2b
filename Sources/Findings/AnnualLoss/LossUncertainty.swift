/// Uncertainty of a year's expected loss: the same firms in many draws of the unknown numbers.
import Games
public import Market
public import ResilienceNumerics

/// Expected losses over draws, with the others at the sequential-entry profile of the scenario itself.
public struct LossUncertainty: Sendable {
  /// A strategy of a type of firm.
  public struct Row: Equatable, Sendable {
    /// Index of the type.
    public let type: Int
    /// Index of the strategy.
    public let strategy: Int
    /// Expected direct loss and blame in the scenario itself, dollars per year.
    public let base: Double
    /// Exceeded by 95, 50 and 5 of 100 draws.
    public let quantiles: [Double]
  }

  /// Rows by type and strategy.
  public let rows: [Row]
  /// The market of the scenario itself.
  public let market: Market
  /// Request of the study.
  public let request: UncertaintyStudy.Request

  /// Expected loss of every firm over draws of the open numbers; the draws are those of
  /// `UncertaintyStudy`.
  ///
  /// Throws where nothing is open and where a draw makes no market.
  ///
  /// - Complexity: a market for each draw.
  public init(
    _ market: Market, inputs: UncertainInputs, request: UncertaintyStudy.Request,
    cancel: CancelToken? = nil, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(UncertaintyError) {
    guard !inputs.inputs.isEmpty else { throw .nothingOpen }
    var walk = SequentialEntry(market)
    let counts = walk.run().counts
    let base = Self.losses(market, counts)
    let draws = try UncertaintyStudy.results(
      request.draws, jobs: request.jobs, cancel: cancel, progress: progress
    ) { draw throws(ParameterError) in
      let values = inputs.inputs.map { $0.value($0.uniforms(seed: request.seed, draw: draw).0) }
      return Self.losses(try Market(inputs.scenario(at: values)), counts)
    }
    let strategies = market.strategies.count
    rows = base.enumerated().map { place, base in
      let sorted = draws.map { $0[place] }.sorted()
      return Row(
        type: place / strategies, strategy: place % strategies, base: base,
        quantiles: [0.05, 0.5, 0.95].map { sorted[min(sorted.count - 1, Int($0 * Double(sorted.count)))] })
    }
    self.market = market
    var request = request
    request.draws = draws.count
    self.request = request
  }

  /// Direct loss and blame by type and strategy.
  private static func losses(_ market: Market, _ counts: [[Int]]) -> [Double] {
    market.firms.indices.flatMap { type in
      let choice = counts[type].indices.max { counts[type][$0] < counts[type][$1] } ?? 0
      let others = market.others(of: type, playing: choice, in: counts)
      return market.accounts(type: type, against: others).map(\.loss)
    }
  }
}

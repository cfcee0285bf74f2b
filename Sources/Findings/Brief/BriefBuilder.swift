/// Computation of the brief of a market.
import Deployments
import Games
public import Market
import ResilienceNumerics
import Scenario

extension Brief {
  /// Full brief of a market.
  ///
  /// - Parameter jobs: threads, one for each type at most; the brief does not depend on their number.
  /// - Complexity: the searches for equilibria, and a market for every parameter in search of flips.
  public init(_ market: Market, budget: MarketEquilibria.Budget? = nil, jobs: Int = 1) {
    let equilibria = MarketEquilibria(market, budget: budget)
    let history = History(market, among: equilibria)
    let parameters = market.scenario.parameters
    self.init(
      market: market, equilibria: equilibria, history: history,
      firms: ParallelTasks.run(count: market.firms.count, jobs: jobs) {
        FirmFindings(market, type: $0, history: history, parameters: parameters)
      },
      herd: Herd(market), bestUniformWelfare: Self.bestUniformWelfare(market))
  }

  /// Summary brief for one of thousands of markets: `flips`, `matrix`, the lists of dominated strategies and the gains
  /// without blame sharing are empty, and no welfare is computed.
  public init(glanceAt market: Market) {
    let equilibria = MarketEquilibria(
      undominatedIn: market, depth: .symmetric, budget: nil, isWeighed: false)
    let history = History(market, among: equilibria)
    self.init(
      market: market, equilibria: equilibria, history: history,
      firms: market.firms.indices.map {
        FirmFindings(market, type: $0, history: history, parameters: nil)
      },
      herd: Herd(market, isSummary: true), bestUniformWelfare: nil)
  }

  private static func bestUniformWelfare(_ market: Market) -> (strategy: Int, welfare: Double) {
    let all = market.strategies.indices.map { s in
      (
        strategy: s,
        welfare: market.welfare(of: market.game.certify(.pure(counts: market.uniform(s))))
      )
    }
    return all.max { $0.welfare < $1.welfare } ?? (0, 0)
  }
}

extension History {
  /// Sequential entry of a market, with its final profile looked up among the equilibria.
  init(_ market: Market, among equilibria: MarketEquilibria) {
    var walk = SequentialEntry(market)
    let end = walk.run()
    let profile = TypeProfile.pure(counts: end.counts)
    let row = equilibria.rows.firstIndex { $0.equilibrium.profile == profile }
    self.init(
      counts: end.counts, countsAfterEntry: end.countsAfterEntry, revisions: end.revisions,
      converged: end.converged, equilibriumRow: row,
      // A row of the list is certified already, on the same game.
      certificate: row.map { equilibria.rows[$0].equilibrium } ?? market.game.certify(profile))
  }
}

extension FirmFindings {
  /// Findings about one type of firm at the sequential-entry profile; without `parameters` there are no
  /// switching values and no matrix.
  init(_ market: Market, type: Int, history: History, parameters: [Scenario.Parameter]?) {
    let own = history.counts[type]
    let choice = own.indices.max { own[$0] < own[$1] } ?? 0
    let others = market.others(of: type, playing: choice, in: history.counts)
    let herd = market.accounts(type: type, against: others)
    let alone = market.accounts(type: type, against: nil)
    let hour = market.firms[type].hour
    self.init(
      type: type, counts: own, choice: choice,
      ladder: market.strategies.indices.map { s in
        let rivals = herd.indices.filter { $0 != s && (s == choice || $0 == choice) }
        return LadderRow(
          market, type: type, strategy: s, herd: herd[s], alone: alone[s],
          rival: rivals.map { herd[$0].payoff }.max())
      },
      matrix: parameters == nil ? [] : Self.matrix(market, type: type),
      deviations: market.strategies.indices.filter { $0 != choice }.map {
        DeviationAccount(strategy: $0, from: herd[choice], to: herd[$0])
      },
      flips: parameters.map {
        market.flips(type: type, choice: choice, in: history.counts, parameters: $0, isProving: false)
      } ?? [],
      downAlonePerHour: hour.alone, downTogetherPerHour: hour.cost(shareDown: 1, isExcused: true),
      praise: herd[choice][.praise])
  }

  /// Payoffs by own strategy when all other firms, of every type, play alike.
  private static func matrix(_ market: Market, type: Int) -> [[Double]] {
    let columns = market.strategies.indices.map { s in
      market.game.payoffs(
        type: type, against: market.others(of: type, playing: s, in: market.uniform(s)))
    }
    return market.strategies.indices.map { own in columns.map { $0[own] } }
  }
}

extension LadderRow {
  /// A row from the accounts of a strategy; `rival` is the payoff of the strategy that it has to beat.
  init(
    _ market: Market, type: Int, strategy: Int, herd: Account, alone: Account, rival: Double?
  ) {
    let hours = market.hoursDown(strategy, type: type)
    let multiplier = market.firms[type].multiplier[strategy]
    let bill = market.firms[type].type.bill
    self.init(
      strategy: strategy, multiplier: multiplier,
      breakEvenMultiplier: bill > 0 ? rival.map { multiplier + (herd.payoff - $0) / bill } : nil,
      hoursDown: hours, availability: market.availability(strategy, type: type), lossAlone: alone.loss,
      account: herd)
  }
}

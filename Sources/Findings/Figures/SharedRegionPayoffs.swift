/// Payoffs of each choice for one firm, against the number of others that share the oldest region.
import Games
import Market
import Scenario

/// Payoffs by own strategy and by the number of other firms of the crowd in the oldest region; the rest of
/// the crowd is on the best strategy outside it, other types at the sequential-entry profile.
public struct SharedRegionPayoffs: Sendable {
  /// The type of firm: the crowd.
  public let type: Int
  /// The region.
  public let region: String
  /// Strategy of the others in the region.
  public let inside: Int
  /// Strategy of the others outside it.
  public let outside: Int
  /// Numbers of others in the region, ascending: the columns.
  public let columns: [Int]
  /// `payoffs[strategy][column]`, dollars per year.
  public let payoffs: [[Double]]

  /// Most columns: of a large crowd a selection is shown.
  static let columnLimit = 9

  /// Payoff table for the crowd; `nil` where no strategy stays in the oldest region alone, or none
  /// leaves it, or there is one firm only.
  public init?(_ brief: Brief) {
    let market = brief.market
    let type = brief.crowd
    guard let herd = brief.herd, let way = herd.leaving[type], market.firms[type].type.count > 1 else {
      return nil
    }
    self.type = type
    region = herd.region
    inside = herd.strategies[type]
    outside = way.to
    let most = market.firms[type].type.count - 1
    let steps = min(most, Self.columnLimit - 1)
    columns = (0...steps).map { $0 * most / steps }
    var table = market.strategies.map { _ in [Double]() }
    for column in columns {
      var others = brief.history.counts
      others[type] = market.strategies.indices.map { _ in 0 }
      others[type][inside] += column
      others[type][outside] += most - column
      for (s, payoff) in market.game.payoffs(type: type, against: .pure(counts: others)).enumerated() {
        table[s].append(payoff)
      }
    }
    payoffs = table
  }

  /// The best strategy in a column.
  public func bestResponse(_ column: Int) -> Int {
    payoffs.indices.max { payoffs[$0][column] < payoffs[$1][column] } ?? 0
  }
}

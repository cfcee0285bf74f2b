/// What each choice is worth to one firm, against how many others share the oldest region.
import Games
import Market
import Scenario

/// Payoffs by own strategy and by the number of other firms of the crowd in the oldest region; the rest of the crowd
/// sits on the best way out of it, other types where history ends.
public struct SharedRegionPayoffs: Sendable {
  /// The type of firm: the crowd.
  public let type: Int
  /// The region.
  public let region: String
  /// What the others in the region play, and what the rest of them play.
  public let inside: Int
  /// What the others outside of it play.
  public let outside: Int
  /// Numbers of others in the region, ascending: the columns.
  public let columns: [Int]
  /// `payoffs[strategy][column]`, dollars per year.
  public let payoffs: [[Double]]

  /// Most columns: of a large crowd a selection is shown.
  static let columnLimit = 9

  /// Computes the table for the crowd; `nil` where no strategy stays in the oldest region alone, or none leaves it,
  /// or there is one firm only.
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

/// Blame that is forgiven because others are down too, setup by setup.
import Games
import Market
import Scenario

/// The blame that a firm of one type is forgiven, the others where entry one by one leaves them.
///
/// What a payoff holds is the blame that is left. With and without forgiveness, the figure of the causes shows that the
/// herd draws firms, which the blame that is left hides: it falls with the hours even where nobody is forgiven.
public struct ForgivenBlame: Sendable {
  /// The type of firm.
  public let type: Int
  /// By strategy, dollars per year.
  public let dollars: [Double]

  /// - Complexity: a repriced market.
  init(_ brief: Brief, type: Int) {
    let market = brief.market
    let others = brief.others(of: type)
    let (now, without) = (market, market.withoutBlameSharing)
    self.type = type
    dollars = zip(
      now.accounts(type: type, against: .pure(counts: others)),
      without.accounts(type: type, against: .pure(counts: others))
    ).map { $1.cost(.blame) - $0.cost(.blame) }
  }
}

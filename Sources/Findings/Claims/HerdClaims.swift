/// The article's claims about the herd.
import Games
import Market
import Scenario

extension MarketClaims {
  var herdClaims: [Claim] {
    [halfTheInternet, followOthers, firstChoice, everybody, nash, realistic]
  }

  private var firmsAtHome: Int {
    history.counts.reduce(0) { total, row in
      row.indices.reduce(total) { isHome($1) ? $0 + row[$1] : $0 }
    }
  }

  /// One region takes half the internet down: at least half of the firms rely on it alone.
  private var halfTheInternet: Claim {
    let share = Double(firmsAtHome) / Double(market.scenario.firmCount)
    // It follows from the firms that the preset puts in.
    return Claim(.halfTheInternet, share >= 0.5 ? .assumed : .doesNotHold, [.share: share])
  }

  /// All firms are in the oldest region alone, or more than half.
  private var everybody: Claim {
    let total = market.scenario.firmCount
    let outside = market.firms.indices.filter { type in
      history.counts[type].indices.contains { !isHome($0) && history.counts[type][$0] > 0 }
    }
    return Claim(
      // As above.
      .everybody, 2 * firmsAtHome > total ? .assumed : .doesNotHold,
      [.count: Double(firmsAtHome), .total: Double(total)], of: outside.map { market.firms[$0].type.name })
  }

  /// Best response is to do as the others do: at home where they are, on the same rung of the cost ladder.
  private var followOthers: Claim {
    let rung = market.strategies.indices.filter { s in
      let (own, other) = (market.strategies[choice], market.strategies[s])
      return other.tier == own.tier && other.regions * other.clouds == 1
    }
    let homes = rung.filter { s in
      let payoffs = market.game.payoffs(
        type: type, against: market.others(of: type, playing: s, in: market.uniform(s)))
      let best = payoffs.indices.max { payoffs[$0] < payoffs[$1] } ?? s
      return market.strategies[best].home == market.strategies[s].home
    }
    guard rung.count > 1 else { return Claim(.followOthers, .open) }
    return Claim(
      .followOthers, .init(homes.count == rung.count, granted: !homes.isEmpty),
      [.count: Double(homes.count), .total: Double(rung.count)],
      of: homes.map { market.strategies[$0].home })
  }

  /// Later entrants choose the oldest region because it is the oldest, quickest and richest: without the
  /// region value sequential entry ends elsewhere.
  private var firstChoice: Claim {
    var scenario = market.scenario
    for type in scenario.firms.indices { scenario.firms[type].attraction = [:] }
    guard firmsAtHome > 0, let bare = try? Market(scenario) else { return Claim(.firstChoice, .doesNotHold) }
    var walk = SequentialEntry(bare)
    let counts = walk.run().counts
    let left = counts.reduce(0) { total, row in
      row.indices.reduce(total) { isHome($1) ? $0 + row[$1] : $0 }
    }
    let place = counts[type].indices.max { counts[type][$0] < counts[type][$1] } ?? choice
    return Claim(
      .firstChoice, .init(left < firmsAtHome),
      [.count: Double(firmsAtHome), .other: Double(left)], of: [name(place)])
  }

  /// A perfect Nash equilibrium: strict, hence perfect in Selten's sense too; granted: an equilibrium.
  private var nash: Claim {
    let certificate = history.certificate
    let slack = Tolerance.regret * market.game.payoffScale
    let isNash = certificate.regret <= slack
    return Claim(
      .nash, .init(isNash && certificate.isStrict, granted: isNash),
      [
        .regret: certificate.regret, .equilibria: Double(equilibria.rows.count),
        .gain: certificate.closestDeviation?.gain ?? 0,
      ])
  }

  /// Realistic, not scientific: no firm gains by moving alone, and all would be better off with the firms of the largest
  /// type elsewhere together.
  private var realistic: Claim {
    let moves = market.strategies.indices.map { s -> (strategy: Int, welfare: Double) in
      var counts = history.counts
      counts[type] = counts[type].indices.map { $0 == s ? market.firms[type].type.count : 0 }
      return (s, welfare(counts))
    }
    let best = moves.max { $0.welfare < $1.welfare } ?? (choice, 0)
    let now = welfare(history.counts)
    let gap = best.strategy == choice ? 0 : max(0, best.welfare - now)
    let isNash = history.certificate.regret <= Tolerance.regret * market.game.payoffScale
    return Claim(
      .realistic, .init(isNash && gap > 0), [.welfareGap: gap],
      of: [market.firms[type].type.name, name(best.strategy)])
  }

  private func welfare(_ counts: [[Int]]) -> Double {
    market.welfare(of: market.game.certify(.pure(counts: counts)))
  }
}

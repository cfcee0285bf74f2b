/// Subjects of the figures: the crowd, and the firm of the story.
import Market
import Scenario

extension Brief {
  /// The type that most firms are of; the first of those that tie.
  public var crowd: Int {
    let firms = market.firms
    return firms.indices.reduce(0) { firms[$1].type.count > firms[$0].type.count ? $1 : $0 }
  }

  /// The type that the preset added last: the firm of the story, which is the crowd where there is one type.
  public var protagonist: Int { market.firms.count - 1 }

  /// One strategy for each rung of the cost ladder: at home in the oldest region where the rung offers one
  /// there, and of several the cheapest for the type at the sequential-entry profile.
  public func rungs(of type: Int) -> [Int] {
    let ladder = firms[type].ladder
    let oldest = market.scenario.regions.first?.name
    return Scenario.Tier.allCases.compactMap { tier in
      let members = market.strategies.indices.filter { market.strategies[$0].tier == tier }
      let atHome = members.filter { market.strategies[$0].home == oldest }
      return (atHome.isEmpty ? members : atHome).min { ladder[$0].total < ladder[$1].total }
    }
  }

  /// The types that figures show: the crowd, then the firm of the story where it is another one.
  public var storyTypes: [Int] { crowd == protagonist ? [crowd] : [crowd, protagonist] }

  /// The setups that a figure about a type shows, the narrowest first: one for each rung, its own choice, the best one
  /// across the border of the herd, and the cheapest of the rest until there are five.
  public func setups(of type: Int) -> [Int] {
    var shown = rungs(of: type)
    let move = BriefSummary.Stance(firms[type], members: Herd.members(market)).move?.strategy
    for strategy in [firms[type].choice, move].compactMap(\.self) where !shown.contains(strategy) {
      shown.append(strategy)
    }
    let ladder = firms[type].ladder
    let rest = ladder.indices.filter { !shown.contains($0) }.sorted {
      (ladder[$0].total, $0) < (ladder[$1].total, $1)
    }
    shown += rest.prefix(max(0, 5 - shown.count))
    let tiers = Scenario.Tier.allCases
    func rank(_ strategy: Int) -> (Int, Int) {
      (tiers.firstIndex(of: market.strategies[strategy].tier) ?? tiers.count, strategy)
    }
    return shown.sorted { rank($0) < rank($1) }
  }

  /// The others of a firm that plays the most frequent strategy of its type, at the sequential-entry profile.
  func others(of type: Int) -> [[Int]] {
    var counts = history.counts
    counts[type][firms[type].choice] -= 1
    return counts
  }
}

extension SwitchingValue {
  /// Signed distance relative to today's value; absolute where that is 0.
  public var change: Double { relativeChange ?? to }
}

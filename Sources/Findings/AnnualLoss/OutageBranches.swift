/// Events that take one firm down, with what an hour of them costs it.
import Deployments
import Games
import Market
import Outages
import ResilienceNumerics
import Scenario

/// Events that take a firm down.
struct OutageBranches {
  /// Events of a hazard that go the same way.
  struct Branch {
    /// Index of the width among the hazard's.
    let width: Int
    var ratePerYear: Double
    var cuts: [Double]
    var perHour: [Double]
    /// Dollars of an hour that an insurer covers.
    var insured: [Double]
    /// Dollars of an hour that rise and fall with revenue.
    let directPerHour: Double
    let downHours: Double
  }

  private let market: Market
  private let type: Int
  private let strategy: Int
  /// By pattern: E[φ^κ].
  private let powers: [Double]
  /// Dollars beside the hours.
  let amounts: OutageAmounts
  /// Multiples of the direct loss by the calendar, with their shares.
  private let days: [(multiple: Double, share: Double)]

  init(_ market: Market, type: Int, strategy: Int, others: [[Int]]?) {
    self.market = market
    self.type = type
    self.strategy = strategy
    amounts = OutageAmounts(market, type: type, strategy: strategy)
    days = Self.grouped(market.firms[type].type.terms.profile.dayMultiples)
    powers =
      others.map { market.game.shares(type: type, against: .pure(counts: $0)).map(\.power) }
      ?? market.patterns.map { _ in 0 }
  }

  /// Events per year that strike the firm.
  func rateOfHits(_ hazard: Int) -> Double {
    market.exposure.hitsPerYear(hazard: hazard, type: type, strategy: strategy)
  }

  /// The events of a hazard, told apart by what takes over; what the nearest level takes over stands last.
  func branches(_ index: Int) -> [Branch] {
    let cuts = market.exposure.cuts[index]
    let perHour = market.hazards[index].widths.indices.map {
      prices(index, width: $0, phases: cuts.count + 1)
    }
    return DownEvents.events(market.exposure, hazard: index, type: type, strategy: strategy).map {
      // An insurer covers the direct loss, since blame is not insurable.
      let direct = market.hazards[index].severity * market.firms[type].hour.direct
      return Branch(
        width: $0.width, ratePerYear: $0.ratePerYear, cuts: cuts, perHour: perHour[$0.width],
        insured: perHour[$0.width].map { min($0, direct) }, directPerHour: direct, downHours: $0.downHours)
    }
  }

  /// Largest number of multiples of days, beyond which neighbours are taken together.
  private static let dayLimit = 48
  /// Hours after the beginning of an outage up to which the clock counts; beyond, every hour is a mean one.
  private static let clockHours = 48

  /// Multiples of days, few enough: neighbours in size share their mean.
  private static func grouped(
    _ days: [(multiple: Double, share: Double)]
  ) -> [(multiple: Double, share: Double)] {
    guard days.count > dayLimit else { return days }
    return (0..<dayLimit).map { index in
      let part = days[(index * days.count / dayLimit)..<((index + 1) * days.count / dayLimit)]
      let share = part.reduce(0) { $0 + $1.share }
      return (part.reduce(0) { $0 + $1.multiple * $1.share } / share, share)
    }
  }

  /// Events of a branch by the day and the hour at which they begin, in the middle of an hour.
  func profiled(_ branch: Branch) -> [Branch] {
    let profile = market.firms[type].type.terms.profile
    guard !profile.isFlat, branch.directPerHour > 0 else { return [branch] }
    return days.flatMap { day -> [Branch] in
      guard !profile.hours.isEmpty else { return [scaled(branch, share: day.share) { _ in day.multiple }] }
      return (0..<24).map { start in
        scaled(clocked(branch), share: day.share / 24) { hour in
          let place = Int((hour + 0.5).rounded(.down))
          return day.multiple * (place >= Self.clockHours ? 1 : profile.hours[(start + place) % 24])
        }
      }
    }
  }

  /// Branch with a cut at every full hour.
  private func clocked(_ branch: Branch) -> Branch {
    let hours = (0..<Self.clockHours).map { Double($0) + 0.5 }
    let cuts = Set(branch.cuts + hours).sorted()
    func spread(_ values: [Double]) -> [Double] {
      ([0] + cuts).map { start in values[branch.cuts.count { $0 <= start }] }
    }
    var result = branch
    (result.cuts, result.perHour, result.insured) = (cuts, spread(branch.perHour), spread(branch.insured))
    return result
  }

  /// Part of the events of a branch with another direct loss: the multiple of an hour by the time since the beginning.
  private func scaled(_ branch: Branch, share: Double, by multiple: (Double) -> Double) -> Branch {
    var result = branch
    result.ratePerYear *= share
    for (index, start) in ([0] + branch.cuts).enumerated() {
      let change = (multiple(start) - 1) * branch.directPerHour
      result.perHour[index] = max(0, branch.perHour[index] + change)
      result.insured[index] = max(0, branch.insured[index] + change)
    }
    return result
  }

  /// Dollars per hour down, by phase.
  private func prices(_ hazard: Int, width: Int, phases: Int) -> [Double] {
    (0..<phases).map { index in
      let place = market.phases.firstIndex {
        $0.hazard == hazard && $0.width == width && $0.index == index
      }
      let share = place.flatMap { market.patternOfPhase[$0] }.map { powers[$0] } ?? 0
      let cost = market.firms[type].hour.cost(
        shareDown: share, isExcused: market.hazards[hazard].isWide)
      return market.hazards[hazard].severity * cost
    }
  }
}

/// Axes of a page's sliders: their values, and the parameters that they set.
import Market
import Outages
import Scenario

extension SliderGrid {
  /// The sliders about one type of firm of a market, with its favourite strategies at the sequential-entry
  /// profile.
  ///
  /// - Parameter subjects: requested sliders; those that could not move are left out all the same.
  public init(_ brief: Brief, type: Int, only subjects: Set<Subject> = Set(Subject.allCases)) {
    let market = brief.market
    let axes = AxisBuilder(market: market, type: type)
    self.init(
      scenario: market.scenario, type: type,
      axes: [
        axes.blameSharing, axes.outageRate, axes.redundancy(brief.firms[type].ladder), axes.firmCount,
        axes.lossPerHour,
      ].compactMap { $0 }.filter { subjects.contains($0.subject) })
  }
}

/// Builder of the axes about one type of firm.
private struct AxisBuilder {
  typealias Axis = SliderGrid.Axis
  typealias Setting = SliderGrid.Setting

  let market: Market
  let type: Int
  let parameters: [Scenario.Parameter]

  init(market: Market, type: Int) {
    self.market = market
    self.type = type
    // Their numbers of firms are at least 1: a type without firms makes no market.
    parameters = market.scenario.variedParameters
  }

  private var firm: Scenario.FirmType { market.firms[type].type }

  private func parameter(_ key: String) -> Scenario.Parameter? { parameters.first { $0.key == key } }

  /// An axis through the preset's value and those candidates that leave every parameter valid.
  private func axis(
    _ subject: SliderGrid.Subject, through today: Double, _ candidates: [Double],
    settings: (Double) -> [Setting]
  ) -> Axis? {
    let others = candidates.filter { value in
      let changes = settings(value)
      // A value within a hundredth of today's would be a second stop at the same position.
      return abs(value - today) > 0.01 * abs(today) && !changes.isEmpty
        && changes.allSatisfy { $0.value.isFinite && $0.parameter.validRange.contains($0.value) }
    }
    guard !others.isEmpty else { return nil }
    let values = (others + [today]).sorted()
    let base = values.firstIndex(of: today) ?? 0
    return Axis(
      subject: subject, values: values, base: base,
      settings: values.enumerated().map { $0.offset == base ? [] : settings($0.element) })
  }

  var blameSharing: Axis? {
    guard firm.blamePerHour > 0, let parameter = parameter("firms.\(firm.name).blameSharing") else {
      return nil
    }
    return axis(.blameSharing, through: firm.blameSharing, [0, 0.5, 0.75]) {
      [Setting(parameter: parameter, value: $0)]
    }
  }

  var outageRate: Axis? {
    guard let oldest = market.scenario.regions.first?.name else { return nil }
    let rates = market.hazards.filter { $0.scope == .region && $0.location == oldest }.compactMap { hazard in
      parameter("hazards.\(hazard.name).rate").map { (parameter: $0, today: hazard.ratePerYear) }
    }
    let today = rates.reduce(0) { $0 + $1.today }
    guard today > 0 else { return nil }
    return axis(.outageRate, through: today, [0.5, 2].map { $0 * today }) { value in
      rates.map { Setting(parameter: $0.parameter, value: $0.today * (value / today)) }
    }
  }

  /// Redundancy axis. The favourite of the tier is the one that costs the firm least, losses included.
  func redundancy(_ ladder: [LadderRow]) -> Axis? {
    let tier = ladder.filter { market.strategies[$0.strategy].tier == .multiRegion }
    guard firm.bill > 0, let favourite = tier.min(by: { $0.total < $1.total }), favourite.multiplier > 0
    else { return nil }
    let today = favourite.multiplier
    let possible = [1, 1.25, 1.5, 1.75, 2, 3, 4].filter { keepsOrder(ladder, tier, $0 / today) }
    var axis = axis(.redundancy, through: today, possible) { value in
      tier.map { row in
        let name = market.strategies[row.strategy].name
        let parameter = market.scenario.multiplier(firm: type, of: name, ladder: row.multiplier)
        return Setting(parameter: parameter, value: row.multiplier * (value / today))
      }
    }
    axis?.strategy = favourite.strategy
    return axis
  }

  /// Whether prices stay in the order of today when those of a tier are multiplied: several regions never become
  /// cheaper than one region, nor dearer than the clouds above them.
  private func keepsOrder(_ ladder: [LadderRow], _ tier: [LadderRow], _ factor: Double) -> Bool {
    let members = Set(tier.map(\.strategy))
    return tier.allSatisfy { row in
      ladder.allSatisfy { other in
        guard !members.contains(other.strategy) else { return true }
        let (before, after) = (row.multiplier - other.multiplier, row.multiplier * factor - other.multiplier)
        // What costs the same today stays in the order of the tiers.
        let isAbove = before > 0 || (before == 0 && market.strategies[other.strategy].clouds == 1)
        return isAbove ? after >= 0 : after <= 0
      }
    }
  }

  /// Axis of the number of firms. Every count is set, so that none of them takes the remainder of the others.
  var firmCount: Axis? {
    let counts = market.scenario.firms.map(\.count)
    let total = counts.reduce(0, +)
    let growing = market.scenario.flexibleType
    let counters = market.scenario.firms.compactMap { parameter("firms.\($0.name).count") }
    return axis(.firmCount, through: Double(total), [2, 5, 20]) { value in
      zip(counters, counts.indices).map { counter, index in
        let count = index == growing ? counts[index] + Int(value) - total : counts[index]
        return Setting(parameter: counter, value: Double(count))
      }
    }
  }

  var lossPerHour: Axis? {
    let today = firm.directPerHour + firm.blamePerHour
    guard today > 0, let direct = parameter("firms.\(firm.name).direct"),
      let blame = parameter("firms.\(firm.name).blame")
    else { return nil }
    return axis(.lossPerHour, through: today, [0.25, 0.5, 2, 5].map { $0 * today }) { value in
      [
        Setting(parameter: direct, value: firm.directPerHour * (value / today)),
        Setting(parameter: blame, value: firm.blamePerHour * (value / today)),
      ]
    }
  }
}

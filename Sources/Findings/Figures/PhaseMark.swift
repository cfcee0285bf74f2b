/// Place of a preset's firm in the plane of a phase diagram.
import Deployments
public import Scenario

/// The firm of a preset's story by how much blame it is forgiven and what spreading out costs it.
public struct PhaseMark: Sendable {
  /// The preset.
  public let scenario: Scenario
  /// Index of its firm: the type that the preset added last.
  public let type: Int
  /// Share of the blame that is forgiven when all are down.
  public let sharing: Double
  /// Price of its cheapest setup of several regions or clouds, multiple of the bill.
  public let multiplier: Double

  /// The mark of a preset; `nil` where no setup of it spreads out.
  public init?(_ scenario: Scenario) {
    guard let firm = scenario.firms.last else { return nil }
    let prices = scenario.strategies.filter { $0.regions * $0.clouds > 1 }
      .map { scenario.multiplier(of: $0, for: firm) }
    guard let least = prices.min() else { return nil }
    self.scenario = scenario
    type = scenario.firms.count - 1
    sharing = firm.blameSharing
    multiplier = least
  }
}

/// Services built on each other against services on their own: widths of events, and what leaving the herd costs.
public import Market
import Outages
import Scenario

/// The same market with coupled and with decoupled services.
public struct CouplingComparison: Sendable {
  /// One of the two markets.
  public struct Side: Sendable {
    /// Share of the firms in the region that an event hits, with its probability, ascending.
    public let widths: [(share: Double, probability: Double)]
    /// Events of the oldest region per year.
    public let ratePerYear: Double
    /// Share of the firms that an event hits on average.
    public let meanWidth: Double
    /// What one firm gains by leaving the herd alone, dollars per year; negative: it costs.
    public let leavingGain: Double
    /// Whether the herd is an equilibrium.
    public let holds: Bool
  }

  /// The oldest region.
  public let region: String
  /// Services that need each other.
  public let coupled: Side
  /// Services on their own.
  public let decoupled: Side

  /// Compares two markets; `nil` where one has no herd or no events of its oldest region.
  public init?(coupled: Market, decoupled: Market) {
    guard let region = coupled.scenario.regions.first?.name, let first = Side(coupled, region),
      let second = Side(decoupled, region)
    else { return nil }
    self.region = region
    self.coupled = first
    self.decoupled = second
  }
}

extension CouplingComparison.Side {
  init?(_ market: Market, _ region: String) {
    let hazards = market.hazards.filter { $0.scope == .region && $0.location == region }
    let rate = hazards.reduce(0) { $0 + $1.ratePerYear }
    guard rate > 0, let standing = StandingHerd(market), let leaving = standing.bestLeaving else {
      return nil
    }
    var widths: [(share: Double, probability: Double)] = []
    for hazard in hazards {
      for width in hazard.widths {
        let probability = width.probability * hazard.ratePerYear / rate
        if let known = widths.firstIndex(where: { abs($0.share - width.share) < 1e-9 }) {
          widths[known].probability += probability
        } else {
          widths.append((width.share, probability))
        }
      }
    }
    self.widths = widths.sorted { $0.share < $1.share }
    ratePerYear = rate
    meanWidth = widths.reduce(0) { $0 + $1.share * $1.probability }
    leavingGain = leaving.gain
    holds = standing.isEquilibrium
  }
}

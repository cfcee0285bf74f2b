/// Gain from staying in the oldest region against the share of others who stay.
import Games
import Market
import Scenario

/// The gain of one firm of the crowd from the oldest region over the best strategy outside it, against the
/// probability with which each other one is there. Other types stay at the sequential-entry profile.
///
/// A tipping point is a share at which the gain rises through 0: below it all firms leave, above it all come.
/// It is an equilibrium, and not a stable one.
public struct TippingLine: Sendable {
  /// A point of the line.
  public struct Point: Equatable, Sendable {
    /// Probability with which each other firm of the crowd is in the region.
    public let share: Double
    /// Dollars per year by which being there is better; negative: worse.
    public let gain: Double
  }

  /// The region.
  public let region: String
  /// The strategy inside the region.
  public let inside: Int
  /// The strategy outside of it.
  public let outside: Int
  /// Points from share 0 to share 1.
  public let points: [Point]
  /// Shares at which the gain is 0, ascending.
  public let crossings: [Double]

  static let steps = 100

  /// The line of the crowd of a brief; `nil` where there is no herd, no way out, or one firm only.
  public init?(_ brief: Brief) {
    self.init(brief.market, type: brief.crowd, herd: brief.herd, counts: brief.history.counts)
  }

  /// The line of a type of firms, the other types at `counts`.
  init?(_ market: Market, type: Int, herd: Herd?, counts: [[Int]]) {
    guard let herd, let way = herd.leaving[type], market.firms[type].type.count > 1 else { return nil }
    let (inside, outside) = (herd.strategies[type], way.to)
    let mixtures = counts.map { row in row.map { Double($0) / Double(max(1, row.reduce(0, +))) } }
    func gain(_ share: Double) -> Double {
      var others = mixtures
      others[type] = market.strategies.indices.map { $0 == inside ? share : $0 == outside ? 1 - share : 0 }
      let payoffs = market.game.payoffs(type: type, against: .mixed(probabilities: others))
      return payoffs[inside] - payoffs[outside]
    }
    region = herd.region
    self.inside = inside
    self.outside = outside
    points = (0...Self.steps).map { step in
      let share = Double(step) / Double(Self.steps)
      return Point(share: share, gain: gain(share))
    }
    crossings = zip(points, points.dropFirst()).compactMap { low, high in
      (low.gain < 0) != (high.gain < 0) ? Self.root(gain, low.share, high.share) : nil
    }
  }

  /// Root of the gain by bisection, to the last digits.
  private static func root(_ gain: (Double) -> Double, _ low: Double, _ high: Double) -> Double {
    var (low, high) = (low, high)
    let isNegative = gain(low) < 0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (gain(middle) < 0) == isNegative { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Whether no firm leaves when all others are in the region.
  public var herdHolds: Bool { (points.last?.gain ?? 0) >= 0 }
  /// Whether no firm comes when all others are outside.
  public var exileHolds: Bool { (points.first?.gain ?? 0) <= 0 }
  /// Share of the starting points from which all firms end in the region.
  public var basin: Double {
    var total = 0.0
    var start = 0.0
    var isUp = (points.first?.gain ?? 0) >= 0
    // Between two crossings the gain keeps its sign; firms drift up to the next one where it is positive.
    // Only what drifts to the very end counts.
    for crossing in crossings {
      start = crossing
      isUp.toggle()
    }
    if isUp { total = 1 - start }
    return total
  }
}

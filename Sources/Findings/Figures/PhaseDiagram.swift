/// Phase diagram of equilibria over blame sharing and the price of redundancy.
///
/// Payoffs are linear in ρ and in a multiplier together (no term holds both), so a profile is an equilibrium
/// on a convex polygon of the plane: three markets give all its edges, and nothing is searched for.
import Deployments
import Games
import Market
import Scenario

/// Parts of the plane on which uniform profiles, in which all firms of a type choose alike, are equilibria.
///
/// First coordinate: blame sharing of a type, 0 to 1. Second: the multiplier of one of its strategies,
/// `multipliers` from 0 to 1. Everything else is as in the market.
public struct PhaseDiagram: Sendable {
  /// Part of the plane with the same equilibria everywhere.
  public struct Region: Sendable {
    /// Strategies of the type in the uniform equilibria, ascending; empty where no uniform profile is one.
    public let strategies: [Int]
    /// Convex pieces that do not overlap, in unit coordinates.
    public let pieces: [ConvexPolygon]
    /// Sum of their areas.
    public var area: Double { pieces.reduce(0) { $0 + $1.area } }
  }

  /// The type whose blame sharing and multiplier change.
  public let type: Int
  /// The strategy whose multiplier changes.
  public let strategy: Int
  /// The multipliers of the second coordinate.
  public let multipliers: ClosedRange<Double>
  /// Parts of the plane, the largest first.
  public let regions: [Region]
  /// The market itself: blame sharing and multiplier.
  public let today: (sharing: Double, multiplier: Double)
  /// Strategies of the type in uniform equilibria at the market's own point, ascending.
  public let strategiesToday: [Int]
  /// Whether other types are held at the sequential-entry profile, because there are too many profiles.
  public let othersAreHeld: Bool

  /// Most profiles that are examined.
  static let profileLimit = 1000

  /// The diagram of a type of firm; `nil` where no strategy has several regions or clouds.
  public init?(_ brief: Brief, type: Int) {
    let market = brief.market
    guard let strategy = Self.spread(brief, type: type) else { return nil }
    let now = market.firms[type].multiplier[strategy]
    multipliers = 1...max(4.5, 2 * now)
    guard
      let corners = Corners(market.scenario, type: type, strategy: strategy, multipliers: multipliers)
    else { return nil }
    var profiles = Self.profiles(market)
    othersAreHeld = profiles == nil
    profiles = profiles ?? Self.profiles(market, type: type, others: brief.history.counts)
    var polygons: [(strategy: Int, polygon: ConvexPolygon)] = []
    for counts in profiles ?? [] {
      let polygon = corners.polygon(of: counts)
      guard polygon.area > ConvexPolygon.sliver else { continue }
      polygons.append((counts[type].firstIndex { $0 > 0 } ?? 0, polygon))
    }
    self.type = type
    self.strategy = strategy
    today = (market.firms[type].type.blameSharing, now)
    let width = multipliers.upperBound - multipliers.lowerBound
    let point = ConvexPolygon.Corner(x: today.sharing, y: (now - multipliers.lowerBound) / width)
    let here = polygons.filter { $0.polygon.edges.allSatisfy { $0.value(point) >= -1e-12 } }
    strategiesToday = Set(here.map(\.strategy)).sorted()
    regions = Self.regions(polygons)
  }

  /// The strategy on the price axis: the firm's own where it has several regions or clouds, else the most
  /// valuable one of those that do.
  private static func spread(_ brief: Brief, type: Int) -> Int? {
    let strategies = brief.market.strategies
    let wide = strategies.indices.filter { strategies[$0].regions * strategies[$0].clouds > 1 }
    let choice = brief.firms[type].choice
    if wide.contains(choice) { return choice }
    return wide.min { brief.firms[type].ladder[$0].total < brief.firms[type].ladder[$1].total }
  }

  /// All uniform profiles; `nil` where there are too many.
  private static func profiles(_ market: Market) -> [[[Int]]]? {
    var profiles: [[[Int]]] = [[]]
    for firm in market.firms {
      guard profiles.count * market.strategies.count <= profileLimit else { return nil }
      profiles = profiles.flatMap { head in
        market.strategies.indices.map { s in
          head + [market.strategies.indices.map { $0 == s ? firm.type.count : 0 }]
        }
      }
    }
    return profiles
  }

  /// Uniform profiles of one type, the others where they are.
  private static func profiles(_ market: Market, type: Int, others: [[Int]]) -> [[[Int]]] {
    market.strategies.indices.map { s in
      var counts = others
      counts[type] = market.strategies.indices.map { $0 == s ? market.firms[type].type.count : 0 }
      return counts
    }
  }

  /// The arrangement of the polygons, parts with the same strategies put together.
  private static func regions(_ polygons: [(strategy: Int, polygon: ConvexPolygon)]) -> [Region] {
    var parts: [(strategies: Set<Int>, piece: ConvexPolygon)] = [([], .unitSquare)]
    for (strategy, polygon) in polygons {
      parts = parts.flatMap { part in
        let common = part.piece.intersection(polygon)
        guard common.area > ConvexPolygon.sliver else { return [part] }
        return part.piece.pieces(outside: polygon).map { (part.strategies, $0) }
          + [(part.strategies.union([strategy]), common)]
      }
    }
    let groups = Dictionary(grouping: parts) { $0.strategies.sorted() }
    return groups.map { Region(strategies: $0.key, pieces: $0.value.map(\.piece)) }
      .sorted { ($1.area, $0.strategies.description) < ($0.area, $1.strategies.description) }
  }
}

/// The market at three corners of the plane, from which its payoffs anywhere in it follow.
private struct Corners {
  let origin: Market
  let fullSharing: Market
  let highMultiplier: Market

  init?(_ scenario: Scenario, type: Int, strategy: Int, multipliers: ClosedRange<Double>) {
    func market(_ sharing: Double, _ multiplier: Double) -> Market? {
      var changed = scenario
      changed.firms[type].blameSharing = sharing
      changed.firms[type].costOverrides[scenario.strategies[strategy].name] = multiplier
      return try? Market(changed)
    }
    guard let origin = market(0, multipliers.lowerBound), let fullSharing = market(1, multipliers.lowerBound),
      let highMultiplier = market(0, multipliers.upperBound)
    else { return nil }
    self.origin = origin
    self.fullSharing = fullSharing
    self.highMultiplier = highMultiplier
  }

  /// Polygon on which no single deviation from a profile gains.
  func polygon(of counts: [[Int]]) -> ConvexPolygon {
    var polygon = ConvexPolygon.unitSquare
    for type in counts.indices {
      for own in counts[type].indices where counts[type][own] > 0 {
        let others = origin.others(of: type, playing: own, in: counts)
        let values = [origin, fullSharing, highMultiplier].map {
          $0.game.payoffs(type: type, against: others)
        }
        for other in counts[type].indices where other != own {
          let lead = values.map { $0[own] - $0[other] }
          polygon = polygon.clipped(
            to: ConvexPolygon.HalfPlane(
              constant: lead[0], slopeX: lead[1] - lead[0], slopeY: lead[2] - lead[0]))
          if polygon.area <= ConvexPolygon.sliver { return polygon }
        }
      }
    }
    return polygon
  }
}

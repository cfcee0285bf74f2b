/// Who is down when: events cut at the take-over times of the setups.
import Outages
import ResilienceNumerics
import Scenario

/// An interval of an event between two failover times, with the probability of being down by strategy.
public struct Phase: Equatable, Sendable {
  /// Index of the hazard.
  public let hazard: Int
  /// Index of the width among the hazard's.
  public let width: Int
  /// 0 from the first moment, 1 from the first take-over time on, and so on.
  public let index: Int
  /// Hours of an event at which it begins and ends; the end may be infinite.
  public let start: Double
  /// See `start`.
  public let end: Double
  /// Expected business hours per year, severity and probability of the width included.
  public let hoursPerYear: Double
  /// Probability by type of firm and strategy of being down, given an event of the width.
  public let down: [[Double]]
  /// Whether other firms are hit by the same event.
  public let isShared: Bool
  /// Whether a firm can say that it was not its own fault, whoever else is down: the scope is a region or wider.
  public let isExcused: Bool
  /// Share of those struck that an event of the width hits.
  private let share: Double
  /// `failsOver` and `takenOver` of an event that hits everybody, the same lists for all widths.
  private let turned: [[Double]]
  private let back: [[Double]]

  /// Probability by type and strategy of having been struck and turned to another site, given an event: who competes
  /// there for capacity. 0 for what is mended within a site.
  public var failsOver: [[Double]] { Self.scaled(turned, share) }
  /// Probability by type and strategy of being up again because of that.
  public var takenOver: [[Double]] { Self.scaled(back, share) }

  /// All phases of all hazards, in their order, then in the order of widths. Phases of no length are left out.
  ///
  /// Phase k of a hazard with width w lasts E[min(D, t_{k+1})] − E[min(D, t_k)] hours, where 0 = t_0 < t_1 < … are the
  /// distinct take-over times of whom it may strike, and contributes λ · π_w · v times that. In it a strategy is down
  /// with probability w · Σ over strikes of (probability · Π over levels with τ ≤ t_k of (1 − q)).
  ///
  /// - Complexity: O(hazards · (cuts · variants · strategies · (strikes + widths))).
  public static func all(_ exposure: Exposure) -> [Phase] {
    var phases: [Phase] = []
    phases.reserveCapacity(2 * exposure.hazards.count)
    for index in exposure.hazards.indices { append(index, exposure, to: &phases) }
    return phases
  }

  private static func append(_ index: Int, _ exposure: Exposure, to phases: inout [Phase]) {
    let hazard = exposure.hazards[index]
    let cuts = exposure.cuts[index]
    let strikesAny = exposure.ratesPerYear[index] > 0
    guard strikesAny else { return }
    let starts = [0] + cuts
    let means = starts.map { $0 == 0 ? 0 : hazard.duration.limitedExpectedValue($0) }
    let leaves = hazard.scope == .region || hazard.scope == .provider
    let whole = exposure.byVariant(index) { $0.reduce(0) { $0 + $1.probability } }
    let rows = starts.map { start in
      exposure.byVariant(index) { $0.reduce(0) { $0 + $1.downProbability(at: start) } }
    }
    let none = leaves ? [] : whole.map { $0.map { _ in 0.0 } }
    let turned = leaves ? starts.map { failsOver(index, $0, exposure) } : []
    let back = leaves ? rows.map { row in zip(whole, row).map { zip($0, $1).map { $0 - $1 } } } : []
    for (number, width) in hazard.widths.enumerated() {
      for (k, start) in starts.enumerated() {
        let end = k + 1 < starts.count ? starts[k + 1] : .infinity
        let length = (k + 1 < means.count ? means[k + 1] : hazard.duration.mean) - means[k]
        let hours = exposure.ratesPerYear[index] * width.probability * hazard.severity * max(0, length)
        guard hours > 0 else { continue }
        phases.append(
          Phase(
            hazard: index, width: number, index: k, start: start, end: end, hoursPerYear: hours,
            down: exposure.byType(scaled(rows[k], width.share)), isShared: hazard.isShared,
            isExcused: hazard.isWide, share: width.share, turned: exposure.byType(leaves ? turned[k] : none),
            back: exposure.byType(leaves ? back[k] : none)))
      }
    }
  }

  private static func scaled(_ table: [[Double]], _ share: Double) -> [[Double]] {
    share == 1 ? table : table.map { $0.map { $0 * share } }
  }

  private static func failsOver(_ hazard: Int, _ start: Double, _ exposure: Exposure) -> [[Double]] {
    exposure.byVariant(hazard) { strikes in
      strikes.reduce(0) { $1.levelCount > 0 && $1.takeoverHours(0) <= start ? $0 + $1.probability : $0 }
    }
  }
}

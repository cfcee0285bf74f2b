/// Who turns to another site while an event lasts.
import Outages
public import ResilienceNumerics
import Scenario

/// Firms that turn to another site in a phase: who competes there for capacity.
public struct Failover: Sendable {
  /// Probability by type and strategy of having been struck and turned to another site, given an event. 0 for what is
  /// mended within a site.
  public let failsOver: NumberRows
  /// Probability by type and strategy of being up again because of that.
  public let takenOver: NumberRows

  /// The firms of a phase.
  public init(_ phase: Phase, _ exposure: Exposure) {
    let hazard = exposure.hazards[phase.hazard]
    let share = hazard.widths[phase.width].share
    let leaves = hazard.scope == .region || hazard.scope == .provider
    func rows(_ number: (Strike) -> Double) -> NumberRows {
      let all = leaves ? exposure.byType(phase.hazard, number) : phase.down.mapValues { _ in 0 }
      return share == 1 ? all : all.mapValues { $0 * share }
    }
    failsOver = rows { $0.levelCount > 0 && $0.takeoverHours(0) <= phase.start ? $0.probability : 0 }
    let whole = exposure.byType(phase.hazard) { $0.probability }
    let down = exposure.byType(phase.hazard) { $0.downProbability(at: phase.start) }
    takenOver = NumberRows(
      values: zip(whole.values, down.values).map { leaves ? ($0 - $1) * share : 0 }, columns: whole.columns)
  }
}

/// Effect of fixes: the incident with and without them.
public struct Counterfactual: Equatable, Sendable {
  /// Fixes that were applied; empty is the incident as it was.
  public let fixes: [IncidentFix]
  /// The incident then.
  public let run: IncidentRun
  /// Minutes by which it is shorter.
  public let minutesSaved: Double
  /// Minutes of load-balancer capacity that are saved.
  public let balancerMinutesSaved: Double
  /// The first milestone of the incident as it was that moves, is missing or is new; `nil`: none.
  public let firstChange: IncidentRun.Milestone?

  /// Minutes saved for a week of an engineer's work.
  public var minutesPerWeek: Double {
    let weeks = fixes.reduce(0) { $0 + $1.engineerWeeks }
    return weeks > 0 ? minutesSaved / weeks : 0
  }

  init(_ fixes: [IncidentFix], _ run: IncidentRun, comparedWith base: IncidentRun) {
    self.fixes = fixes
    self.run = run
    minutesSaved = base.totalMinutes - run.totalMinutes
    balancerMinutesSaved = base.balancerMinutesLost - run.balancerMinutesLost
    let old = Set(base.milestones.map { [$0.name, String($0.minute)] })
    let new = Set(run.milestones.map { [$0.name, String($0.minute)] })
    let changed =
      base.milestones.filter { !new.contains([$0.name, String($0.minute)]) }
      + run.milestones.filter { !old.contains([$0.name, String($0.minute)]) }
    firstChange = changed.min { $0.minute < $1.minute }
  }
}

extension SimulatedIncident {
  /// Each fix by itself, all that leave the trigger possible, and all together, against the incident with none.
  /// - Throws: `IncidentError` as `run()` does.
  public func counterfactuals() throws(IncidentError) -> [Counterfactual] {
    let base = try Self(constants: constants, fixes: []).run()
    var rows: [Counterfactual] = []
    var afterTheTrigger: [IncidentFix] = []
    for fix in Self.mendable {
      let mended = try Self(constants: constants, fixes: [fix])
      if mended.isPossible { afterTheTrigger.append(fix) }
      rows.append(Counterfactual([fix], try mended.run(), comparedWith: base))
    }
    for fixes in [afterTheTrigger, Self.mendable] where fixes.count > 1 {
      let run = try Self(constants: constants, fixes: Set(fixes)).run()
      rows.append(Counterfactual(fixes, run, comparedWith: base))
    }
    return rows
  }
}

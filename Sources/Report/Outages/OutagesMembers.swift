/// Members of JSON about the record that no table is.
internal import Findings
internal import Outages
internal import ResilienceNumerics

extension OutagesReport {
  var recordMembers: [(key: String, value: JSONValue)] {
    let (selection, hours) = (study.selection, study.observedHoursPerYear)
    var members: [(key: String, value: JSONValue)] = [
      (
        "years",
        [
          "first": .count(selection.window.from.civil.year), "last": .count(lastYear),
          "watched": .number(selection.yearCount),
        ]
      ),
      ("outages", .array(selection.outages.map(Self.outage))), ("leftOut", .count(selection.leftOut)),
      ("rate", study.rate.map { Self.rate($0.rate, $0.bounds) } ?? .null),
      ("posterior", study.posterior.map { Self.rate($0.mean, $0.interval()) } ?? .null),
      (
        "window",
        [
          "from": .string(selection.window.from.date), "until": .string(selection.window.until.date),
          "years": .number(selection.yearCount), "reason": .string("\(selection.windowReason)"),
        ]
      ), ("events", .count(selection.outages.count)), ("hoursPerYear", Self.number(hours)),
      ("availability", Self.number(hours.map { max(0, 1 - $0 / 8760) })),
      (
        "hours",
        [
          "rows": .number(selection.spells.rowHours), "down": .number(selection.spells.hours),
          "lost": .number(selection.spells.lostHours), "mergedRows": .count(selection.spells.merged),
          "rowsWithoutTime": .count(selection.spells.undated),
        ]
      ), ("rateTests", rateTests), ("duplicates", .count(selection.duplicates)),
      ("outsideWindow", .count(selection.outside)), ("unplaced", .count(selection.unplaced)),
      ("withoutImpact", .count(withoutImpact)),
      ("ignoredColumns", .array(ignoredColumns.map { .string($0) })),
    ]
    if let joint = study.joint { members.append(("joint", member(joint))) }
    // Lists that are there without a row too.
    for (key, isEmpty) in [
      ("fits", study.fits.isEmpty), ("triggers", selection.triggers.isEmpty),
      ("errorBudgets", study.errorBudgets.isEmpty),
      ("commonCause", holdsScenario && commonCause.isEmpty),
    ] where isEmpty { members.append((key, [])) }
    return members + annualLossMember
  }

  /// Year of the window's last moment.
  private var lastYear: Int {
    let window = study.selection.window
    return Timestamp(seconds: max(window.from.seconds, window.until.seconds - 1)).civil.year
  }

  private static func outage(_ outage: Outage) -> JSONValue {
    [
      "id": .string(outage.id), "provider": .string(outage.provider), "date": .string(outage.date),
      "start": .string(outage.start.description), "severity": number(outage.severity),
      "scope": .string(outage.reach.rawValue), "regions": .array(outage.regions.map(JSONValue.string)),
      "hours": number(outage.hours), "majorityHours": number(outage.majorityHours),
      "trigger": .string(outage.trigger), "cause": .string(outage.cause),
      "confidence": .string(outage.confidence.rawValue), "source": .string(outage.source),
    ]
  }

  private static func rate(_ value: Double, _ bounds: ClosedRange<Double>) -> JSONValue {
    ["perYear": .number(value), "low": .number(bounds.lowerBound), "high": .number(bounds.upperBound)]
  }

  private var rateTests: JSONValue {
    let tests = study.rateTests
    return [
      "yearlyCounts": .array(tests.yearlyCounts.map { .count($0) }),
      "dispersion": Self.number(tests.dispersion),
      "dispersionProbability": Self.number(tests.dispersionProbability),
      "laplace": Self.number(tests.trend), "laplaceProbability": Self.number(tests.trendProbability),
      "constantRateUntenable": .bool(tests.isConstantRateUntenable),
    ]
  }

  private func member(_ joint: JointDowntime) -> JSONValue {
    [
      "region": .string(study.selection.regionName ?? ""), "with": .string(study.other?.regionName ?? ""),
      "hours": .number(joint.one), "hoursOfOther": .number(joint.other), "hoursOfBoth": .number(joint.both),
      "share": .number(joint.share), "shareIfIndependent": .number(joint.independentShare),
      "commonEvents": .count(joint.common),
    ]
  }

  private static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}

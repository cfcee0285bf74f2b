/// First lines of the page about outages: rate, duration, uncertainty and assumptions.
internal import Findings
internal import Outages
internal import ResilienceNumerics

extension OutagesPage {
  func addAnswer(to page: inout Document) {
    let selection = study.selection
    let what = words.selection(
      provider: selection.providerName, region: selection.regionName, selection.filter)
    let events = NumberText.count(selection.outages.count)
    if let rate = study.rate {
      page.append(
        .answer(
          words.answer(
            what: what, events: events, years: NumberText.significant(selection.yearCount, digits: 3),
            rate: Self.three(rate.rate), low: Self.three(rate.bounds.lowerBound),
            high: Self.three(rate.bounds.upperBound))))
    } else {
      page.append(.answer(words.answerWithoutWindow(what: what, events: events)))
    }
    page.append(.paragraph([lasting, costing].compactMap(\.self).joined(separator: " ")))
    for loss in study.losses { page.append(.paragraph(headline(loss))) }
    page.append(.points(assumptions))
  }

  static func three(_ value: Double) -> String { NumberText.significant(value, digits: 3) }

  /// Hours with three digits: `88.3 h`, `42 min`.
  static func hours(_ value: Double) -> String {
    value == 0 || abs(value) >= 0.995 ? three(value) + " h" : Quantity.hours(value)
  }

  private var lasting: String? {
    let sorted = study.selection.hours.sorted()
    guard let longest = sorted.last else { return words.nothing() }
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    return words.lasting(
      mean: Quantity.hours(mean), median: Quantity.hours(median), longest: Quantity.hours(longest))
  }

  private var costing: String? {
    guard let hours = study.observedHoursPerYear, !study.selection.hours.isEmpty else { return nil }
    return words.costing(
      hours: Self.hours(hours), availability: Quantity.availability(max(0, 1 - hours / 8760)))
  }

  private func headline(_ loss: RecordLoss) -> String {
    let curve = loss.asSeen
    return words.lossHeadline(
      name: loss.price.name, perHour: money(loss.price.perHour),
      mean: money(curve.mean),
      p95: curve.quantile(0.95).map { money($0.value) } ?? NumberText.none)
  }

  /// Assumptions behind the figures, a sentence each.
  private var assumptions: [String] {
    let selection = study.selection
    let spells = selection.spells
    var points: [String] = []
    if selection.yearCount > 0 {
      let window = selection.window
      points.append(
        words.window(selection.windowReason, from: window.from.date, until: window.until.date))
    }
    func add(_ count: Int, _ sentence: (String) -> String) {
      if count > 0 { points.append(sentence(NumberText.count(count))) }
    }
    add(selection.duplicates, words.duplicates)
    if spells.merged > 0 {
      points.append(
        words.merged(
          NumberText.count(spells.merged), hours: Self.hours(spells.hours), of: Self.hours(spells.rowHours)))
    }
    if let endless = spells.endless {
      points.append(words.endless(from: endless.from, until: endless.until))
    }
    if !selection.outages.contains(where: \.isBuiltIn) { add(spells.undated, words.undated) }
    add(selection.outside, words.outside)
    add(selection.unplaced, words.unplaced)
    if !selection.unknownRegions.isEmpty {
      let names = selection.unknownRegions.prefix(5).map { SafeText.line(String($0.prefix(40))) }
      points.append(words.unknownRegions(names.joined(separator: ", ")))
    }
    add(selection.outages.count - spells.known, words.unknownLength)
    let shares = selection.majorityShares
    if !shares.isEmpty {
      points.append(
        words.majority(
          count: NumberText.count(shares.count), of: NumberText.count(selection.outages.count),
          share: Quantity.share(shares[shares.count / 2], decimals: 0)))
    }
    add(selection.leftOut, words.leftOut)
    add(withoutImpact, words.withoutImpact)
    add(selection.outages.count { $0.impact != nil && $0.severity == nil }, words.fullImpact)
    if !ignoredColumns.isEmpty {
      let names = ignoredColumns.prefix(8).map { SafeText.line(String($0.prefix(40))) }
      points.append(words.ignored(names.joined(separator: ", "), more: max(0, ignoredColumns.count - 8)))
    }
    return points
  }

  /// Rate, its posterior, and the tests of a constant rate.
  func addRate(to page: inout Document) {
    guard let rate = study.rate, let posterior = study.posterior else { return }
    var table = Table(columns: [
      .init(words.column(.quantity), .left), .init(words.column(.value)), .init(words.column(.low)),
      .init(words.column(.high)),
    ])
    for (row, value, bounds) in [
      (OutagesWords.Row.observed, rate.rate, rate.bounds), (.posterior, posterior.mean, posterior.interval()),
    ] {
      table.append(
        [words.row(row)]
          + [value, bounds.lowerBound, bounds.upperBound].map { NumberText.fixed($0, decimals: 3) })
    }
    page.append(.heading(words.heading(.rate)))
    page.append(.table(table))
    page.append(.paragraph(constancy))
  }

  private var constancy: String {
    let tests = study.rateTests
    var sentences: [String] = []
    if let index = tests.dispersion, let chance = tests.dispersionProbability {
      let counts = tests.yearlyCounts
      sentences.append(
        words.dispersion(
          Self.three(index), chance: Self.chance(chance),
          counts: counts.count <= 20 ? counts.map { NumberText.count($0) }.joined(separator: ", ") : nil))
    }
    if let u = tests.trend, let chance = tests.trendProbability {
      sentences.append(words.trend(Self.three(u), chance: Self.chance(chance), isRising: u > 0))
    }
    if tests.trend != nil || tests.dispersion != nil {
      sentences.append(words.constancy(isUntenable: tests.isConstantRateUntenable))
    }
    return sentences.joined(separator: " ")
  }

  /// Probability with no more zeros than needed.
  static func chance(_ probability: Double) -> String {
    probability < 1e-4 ? "p < 0.0001" : "p = " + NumberText.significant(probability, digits: 2)
  }

  /// Ways in which the outages affected the requested region.
  func addReaches(to page: inout Document) {
    let selection = study.selection
    guard !selection.reaches.isEmpty else { return }
    var table = Table(columns: [
      .init(words.column(.reached), .left), .init(words.column(.count)), .init(words.column(.hours)),
    ])
    for row in reachRows {
      table.append([
        words.reached(row.reach), NumberText.count(row.count), NumberText.fixed(row.hours, decimals: 2),
      ])
    }
    page.append(.heading(words.heading(.reached)))
    page.append(.table(table))
  }

  /// Outages and hours by the way in which they affected the region; unused ways are omitted.
  var reachRows: [(reach: RegionReach, count: Int, hours: Double)] {
    let pairs = zip(study.selection.outages, study.selection.reaches)
    return RegionReach.allCases.compactMap { reach in
      let own = pairs.filter { $0.1 == reach }
      guard !own.isEmpty else { return nil }
      return (reach, own.count, own.reduce(0) { $0 + ($1.0.countedHours ?? 0) })
    }
  }

  /// Hours in which two regions were down at once.
  func addJoint(to page: inout Document) {
    guard let joint = study.joint, let other = study.other else { return }
    let names = [study.selection.regionName, other.regionName].map { SafeText.line($0 ?? "") }
    var table = Table(columns: [.init("", .left), .init(words.column(.hours)), .init(words.column(.share))])
    for (name, hours) in [
      (names[0], joint.one), (names[1], joint.other), (words.both(), joint.both),
      (words.independent(), joint.independentShare * joint.watchedHours),
    ] {
      let share = joint.watchedHours > 0 ? 100 * hours / joint.watchedHours : 0
      table.append([name, NumberText.significant(hours, digits: 3), NumberText.significant(share, digits: 3)])
    }
    page.append(.heading(words.joint(names[0], names[1])))
    page.append(.table(table))
    page.append(.paragraph(words.jointNote(common: NumberText.count(joint.common))))
  }
}

/// Tables of annual loss on the page about outages.
internal import Findings
internal import Market
internal import Outages
internal import Scenario

extension OutagesPage {
  /// Quantity of the annual hours: exact with its bounds, and simulated with its sampling error.
  struct HoursRow {
    let row: OutagesWords.Row
    /// Name in machine-readable output.
    let key: String
    let exact: Enclosure?
    let simulated: NoisyValue?
    /// Factor for the page: 100 for shares.
    var factor = 1.0
  }

  var hoursRows: [HoursRow] {
    guard let curve = study.hours else { return [] }
    let simulated = study.simulated
    var rows = [
      HoursRow(row: .mean, key: "mean", exact: curve.exactMean, simulated: simulated?.mean)
    ]
    for p in Self.levels {
      let name = "P" + NumberText.plain(100 * p)
      rows.append(
        HoursRow(
          row: .quantile(name), key: name, exact: curve.quantile(p), simulated: simulated?.quantile(p)))
    }
    for p in Self.tailLevels {
      let share = Quantity.share(1 - p)
      rows.append(
        HoursRow(
          row: .tail(share), key: "TVaR" + NumberText.plain(100 * p), exact: curve.tailValueAtRisk(p),
          simulated: simulated?.tailValueAtRisk(p)))
    }
    let bad = Self.badHours
    rows.append(
      HoursRow(
        row: .beyond("14.53"), key: "exceedance14h32", exact: curve.exceedance(bad),
        simulated: simulated?.exceedance(bad), factor: 100))
    return rows
  }

  func addHours(to page: inout Document) {
    guard let curve = study.hours else { return }
    let hasSimulation = study.simulated != nil
    var table = Table(
      columns: [
        .init(words.column(.quantity), .left), .init(words.column(.exact)), .init(words.column(.low)),
        .init(words.column(.high)),
      ] + (hasSimulation ? [.init(words.column(.simulated)), .init(words.column(.noise))] : []))
    for row in hoursRows {
      func cell(_ value: Double?) -> String {
        value.map { NumberText.fixed($0 * row.factor, decimals: 3) } ?? NumberText.none
      }
      let exact = [row.exact?.value, row.exact?.bounds.lowerBound, row.exact?.bounds.upperBound]
      let simulated = hasSimulation ? [row.simulated?.value, row.simulated?.noise] : []
      table.append([words.row(row.row)] + (exact + simulated).map(cell))
    }
    page.append(.heading(words.heading(.hours)))
    page.append(.table(table))
    let exact = words.exactHours(step: NumberText.significant(curve.step, digits: 2))
    let simulated = study.simulated.map {
      words.simulatedHours(years: NumberText.count($0.years), seed: String(study.request.seed))
    }
    page.append(.paragraph([exact, simulated].compactMap(\.self).joined(separator: " ")))
    if curve.mean > 8760 { page.append(.paragraph(words.overlapping())) }
  }

  /// Two regions with the record's failure rate, by their share of common causes.
  func addShared(to page: inout Document) {
    let rows = sharedRows
    guard let first = rows.first else { return }
    var table = Table(columns: [
      .init(words.column(.beta)), .init(words.column(.both)), .init(words.column(.minutes)),
      .init(words.column(.twoOfThree)),
    ])
    for row in rows {
      table.append([
        NumberText.fixed(row.beta, decimals: 2), NumberText.significant(row.two, digits: 2),
        NumberText.fixed(row.two * 525_600, decimals: 2), NumberText.significant(row.twoOfThree, digits: 2),
      ])
    }
    page.append(.heading(words.heading(.shared)))
    page.append(
      .paragraph(
        words.shared(
          one: NumberText.significant(first.one, digits: 2),
          wrong: NumberText.significant(first.two, digits: 2))))
    page.append(.table(table))
  }

  /// Unavailability of one region, of a 1-out-of-2 system and of a 2-out-of-3 system.
  var sharedRows: [(beta: Double, one: Double, two: Double, twoOfThree: Double)] {
    guard let hours = study.observedHoursPerYear, hours > 0 else { return [] }
    let one = min(1, hours / 8760)
    return Self.betas.compactMap { beta in
      guard let sites = try? CommonCause(unavailability: one, beta: beta) else { return nil }
      return (
        beta, one, sites.unavailability(of: 2, needed: 1), sites.unavailability(of: 3, needed: 2)
      )
    }
  }

  func addFirms(_ type: Int, to page: inout Document) {
    let rows = study.firms.filter { $0.year.type == type }
    let scale = MoneyScale.fitting(
      rows.flatMap { [$0.curve.mean, $0.curve.quantile(0.999)?.value ?? 0] }, words.language)
    let isCovered = rows.contains { $0.retained != nil }
    var table = Table(
      columns: [
        .init("", .left), .init(words.column(.strategy), .left), .init(words.column(.mean)),
        .init(words.column(.p90)), .init(words.column(.p95)), .init(words.column(.p99)),
        .init(words.column(.p999)),
        .init(words.column(.tail)), .init(words.column(.quiet)),
      ] + (isCovered ? [.init(words.column(.kept))] : []) + [.init(words.column(.credits))])
    for row in rows {
      let curve = row.curve
      let levels = Self.printed(curve).map { value in
        value.map { $0.isNarrow ? scale.cell($0.value) : Self.range($0, scale) } ?? NumberText.none
      }
      table.append(
        [row.isChoice ? ">" : "", setup(row.year.strategy)]
          + [scale.cell(curve.mean)] + levels
          + [NumberText.fixed(100 * curve.probabilityOfNoLoss, decimals: 1)]
          + (isCovered ? [row.year.retainedMean.map(scale.cell) ?? NumberText.none] : [])
          + [scale.cell(row.year.creditsPerYear)], emphasized: row.isChoice)
    }
    let name = name(type)
    page.append(.heading(words.heading(.firm(name, scale.name))))
    page.append(.table(table))
    let printed = rows.flatMap { Self.printed($0.curve) }.compactMap(\.self)
    // Rounded up, so that the printed number is still a bound.
    let error = printed.filter(\.isNarrow).reduce(0) { max($0, $1.relativeError) }
    let share = Quantity.share((error * 1e4).rounded(.up) / 1e4, decimals: 2)
    page.append(
      .paragraph(words.firms(step: words.error(share, hasRanges: !printed.allSatisfy(\.isNarrow)))))
  }

  /// Quantiles and tail values at risk in the order of the table.
  private static func printed(_ curve: LossExceedanceCurve) -> [Enclosure?] {
    [0.9, 0.95, 0.99, 0.999].map { curve.quantile($0) } + [curve.tailValueAtRisk(0.99)]
  }

  /// Bounds of a value that is not known well enough for a single number.
  private static func range(_ value: Enclosure, _ scale: MoneyScale) -> String {
    "\(scale.cell(value.bounds.lowerBound))–\(scale.cell(value.bounds.upperBound))"
  }
}

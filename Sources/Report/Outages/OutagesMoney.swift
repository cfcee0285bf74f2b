/// Annual cost of the record's outages, and the most expensive months.
internal import Findings
internal import Outages

extension OutagesPage {
  static let lossLevels = [0.5, 0.9, 0.95, 0.99]
  /// Number of months printed.
  private static let worstMonths = 6

  func addLosses(to page: inout Document) {
    guard !study.losses.isEmpty else { return }
    for loss in study.losses { addLoss(loss, to: &page) }
    page.append(.paragraph(words.lossNote()))
    addMonths(to: &page)
  }

  private func addLoss(_ loss: RecordLoss, to page: inout Document) {
    let rows = Self.rows(loss)
    let scale = MoneyScale.fitting(
      rows.flatMap { [$0.asSeen, $0.fitted].compactMap(\.self) }, words.language)
    var columns = [Table.Column(words.column(.quantity), .left), .init(words.column(.asSeen))]
    if loss.fitted != nil { columns.append(.init(words.column(.fitted))) }
    var table = Table(columns: columns)
    for row in rows {
      let values = loss.fitted == nil ? [row.asSeen] : [row.asSeen, row.fitted]
      table.append(
        [row.key == "mean" ? words.row(.mean) : row.key]
          + values.map { $0.map(scale.cell) ?? NumberText.none })
    }
    page.append(
      .heading(
        words.lossHeading(
          name: SafeText.line(loss.price.name), perHour: money(loss.price.perHour), unit: scale.name)
      ))
    page.append(.table(table))
  }

  /// Mean and percentiles of the annual loss.
  static func rows(_ loss: RecordLoss) -> [(key: String, asSeen: Double?, fitted: Double?)] {
    [("mean", loss.asSeen.mean, loss.fitted?.mean)]
      + lossLevels.map {
        ("P" + NumberText.plain(100 * $0), loss.asSeen.quantile($0)?.value, loss.fitted?.quantile($0)?.value)
      }
  }

  private func addMonths(to page: inout Document) {
    let worst = study.months.filter { $0.lostHours > 0 }.prefix(Self.worstMonths)
    guard !worst.isEmpty else { return }
    let prices = study.losses.map(\.price)
    let scale = MoneyScale.fitting(
      worst.flatMap { month in prices.map { month.lostHours * $0.perHour } }, words.language)
    var table = Table(
      columns: [
        .init(words.column(.month), .left), .init(words.column(.count)), .init(words.column(.hours)),
      ] + prices.map { .init($0.name.isEmpty ? scale.name : "\(SafeText.line($0.name)), \(scale.name)") })
    for month in worst {
      table.append(
        [
          Self.name(month), NumberText.count(month.outages), NumberText.fixed(month.hours, decimals: 2),
        ] + prices.map { scale.cell(month.lostHours * $0.perHour) })
    }
    page.append(.heading(words.heading(.months)))
    page.append(.table(table))
  }

  /// Monthly availability targets: the downtime that they allow, and the probability of exceeding it.
  func addErrorBudgets(to page: inout Document) {
    guard !study.errorBudgets.isEmpty else { return }
    var table = Table(columns: [
      .init(words.column(.promised), .left), .init(words.column(.allowed)), .init(words.column(.missed)),
      .init(words.column(.monthsMissed)),
    ])
    for budget in study.errorBudgets {
      table.append([
        NumberText.significant(100 * budget.target, digits: 4) + "%",
        NumberText.significant(60 * budget.hours, digits: 3),
        NumberText.significant(100 * budget.missed.value, digits: 3),
        NumberText.significant(12 * budget.missed.value, digits: 3),
      ])
    }
    page.append(.heading(words.heading(.budgets)))
    page.append(.table(table))
  }

  static func name(_ month: RecordMonth) -> String {
    "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
  }
}

// MARK: Machine-readable

extension OutagesPage {
  /// Members of the object about the record itself.
  var recordMembers: [(key: String, value: JSONValue)] {
    let selection = study.selection
    let tests = study.rateTests
    var members: [(key: String, value: JSONValue)] = [
      (
        "window",
        [
          "from": .string(selection.window.from.date), "until": .string(selection.window.until.date),
          "years": .number(selection.yearCount), "reason": .string("\(selection.windowReason)"),
        ]
      ),
      ("events", .count(selection.outages.count)),
      ("hoursPerYear", study.observedHoursPerYear.map { .number($0) } ?? .null),
      (
        "availability",
        study.observedHoursPerYear.map { .number(max(0, 1 - $0 / 8760)) } ?? .null
      ),
      (
        "hours",
        [
          "rows": .number(selection.spells.rowHours), "down": .number(selection.spells.hours),
          "lost": .number(selection.spells.lostHours), "mergedRows": .count(selection.spells.merged),
          "rowsWithoutTime": .count(selection.spells.undated),
        ]
      ),
      (
        "rateTests",
        [
          "yearlyCounts": .array(tests.yearlyCounts.map { .count($0) }),
          "dispersion": Self.number(tests.dispersion),
          "dispersionProbability": Self.number(tests.dispersionProbability),
          "laplace": Self.number(tests.trend),
          "laplaceProbability": Self.number(tests.trendProbability),
          "constantRateUntenable": .bool(tests.isConstantRateUntenable),
        ]
      ),
      ("duplicates", .count(selection.duplicates)), ("outsideWindow", .count(selection.outside)),
      ("unplaced", .count(selection.unplaced)), ("withoutImpact", .count(withoutImpact)),
      ("ignoredColumns", .array(ignoredColumns.map { .string($0) })),
    ]
    members.append(
      (
        "errorBudgets",
        .array(
          study.errorBudgets.map {
            [
              "target": .number($0.target), "hours": .number($0.hours), "missed": .number($0.missed.value),
              "low": .number($0.missed.bounds.lowerBound), "high": .number($0.missed.bounds.upperBound),
            ]
          })
      ))
    if !selection.reaches.isEmpty {
      members.append(
        (
          "reached",
          .array(
            reachRows.map {
              ["by": .string($0.reach.rawValue), "events": .count($0.count), "hours": .number($0.hours)]
            })
        ))
    }
    if let joint = study.joint {
      members.append(
        (
          "joint",
          [
            "region": .string(study.selection.regionName ?? ""),
            "with": .string(study.other?.regionName ?? ""),
            "hours": .number(joint.one), "hoursOfOther": .number(joint.other),
            "hoursOfBoth": .number(joint.both),
            "share": .number(joint.share), "shareIfIndependent": .number(joint.independentShare),
            "commonEvents": .count(joint.common),
          ]
        ))
    }
    if !study.losses.isEmpty {
      members.append(("annualLoss", .array(study.losses.map(Self.loss))))
      members.append(("months", .array(study.months.filter { $0.lostHours > 0 }.map(month))))
    }
    return members
  }

  private static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  private static func loss(_ loss: RecordLoss) -> JSONValue {
    let rows = rows(loss)
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(loss.price.name)), ("perHour", .number(loss.price.perHour)),
      ("asSeen", .object(rows.map { ($0.key, number($0.asSeen)) })),
    ]
    if loss.fitted != nil { members.append(("fitted", .object(rows.map { ($0.key, number($0.fitted)) }))) }
    return .object(members)
  }

  private func month(_ month: RecordMonth) -> JSONValue {
    [
      "month": .string(Self.name(month)), "events": .count(month.outages), "hours": .number(month.hours),
      "dollars": .array(study.losses.map { .number(month.lostHours * $0.price.perHour) }),
    ]
  }

  /// Records of the long table: part, name, quantity, value.
  var recordRecords: [(part: String, name: String, quantity: String, value: Double?)] {
    let selection = study.selection
    let tests = study.rateTests
    var records: [(part: String, name: String, quantity: String, value: Double?)] = [
      ("record", "observed", "events", Double(selection.outages.count)),
      ("record", "observed", "years", selection.yearCount),
      ("record", "observed", "hoursPerYear", study.observedHoursPerYear),
      ("record", "rateTests", "dispersion", tests.dispersion),
      ("record", "rateTests", "laplace", tests.trend),
    ]
    for loss in study.losses {
      for row in Self.rows(loss) {
        records.append(("loss", loss.price.name + " asSeen", row.key, row.asSeen))
        if loss.fitted != nil { records.append(("loss", loss.price.name + " fitted", row.key, row.fitted)) }
      }
    }
    if let joint = study.joint {
      records.append(("joint", "both", "hours", joint.both))
      records.append(("joint", "independent", "hours", joint.independentShare * joint.watchedHours))
    }
    return records
  }
}

/// A year of the record's outages: hours, promises by the month, costs, the worst months.
internal import Findings
internal import Outages
internal import ResilienceNumerics

extension OutagesReport {
  /// Hours of the incident of 2025-10-20, the threshold of a bad year: 14 h 32 min.
  private static let badHours = 14.0 + 32.0 / 60
  static let levels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999]
  static let tailLevels = [0.9, 0.95, 0.99, 0.995, 0.999]

  static func percentile(_ level: Double) -> String { "P" + NumberText.plain(100 * level) }
  static func tail(_ level: Double) -> String { "TVaR" + NumberText.plain(100 * level) }

  // MARK: Hours

  /// Quantity of the annual hours: exact with its bounds, and simulated with its sampling error.
  private struct HoursRow {
    let key: String
    let name: Text
    let exact: Enclosure?
    let simulated: NoisyValue?
  }

  private var hoursRows: [HoursRow] {
    guard let curve = study.hours else { return [] }
    let simulated = study.simulated
    let quantiles = Self.levels.map { level in
      HoursRow(
        key: Self.percentile(level), name: Text(Self.percentile(level)), exact: curve.quantile(level),
        simulated: simulated?.quantile(level))
    }
    let tails = Self.tailLevels.map { level in
      let share = Amount.exactShare(1 - level).en
      return HoursRow(
        key: Self.tail(level), name: Text("mean of the worst \(share)", "最差 \(share) 的均值"),
        exact: curve.tailValueAtRisk(level), simulated: simulated?.tailValueAtRisk(level))
    }
    return [HoursRow(key: "mean", name: Self.mean, exact: curve.exactMean, simulated: simulated?.mean)]
      + quantiles + tails
  }

  static let mean = Text("mean", "均值")

  /// Probability of a year with more hours than the incident had.
  private var badYear: HoursRow? {
    study.hours.map {
      HoursRow(
        key: "exceedance14h32", name: .empty, exact: $0.exceedance(Self.badHours),
        simulated: study.simulated?.exceedance(Self.badHours))
    }
  }

  var annualHours: [Section] {
    guard let curve = study.hours else { return [] }
    let table = PageTable(
      "annualHours", hoursRows,
      [
        .name("quantity", Text("hours a year", "每年小时")) { ($0.key, $0.name) },
        Column(key: "exact", title: Text("exact", "精确"), unit: .hoursPerYear, digits: 3) {
          .enclosed($0.exact)
        },
        Column(
          key: "simulated", title: Text("simulated", "模拟"), unit: .hoursPerYear, isOptional: true, digits: 3
        ) { .number($0.simulated?.value) },
        Column(key: "noise", title: Text("noise ±", "噪声 ±"), unit: .hoursPerYear, isOptional: true, digits: 2)
        {
          .number($0.simulated?.noise)
        },
      ])
    let step = NumberText.significant(curve.step, digits: 2)
    var notes = [
      Text(
        "Exact: a compound Poisson year by Fourier transform in steps of \(step) h.",
        "精确：复合泊松年，傅里叶变换，步长 \(step) 小时。"),
      Self.precision(hoursRows.map(\.exact)),
    ]
    if let simulated = study.simulated {
      let (years, seed) = (NumberText.count(simulated.years), String(study.request.seed))
      notes.append(
        Text(
          "Simulated: \(years) years, seed \(seed); noise is half of the 95% interval.",
          "模拟：\(years) 年，种子 \(seed)；噪声为 95% 区间的半宽。"))
    }
    if curve.mean > 8760 {
      notes.append(
        Text(
          "These are hours of outages added up; they overlap, for a year has 8,760 h.",
          "这里把各次故障的小时数相加；它们互相重叠，因为一年只有 8,760 小时。"))
    }
    return [
      Section(
        "annualHours", Text("Hours of outages in a year", "一年的故障小时数"),
        [.table(table), .paragraph(badYearText), .paragraph(.sentences(notes))])
    ]
  }

  /// How far printed numbers may be off the truth; those that are not narrow are printed as bounds.
  static func precision(_ values: [Enclosure?]) -> Text {
    let printed = values.compactMap(\.self)
    // Rounded up, so that the printed number is still a bound.
    let error = printed.filter(\.isNarrow).reduce(0) { max($0, $1.relativeError) }
    let share = Quantity.share((error * 1e4).rounded(.up) / 1e4, decimals: 2)
    let ranges = printed.allSatisfy(\.isNarrow)
    return .sentences([
      Text("Computing on a grid changes no number by more than \(share).", "离散化对各数的影响不超过 \(share)。"),
      ranges
        ? .empty
        : Text("Two numbers with a dash: the truth lies between them.", "带连字符的两个数：真值在两者之间。"),
    ])
  }

  private var badYearText: Text {
    guard let row = badYear, let exact = row.exact else { return .empty }
    let share = Amount.exactShare(exact.value)
    let seen = row.simulated.map { (Amount.exactShare($0.value).en, Amount.exactShare($0.noise).en) }
    return Text(
      "\(share.en) of years have more than 14 h 32 min, the length of AWS's incident of 2025-10-20\(seen.map { " (simulated: \($0) ± \($1))" } ?? "").",
      "\(share.zh) 的年份超过 14 小时 32 分钟，即 AWS 2025-10-20 那次事故的时长\(seen.map { "（模拟：\($0) ± \($1)）" } ?? "")。")
  }

  /// Member `annualHours`.
  var annualHoursMember: [(key: String, value: JSONValue)] {
    let rows = hoursRows + [badYear].compactMap(\.self)
    return [
      (
        "annualHours",
        .object(
          rows.map { row in
            let seen = row.simulated.map {
              ["value": .number($0.value), "noise": .number($0.noise)] as JSONValue
            }
            return (
              row.key, .object([("exact", .enclosed(row.exact))] + (seen.map { [("simulated", $0)] } ?? []))
            )
          })
      )
    ]
  }

  /// Numbers of CSV about the record that no table holds.
  var recordRecords: [Page.Record] {
    let (selection, tests) = (study.selection, study.rateTests)
    return Self.records(
      "record",
      [
        ("observed", "events", Double(selection.outages.count), .count),
        ("observed", "years", selection.yearCount, nil),
        ("observed", "hoursPerYear", study.observedHoursPerYear, .hoursPerYear),
        ("rateTests", "dispersion", tests.dispersion, nil), ("rateTests", "laplace", tests.trend, nil),
      ])
  }

  /// The probability of a bad year, which a sentence says to people.
  var badYearRecords: [Page.Record] {
    guard let row = badYear else { return [] }
    let bounds = row.exact?.bounds
    return Self.records(
      "annualHours",
      [
        (row.key, "exact", row.exact?.value, .share), (row.key, "exact low", bounds?.lowerBound, .share),
        (row.key, "exact high", bounds?.upperBound, .share),
        (row.key, "simulated", row.simulated?.value, .share),
        (row.key, "noise", row.simulated?.noise, .share),
      ])
  }

  private static func records(
    _ section: String, _ rows: [(subject: String, quantity: String, value: Double?, unit: Unit?)]
  ) -> [Page.Record] {
    rows.compactMap { row in
      row.value.map {
        .init(
          section: section, subject: row.subject, quantity: row.quantity, value: $0,
          unit: row.unit?.rawValue ?? "")
      }
    }
  }

  // MARK: Promises

  /// Monthly availability targets: the downtime that they allow, and the probability of exceeding it.
  var errorBudgets: [Section] {
    guard !study.errorBudgets.isEmpty else { return [] }
    let table = PageTable(
      "errorBudgets", study.errorBudgets,
      [
        .number("target", Self.promised, .availability) { $0.target }, .machine("hours", .hours) { $0.hours },
        .number("minutes", Self.allowed, .minutesPerMonth) { 60 * $0.hours },
        .number("missed", Self.missed, .share) { $0.missed.value },
        .machine("low", .share) { $0.missed.bounds.lowerBound },
        .machine("high", .share) { $0.missed.bounds.upperBound },
        .number("monthsPerYear", Self.monthsMissed, .number) { 12 * $0.missed.value },
      ], subject: { NumberText.plain(100 * $0.target) + "%" })
    return [Section("errorBudgets", Text("Promises by the month", "按月承诺的可用性"), [.table(table)])]
  }

  static let promised = Text("promised", "承诺")
  static let allowed = Text("may be down, min", "允许宕机，分钟")
  static let missed = Text("chance to miss it", "未达成概率")
  static let monthsMissed = Text("months missed a year", "每年未达成月数")

  // MARK: Costs

  private typealias LossRow = (key: String, asSeen: Double?, fitted: Double?)

  /// Mean and percentiles of the annual loss.
  private static func rows(_ loss: RecordLoss) -> [LossRow] {
    [("mean", loss.asSeen.mean, loss.fitted?.mean)]
      + [0.5, 0.9, 0.95, 0.99].map {
        (percentile($0), loss.asSeen.quantile($0)?.value, loss.fitted?.quantile($0)?.value)
      }
  }

  var losses: [Section] {
    guard !study.losses.isEmpty else { return [] }
    let note = Text(
      "As seen: every outage lasts as long as one on record. Fitted: durations of the best family, which may last longer than "
        + "any on record.",
      "按记录：每次故障的时长取自记录。按拟合：时长取最优分布族，可能超过记录中的最长者。")
    return study.losses.map(cost) + [Section("annualLoss", .empty, [.paragraph(note)])] + months
  }

  private func cost(_ loss: RecordLoss) -> Section {
    let table = PageTable(
      "annualLoss", Self.rows(loss),
      [
        .key("price") { _ in loss.price.name },
        .name("quantity", Text("{money} a year", "每年{money}")) {
          ($0.key, $0.key == "mean" ? Self.mean : Text($0.key))
        }, .number("asSeen", Text("as seen", "按记录"), .dollarsPerYear) { $0.asSeen },
        .number("fitted", Text("fitted", "按拟合"), .dollarsPerYear, optional: true) { $0.fitted },
      ])
    let (name, hour) = (SafeText.line(loss.price.name), Amount.money(loss.price.perHour))
    return Section(
      "annualLoss",
      Text(
        "What a year of these outages costs\(name.isEmpty ? "" : " \(name)"): \(hour.en) an hour",
        "这些故障一年的损失\(name.isEmpty ? "" : "（\(name)）")：每小时 \(hour.zh)"), [.table(table)])
  }

  private var months: [Section] {
    let rows = study.months.filter { $0.lostHours > 0 }
    guard !rows.isEmpty else { return [] }
    let prices = study.losses.map(\.price)
    let table = PageTable(
      "months", rows, limit: 6,
      [
        .text("month", Text("month", "月份")) { Text(Self.name($0)) },
        .number("events", Text("outages", "次数"), .count) { Double($0.outages) },
        .number("hours", Text("hours", "小时"), .hours) { $0.hours },
      ]
        + prices.map { price in
          let name = SafeText.line(price.name)
          return Column(
            key: name.isEmpty ? "dollars" : "dollars " + name,
            title: name.isEmpty ? Text("{money}") : Text("\(name), {money}", "\(name)，{money}"),
            unit: .dollars,
            audience: [.people, .csv]
          ) { .number($0.lostHours * price.perHour) }
        } + [
          .shape("dollars") { month in .array(prices.map { .number(month.lostHours * $0.perHour) }) }
        ], subject: Self.name)
    return [Section("months", Text("Worst months", "损失最大的月份"), [.table(table)])]
  }

  private static func name(_ month: RecordMonth) -> String {
    "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
  }

  /// Member `annualLoss`.
  var annualLossMember: [(key: String, value: JSONValue)] {
    func object(_ rows: [LossRow], _ value: (LossRow) -> Double?) -> JSONValue {
      .object(rows.map { ($0.key, value($0).map(JSONValue.number) ?? .null) })
    }
    guard !study.losses.isEmpty else { return [] }
    return [
      (
        "annualLoss",
        .array(
          study.losses.map { loss in
            let rows = Self.rows(loss)
            return .object(
              [
                ("name", .string(loss.price.name)), ("perHour", .number(loss.price.perHour)),
                ("asSeen", object(rows, \.asSeen)),
              ] + (loss.fitted == nil ? [] : [("fitted", object(rows, \.fitted))]))
          })
      )
    ]
  }
}

/// Sections about the scenario: common causes, sources of outages, what a year costs each firm and all together.
internal import Findings
internal import Market
internal import Outages
internal import Scenario

extension OutagesReport {
  private var market: Market { study.market }
  private var labels: MarketLabels { MarketLabels(study.market) }

  // MARK: Two regions

  /// Minutes of a year.
  private static let minutes = 525_600.0

  private typealias Shared = (beta: Double, one: Double, two: Double, twoOfThree: Double)

  /// Unavailability of one region, of a 1-out-of-2 system and of a 2-out-of-3 system, by the share of common causes.
  private var sharedRows: [Shared] {
    guard let hours = study.observedHoursPerYear, hours > 0 else { return [] }
    let one = min(1, hours / 8760)
    return [0, 0.01, 0.05, 0.1, 0.5].compactMap { beta in
      guard let sites = try? CommonCause(unavailability: one, beta: beta) else { return nil }
      return (beta, one, sites.unavailability(of: 2, needed: 1), sites.unavailability(of: 3, needed: 2))
    }
  }

  var commonCause: [Section] {
    let rows = sharedRows
    guard let first = rows.first else { return [] }
    let table = PageTable(
      "commonCause", rows,
      [
        .number("beta", Text("shared causes", "共因比例"), .share) { $0.beta },
        .number("minutesPerYear", Text("both down, min a year", "同时宕机，分钟/年"), .minutesPerYear) {
          $0.two * Self.minutes
        }, .machine("twoRegionsDown", .share) { $0.two },
        .number("twoOfThreeMinutesPerYear", Text("2 of 3 down, min a year", "三个中两个宕机，分钟/年"), .minutesPerYear)
        {
          $0.twoOfThree * Self.minutes
        }, .machine("twoOfThreeDown", .share) { $0.twoOfThree },
      ], subject: { "beta " + JSONValue.shortest($0.beta) })
    let (one, wrong) = (Self.hours(first.one * 8760), Amount.number(first.two * Self.minutes))
    let note = Text(
      "A region like this is down \(one.en) a year. Two that fail independently are down together for \(wrong.en) minutes a "
        + "year: the first row. The more causes they share, the longer.",
      "这样的区域每年宕机 \(one.zh)。若两个区域相互独立，每年同时宕机只有 \(wrong.zh) 分钟（第一行）；共同的原因越多，时间越长。")
    return [
      Section(
        "commonCause", Text("Two regions: what shared causes do", "两个区域：共因的影响"),
        [.paragraph(note), .table(table)])
    ]
  }

  // MARK: Sources of outages

  var sources: Section {
    let table = PageTable(
      "hazards", market.hazards,
      [
        .name("name", Glossary.sourceOfOutages) { [market] in
          ($0.name, Text(market.scenario.label(ofHazard: $0.name)))
        }, .number("ratePerYear", Text("a year", "次/年"), .perYear) { $0.ratePerYear },
        .number("meanHours", Text("mean h", "平均小时"), .hours) { $0.meanHours },
        .number("severity", Text("hits", "受影响业务"), .share) { $0.severity },
        .number("hoursPerYear", Text("h a year", "小时/年"), .hoursPerYear) { $0.ratePerYear * $0.meanHours },
        .number("up", Text("time without", "无故障时间"), .availability) {
          max(0, 1 - $0.ratePerYear * $0.meanHours / 8760)
        },
      ])
    return Section(
      "hazards", Text("Sources of outages in the scenario", "情景中的故障源"),
      [.table(table)] + (besideRecord.map { [.paragraph($0)] } ?? []))
  }

  /// Why the scenario's hours of the region are not those of its record.
  private var besideRecord: Text? {
    guard let region = study.selection.regionName, let observed = study.observedHoursPerYear else {
      return nil
    }
    let hazards = market.hazards.filter { $0.scope == .region && $0.location == region }
    let hours = hazards.reduce(0) { $0 + $1.ratePerYear * $1.meanHours }
    let (here, record) = (Self.hours(hours), Self.hours(observed))
    guard !hazards.isEmpty, here.en != record.en else { return nil }
    let name = SafeText.line(region)
    return Text(
      "Outages of \(name) last \(here.en) a year in the scenario, \(record.en) in the record: the scenario has a rate and a "
        + "curve of lengths that allow for outages which the record happens to lack.",
      "\(name) 的故障每年在情景中为 \(here.zh)，在记录中为 \(record.zh)：情景的频率和时长分布为记录中碰巧没有的故障留了余地。")
  }

  // MARK: Firms

  func firms(_ type: Int) -> Section {
    let rows = study.firms.filter { $0.year.type == type }
    let shown = [0.9, 0.95, 0.99, 0.999]
    var columns: [Column<OutageStudy.FirmRow>] = [
      Column.name("type", .empty) { [labels] in labels.firmName($0.year.type) }.forMachines,
      .name("strategy", Text("{money} a year", "每年{money}")) { [labels] in
        labels.setupName($0.year.strategy)
      }, Column.flag("isChoice", .empty) { $0.isChoice }.forMachines,
      .number("mean", Self.mean, .dollarsPerYear) { $0.curve.mean },
    ]
    columns += Self.levels.map { level in
      let name = Self.percentile(level)
      return Column(
        key: name, title: Text(name), unit: .dollarsPerYear,
        audience: shown.contains(level) ? .everybody : .machines
      ) { .enclosed($0.curve.quantile(level)) }
    }
    columns += Self.tailLevels.map { level in
      Column(
        key: Self.tail(level), title: Text("worst 1%", "最差 1%"), unit: .dollarsPerYear,
        audience: level == 0.99 ? .everybody : .machines
      ) { .enclosed($0.curve.tailValueAtRisk(level)) }
    }
    columns += [
      .number("noLoss", Text("years without", "无损失年份"), .share) { $0.curve.probabilityOfNoLoss },
      .number("retainedMean", Text("retained", "自留"), .dollarsPerYear, optional: true) {
        $0.year.retainedMean
      },
      .number("credits", Text("credits", "服务赔付"), .dollarsPerYear) { $0.year.creditsPerYear },
      Column(key: "promises", title: .empty, audience: .json) { row in
        row.year.promises.isEmpty
          ? .absent
          : .shape(.array(PageJSON.rows(promiseTable(row.year.promises.map { (row.year, $0) }))), .empty)
      },
    ]
    let table = PageTable("firms", rows, columns, marks: \.isChoice, showsMarks: true)
    let name = labels.oneFirm(type)
    return Section(
      "firms", Text("What a year costs \(name.en)", "\(name.zh)一年的损失"),
      [.table(table), .paragraph(note(rows, levels: shown))])
  }

  private func note(_ rows: [OutageStudy.FirmRow], levels: [Double]) -> Text {
    let printed = rows.flatMap { row in
      levels.map { row.curve.quantile($0) } + [row.curve.tailValueAtRisk(0.99)]
    }
    return .sentences([
      Text(
        "Direct loss and blame, the others where entry one by one ends, as is the setup marked >. Worst 1%: mean of the worst "
          + "years. Credits: by EC2's published steps.",
        "直接损失与追责代价；其余企业处于依次进入的结果，> 标出该企业在其中的方案。最差 1%：最差年份的均值。赔付：按 EC2 公布的档位。"),
      Self.precision(printed),
    ])
  }

  // MARK: Promises

  private typealias Promise = (year: FirmAnnualLoss, promise: MonthlyPromise)

  private func promiseTable(_ rows: [(FirmAnnualLoss, MonthlyPromise)]) -> PageTable {
    let columns: [Column<Promise>] = [
      Column(key: "strategy", title: Glossary.setup, audience: [.people, .csv]) { [labels] in
        let (key, label) = labels.setupName($0.year.strategy)
        return .name(key, label)
      },
      .name("by", Text("by", "承诺方")) {
        switch $0.promise.giver {
        case .provider: ($0.promise.giver.rawValue, Text("provider", "云厂商"))
        case .firm: ($0.promise.giver.rawValue, Text("firm", "企业"))
        }
      }, .number("target", Self.promised, .availability) { $0.promise.target },
      .machine("hours", .hours) { $0.promise.budgetHours },
      .number("minutes", Self.allowed, .minutesPerMonth) { 60 * $0.promise.budgetHours },
      .number("missed", Self.missed, .share) { $0.promise.missed.value },
      .number("monthsPerYear", Self.monthsMissed, .number) { $0.promise.monthsPerYear },
      .number("dollarsPerMiss", Text("each, {money}", "每次，{money}"), .dollars) { $0.promise.dollarsPerMiss },
      .machine("penaltyPerYear", .dollarsPerYear) { $0.promise.penaltyPerYear },
    ]
    return PageTable(
      "promises", rows, columns,
      subject: { [labels] row in
        let names = [labels.firmName(row.year.type).0, labels.setupName(row.year.strategy).0]
        return (names + ["\(row.promise.giver.rawValue) \(JSONValue.shortest(row.promise.target))"])
          .joined(separator: " / ")
      })
  }

  /// Steps of the provider's credits and the firm's own promise, by setup; none where the firm has neither.
  func promises(_ type: Int) -> [Section] {
    let rows = study.firms.filter { $0.year.type == type }.flatMap { row in
      row.year.promises.map { (row.year, $0) }
    }
    guard !rows.isEmpty else { return [] }
    let name = labels.oneFirm(type)
    let note = Text(
      "Downtime is added up by calendar month. Of a provider's steps the lowest one reached counts, at most the month's bill; "
        + "a firm pays its own customers.",
      "宕机时长按日历月累加。云厂商的各档只取达到的最低一档，最多为当月账单；企业则赔付自己的客户。")
    return [
      Section(
        "promises", Text("Promises by the month: \(name.en)", "\(name.zh)：按月承诺的可用性"),
        [.table(promiseTable(rows).only([.people, .csv])), .paragraph(note)])
    ]
  }

  // MARK: All firms together

  private typealias PortfolioRow = (
    key: String, together: Double, noise: Double, apart: Double?, addedUp: Double
  )

  private func portfolioRows(_ portfolio: PortfolioLoss) -> [PortfolioRow] {
    let mean = portfolio.mean
    return [("mean", mean, 0, mean, mean)]
      + PortfolioLoss.levels.map { level in
        let seen = portfolio.together.quantile(level)
        return (
          Self.percentile(level), seen.value, seen.noise, portfolio.apart.quantile(level)?.value,
          portfolio.addedUp[level] ?? 0
        )
      }
  }

  private func portfolioTable(_ portfolio: PortfolioLoss) -> PageTable {
    PageTable(
      "portfolio", portfolioRows(portfolio),
      [
        .name("quantity", Text("{money} a year", "每年{money}")) {
          ($0.key, $0.key == "mean" ? Self.mean : Text($0.key))
        }, .number("together", Text("together", "合计"), .dollarsPerYear) { $0.together },
        .number("noise", Text("noise ±", "噪声 ±"), .dollarsPerYear) { $0.noise },
        .number("sharingNoEvent", Text("sharing no outage", "若不共享故障"), .dollarsPerYear) { $0.apart },
        .number("addedUp", Text("one by one, added", "各自分位数之和"), .dollarsPerYear) { $0.addedUp },
      ])
  }

  /// Losses of all firms together, beside those of firms that share no event.
  var portfolio: [Section] {
    guard let portfolio = study.portfolio else { return [] }
    let (count, years) = (NumberText.count(portfolio.firms), NumberText.count(portfolio.together.years))
    var parts = [Section.Part.table(portfolioTable(portfolio))]
    if let worst = portfolioRows(portfolio).last, let apart = worst.apart {
      let (saved, lost) = (
        Amount.money(worst.addedUp - worst.together), Amount.money(worst.together - apart)
      )
      parts.append(
        .paragraph(
          Text(
            "Together: \(years) simulated years; the mean and the other columns are exact. Diversification is worth "
              + "\(saved.en) at P99 against the firms one by one; the outages that they share cost \(lost.en) of what it would "
              + "be worth.",
            "合计列模拟 \(years) 年；均值与其余各列为精确值。分散使 P99 比各自之和低 \(saved.zh)；共同的故障使其比互不相关时高 \(lost.zh)。")))
    }
    return [
      Section(
        "portfolio", Text("What a year costs all \(count) firms together", "\(count) 家企业合计一年的损失"), parts
      )
    ]
  }

  // MARK: Uncertainty

  private func uncertaintyTable(_ uncertainty: LossUncertainty, _ types: [Int]) -> PageTable {
    let columns: [Column<LossUncertainty.Row>] = [
      Column.name("type", .empty) { [labels] in labels.firmName($0.type) }.forMachines,
      .name("strategy", Text("{money} a year", "每年{money}")) { [labels] in labels.setupName($0.strategy) },
      .number("expectedLoss", Text("as given", "给定值"), .dollarsPerYear) { $0.base },
    ]
    let quantiles = [("p05", "P5"), ("p50", "P50"), ("p95", "P95")].enumerated().map { place, name in
      Column<LossUncertainty.Row>.number(name.0, Text(name.1), .dollarsPerYear) { $0.quantiles[place] }
    }
    return PageTable("uncertainty", uncertainty.rows.filter { types.contains($0.type) }, columns + quantiles)
  }

  /// Table for each type of firm; none if it was not requested.
  var uncertain: [Section] {
    guard let uncertainty else { return [] }
    let tables = market.firms.indices.map { type in
      let name = labels.oneFirm(type)
      return Section(
        "uncertainty", Text("How sure: the expected loss of a year of \(name.en)", "有多确定：\(name.zh)一年的期望损失"),
        [.table(uncertaintyTable(uncertainty, [type]))])
    }
    let (draws, seed) = (NumberText.count(uncertainty.request.draws), String(uncertainty.request.seed))
    let note = Text(
      "Over \(draws) draws of what is not known, seed \(seed): P5, P50, P95 of the expected direct loss and blame, the others "
        + "where entry one by one ends.",
      "对未知量抽样 \(draws) 次，种子 \(seed)；P5、P50、P95：100 次抽样中分别有 5、50、95 次更低。其余企业处于依次进入的结果。")
    return tables + [Section("uncertainty", .empty, [.paragraph(note)])]
  }

  // MARK: Machines

  /// Members about the scenario that no table is.
  var scenarioMembers: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if let portfolio = study.portfolio {
      members.append(
        (
          "portfolio",
          [
            "firms": .count(portfolio.firms), "years": .count(portfolio.together.years),
            "rows": .array(PageJSON.rows(portfolioTable(portfolio))),
          ]
        ))
    }
    if let uncertainty {
      let rows = PageJSON.rows(uncertaintyTable(uncertainty, Array(market.firms.indices)))
      members.append(
        ("uncertainty", ["draws": .count(uncertainty.request.draws), "expectedLosses": .array(rows)]))
    }
    return members
  }
}

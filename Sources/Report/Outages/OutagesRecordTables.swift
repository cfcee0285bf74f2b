/// Sections about the record: rate, reach, joint downtime, durations, where outages began.
internal import Findings
internal import Outages
internal import ResilienceNumerics

extension OutagesReport {
  // MARK: Rate

  var rate: [Section] {
    guard let rate = study.rate, let posterior = study.posterior else { return [] }
    let rows: [(key: String, name: Text, value: Double, bounds: ClosedRange<Double>)] = [
      ("observed", Text("observed rate, exact 95% interval", "观测发生率，精确 95% 区间"), rate.rate, rate.bounds),
      (
        "posterior", Text("posterior rate, 95% credible interval", "后验发生率，95% 可信区间"), posterior.mean,
        posterior.interval()
      ),
    ]
    let table = PageTable(
      "rate", rows,
      [
        .name("quantity", Text("outages a year", "每年故障次数")) { ($0.key, $0.name) },
        .number("ratePerYear", Text("value", "值"), .perYear) { $0.value },
        .number("low", Text("from", "从"), .perYear) { $0.bounds.lowerBound },
        .number("high", Text("to", "到"), .perYear) { $0.bounds.upperBound },
      ])
    return [Section("rate", Text("How often", "多久一次"), [.table(table), .paragraph(constancy)])]
  }

  /// Tests of a constant rate.
  private var constancy: Text {
    let tests = study.rateTests
    var sentences: [Text] = []
    if let index = tests.dispersion, let probability = tests.dispersionProbability {
      let counts = tests.yearlyCounts.map { NumberText.count($0) }.joined(separator: ", ")
      let isShort = tests.yearlyCounts.count <= 20
      let (value, chance) = (NumberText.significant(index, digits: 3), Self.chance(probability))
      sentences.append(
        Text(
          "Variance over mean of the yearly counts: \(value), \(chance)\(isShort ? " (by year: \(counts))" : "").",
          "逐年次数的方差与均值之比：\(value)，\(chance)\(isShort ? "（逐年：\(counts)）" : "")。"))
    }
    if let u = tests.trend, let probability = tests.trendProbability {
      let (value, chance) = (NumberText.significant(u, digits: 3), Self.chance(probability))
      sentences.append(
        Text(
          "Laplace trend test: U = \(value), \(chance) (\(u > 0 ? "above 0: more" : "below 0: less") frequent of late).",
          "拉普拉斯趋势检验：U = \(value)，\(chance)（\(u > 0 ? "大于 0：近期更频繁" : "小于 0：近期更少")）。"))
    }
    guard tests.trend != nil || tests.dispersion != nil else { return .empty }
    return .sentences(
      sentences + [
        tests.isConstantRateUntenable
          ? Text(
            "The rate was not constant: figures for a year are those of the whole window, not of today.",
            "发生率并非恒定：年度数字代表整个观察期，而非当前。")
          : Text("Nothing speaks against a constant rate.", "没有迹象表明发生率在变化。")
      ])
  }

  /// Probability with no more zeros than needed.
  private static func chance(_ probability: Double) -> String {
    probability < 1e-4 ? "p < 0.0001" : "p = " + NumberText.significant(probability, digits: 2)
  }

  // MARK: Reach and joint downtime

  /// Ways in which the outages affected the requested region; unused ways are omitted.
  var reached: [Section] {
    let pairs = Array(zip(study.selection.outages, study.selection.reaches))
    let rows = RegionReach.allCases.compactMap { reach in
      let own = pairs.filter { $0.1 == reach }.map(\.0)
      return own.isEmpty ? nil : (reach: reach, outages: own)
    }
    guard !rows.isEmpty else { return [] }
    let table = PageTable(
      "reached", rows,
      [
        .name("by", Text("reached", "影响范围")) { ($0.reach.rawValue, Self.reached($0.reach)) },
        .number("events", Text("outages", "次数"), .count) { Double($0.outages.count) },
        .number("hours", Text("hours", "小时"), .hours) {
          $0.outages.reduce(0) { $0 + ($1.countedHours ?? 0) }
        },
      ])
    return [Section("reached", Text("How they reached the region", "如何影响到该区域"), [.table(table)])]
  }

  private static func reached(_ reach: RegionReach) -> Text {
    switch reach {
    case .zone: Text("in one of its zones", "其中一个可用区")
    case .region: Text("the region itself", "该区域本身")
    case .provider: Text("its provider as a whole", "整个云厂商")
    case .internet: Text("the internet", "整个互联网")
    }
  }

  /// Hours in which two regions were down at once.
  var joint: [Section] {
    guard let joint = study.joint, let other = study.other else { return [] }
    let names = [study.selection.regionName, other.regionName].map { SafeText.line($0 ?? "") }
    let rows: [(key: String, name: Text, hours: Double)] = [
      (names[0], Text(names[0]), joint.one), (names[1], Text(names[1]), joint.other),
      ("both", Text("both at once", "同时宕机"), joint.both),
      ("independent", Text("both, if independent", "若相互独立"), joint.independentShare * joint.watchedHours),
    ]
    let table = PageTable(
      "joint", rows,
      [
        .name("region", .empty) { ($0.key, $0.name) },
        .number("hours", Text("hours", "小时"), .hours) { $0.hours },
        .number("share", Text("of the time", "时间占比"), .share) {
          joint.watchedHours > 0 ? $0.hours / joint.watchedHours : 0
        },
      ])
    let common = NumberText.count(joint.common)
    let note = Text(
      "Outages that reached both: \(common). Two that began separately count as far as their times overlap; where only the "
        + "day is known they do not.",
      "同时影响两者的故障：\(common) 次。分别发生的故障按时刻重叠部分计；只知日期的不计。")
    let heading = Text(
      "\(names[0]) and \(names[1]): hours down, and both at once", "\(names[0]) 与 \(names[1])：宕机小时数及同时宕机")
    return [Section("joint", heading, [.table(table), .paragraph(note)])]
  }

  // MARK: Durations

  var durations: [Section] {
    guard let best = study.fits.first else { return [] }
    // Families have parameters of their own, in the order of the families.
    let names = study.fits.flatMap { $0.parameters.map(\.name) }
    let parameters = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    let table = PageTable(
      "fits", study.fits,
      [
        .name("family", Text("family", "分布族")) { ($0.family.rawValue, Self.family($0.family)) },
        .people("parameters", Text("parameters", "参数")) { Self.parameters($0) },
      ]
        + parameters.map { name in
          Column(key: name, title: .empty, audience: .machines) { fit in
            fit.parameters.first { $0.name == name }.map { .number($0.value) } ?? .absent
          }
        } + [
          .number("meanHours", Text("mean hours", "平均小时"), .hours) { $0.distribution?.mean ?? .infinity },
          .number("p95Hours", Text("P95 hours", "P95 小时"), .hours) { $0.distribution?.quantile(0.95) },
          .machine("logLikelihood", nil) { $0.logLikelihood }, .machine("aic", nil) { $0.aic },
          .number("aicAboveBest", Text("AIC above best", "AIC 差"), .number) { $0.aic - best.aic },
          .number("distance", Text("distance", "距离"), .number) { $0.distance },
        ])
    let note = Text(
      "AIC above best: a difference below 2 says little. Distance: the largest gap between the fit and the record. A Pareto "
        + "tail begins at the smallest value, so its AIC is flattered; with an index of 1 or less it has no mean. "
        + "Annual figures use the best of the others unless --durations says otherwise.",
      "AIC 差：与最优者之差，小于 2 时意义不大。距离：拟合与记录之间的最大差。帕累托尾从最小观测值开始，其 AIC 偏优；其形状参数不大于 1 时没有均值。"
        + "除非用 --durations 指定，年度数字取其余各族中最优者。")
    return [
      Section(
        "fits", Text("How long: families of durations, the best first", "持续多久：各分布族，最优在前"),
        [.table(table), .paragraph(note)])
    ]
  }

  private static func parameters(_ fit: DurationFit) -> Text {
    let values = fit.parameters.map { (name: $0.name, value: NumberText.significant($0.value, digits: 3)) }
    return .joined(
      values.map { Text("\($0.name) \($0.value)", "\(chinese[$0.name] ?? $0.name) \($0.value)") },
      english: ", ", chinese: "，")
  }

  private static let chinese = ["scale": "尺度", "shape": "形状", "mean": "均值", "mu": "μ", "sigma": "σ"]

  static func family(_ family: DurationFamily) -> Text {
    switch family {
    case .lognormal: Text("lognormal", "对数正态")
    case .weibull: Text("Weibull", "韦布尔")
    case .exponential: Text("exponential", "指数")
    case .pareto: Text("Pareto tail", "帕累托尾")
    }
  }

  // MARK: Triggers

  var triggers: [Section] {
    let rows = study.selection.triggers
    guard !rows.isEmpty else { return [] }
    let all = Double(rows.reduce(0) { $0 + $1.count })
    let table = PageTable(
      "triggers", rows, limit: 12,
      [
        .name("name", Text("began in", "起点")) { ($0.name, IncidentNames.trigger($0.name)) },
        .number("outages", Text("outages", "次数"), .count) { Double($0.count) },
        .number("share", Text("share", "占比"), .share) { Double($0.count) / all },
      ])
    return [Section("triggers", Text("Where they began", "起因在哪里"), [.table(table)])]
  }
}

/// Sentences and headings of the page about outages.
internal import Outages

/// Wording of the page in both languages.
struct OutagesWords {
  let language: Language

  private func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func title() -> String {
    say("Outages: how often, how long, how much a year, and how sure", "故障：多久一次、多长、每年多少，以及有多确定")
  }

  func reach(_ reach: Outage.Reach) -> String {
    switch reach {
    case .zone: say("one zone", "单个可用区")
    case .region: say("a whole region", "整个区域")
    case .multiRegion: say("several regions", "多个区域")
    case .global: say("all regions", "全部区域")
    case .internet: say("the internet", "整个互联网")
    }
  }

  func lasting(mean: String, median: String, longest: String) -> String {
    say(
      "They last \(mean) on average; half of them less than \(median), the longest \(longest).",
      "平均持续 \(mean)；一半短于 \(median)，最长 \(longest)。")
  }

  func costing(hours: String, availability: String) -> String {
    say(
      "That is \(hours) a year, or \(availability)% of the year without.",
      "即每年 \(hours)，全年 \(availability)% 的时间没有故障。")
  }

  func leftOut(_ count: String) -> String {
    say(
      "Left out because they are poorly documented: \(count); --confidence low takes them in.",
      "另有 \(count) 次记录可信度过低，未计入；用 --confidence low 可计入。")
  }

  /// Title for a hazard of the scenario.
  func hazard(_ name: String) -> String {
    say("Hazard \(name) of the scenario by itself.", "仅看场景中的灾害 \(name)。")
  }

  func nothing() -> String {
    say(
      "No outage of known length is left: there is nothing to fit, and the rate has only an upper bound.",
      "没有留下已知时长的故障：无从拟合，发生率只有上限。")
  }

  /// Time until most customers had recovered.
  func majority(count: String, of all: String, share: String) -> String {
    say(
      "For \(count) of \(all) a source says when most customers were back, in the middle case after \(share) of the "
        + "hours. These hours count; for the others the hours to the end do.",
      "\(all) 次中有 \(count) 次的来源说明了多数客户恢复的时间，中位为全长的 \(share)；此时按该时间计，其余按到结束计。")
  }

  /// Key to the letters of the drawing.
  func drawing(_ letters: [(letter: Character, family: String)]) -> String {
    let names = letters.map { "\($0.letter) \($0.family)" }.joined(separator: say(", ", "，"))
    return say(
      "Share of outages that last longer: o the record, \(names).", "持续更久的故障占比：o 记录，\(names)。")
  }

  enum Heading {
    case rate, fits, shape, triggers, shared, hours, hazards, limits, reached, months, budgets
    case firm(String, String)
  }

  func heading(_ heading: Heading) -> String {
    switch heading {
    case .rate: say("How often", "多久一次")
    case .fits: say("How long: families of durations, the best first", "多长：各分布族，最优在前")
    case .shape: say("How long: the record against the fits", "多长：记录与拟合的对照")
    case .triggers: say("Where they began", "从哪里开始")
    case .shared: say("Two regions: what sharing a cause does", "两个区域：共因的影响")
    case .hours: say("Hours lost in a year", "一年损失的小时数")
    case .hazards: say("By hazard of the scenario", "按场景中的灾害")
    case .limits: say("Limits", "局限")
    case .reached: say("How they reached the region", "如何影响到该区域")
    case .months: say("Worst months", "损失最大的月份")
    case .budgets: say("Promises by the month", "按月承诺的可用性")
    case .firm(let name, let unit):
      say("What a year costs \(name), in \(unit)", "\(name) 一年的损失，\(unit)")
    }
  }

  enum Column {
    case quantity, value, low, high, exact, simulated, noise, family, parameters, mean, p95, aic, distance,
      hours, record, trigger, count, share, beta, both, minutes, twoOfThree, strategy, p90, p99, p999, tail,
      quiet, kept, credits, hazard, rate, severity, hoursYear, up, asSeen, fitted, month, reached, promised,
      allowed, missed, monthsMissed
  }

  func column(_ column: Column) -> String {
    switch column {
    case .quantity: say("quantity", "量")
    case .value: say("value", "值")
    case .low: say("from", "从")
    case .high: say("to", "到")
    case .exact: say("exact", "精确")
    case .simulated: say("simulated", "模拟")
    case .noise: say("noise ±", "噪声 ±")
    case .family: say("family", "分布族")
    case .parameters: say("parameters", "参数")
    case .mean: say("mean", "均值")
    case .p95: "P95"
    case .aic: "AIC"
    case .distance: say("distance", "距离")
    case .hours: say("hours", "小时")
    case .record: say("record, %", "记录，%")
    case .trigger: say("began in", "起点")
    case .count: say("outages", "次数")
    case .share: say("share, %", "占比，%")
    case .beta: say("shared", "共因比例")
    case .both: say("both down", "同时中断")
    case .minutes: say("min a year", "分钟/年")
    case .twoOfThree: say("2 of 3 down", "三中失二")
    case .strategy: say("strategy", "策略")
    case .p90: "P90"
    case .p99: "P99"
    case .p999: "P99.9"
    case .tail: say("worst 1 %", "最差 1 %")
    case .quiet: say("quiet, %", "无损失，%")
    case .kept: say("retained", "自留")
    case .credits: say("credits", "赔付")
    case .hazard: say("hazard", "灾害")
    case .rate: say("a year", "次/年")
    case .severity: say("hit, %", "受影响，%")
    case .hoursYear: say("hours a year", "小时/年")
    case .up: say("up, %", "可用，%")
    case .asSeen: say("as seen", "按记录")
    case .fitted: say("fitted", "按拟合")
    case .month: say("month", "月份")
    case .promised: say("promised", "承诺")
    case .allowed: say("may be down, min", "允许宕机，分钟")
    case .missed: say("chance to miss it, %", "未达成概率，%")
    case .monthsMissed: say("months a year", "月/年")
    case .reached: say("reached", "影响范围")
    }
  }

  enum Row {
    case observed, posterior, mean, quantile(String), tail(String), beyond(String), quiet
  }

  func row(_ row: Row) -> String {
    switch row {
    case .observed: say("observed rate, exact 95 % interval", "观测发生率，精确 95 % 区间")
    case .posterior: say("posterior rate, 95 % credible", "后验发生率，95 % 可信区间")
    case .mean: say("mean", "均值")
    case .quantile(let name): name
    case .tail(let share): say("mean of the worst \(share)", "最差 \(share) 的均值")
    case .beyond(let hours): say("% of years beyond \(hours) h", "超过 \(hours) 小时的年份，%")
    case .quiet: say("% of years without", "无故障的年份，%")
    }
  }

  func family(_ family: DurationFamily) -> String {
    switch family {
    case .lognormal: say("lognormal", "对数正态")
    case .weibull: say("Weibull", "韦布尔")
    case .exponential: say("exponential", "指数")
    case .pareto: say("Pareto tail", "帕累托尾")
    }
  }

  func infinite() -> String { say("infinite", "无穷") }

  func fits() -> String {
    say(
      "AIC: small is good; differences below 2 say little. Distance: the largest gap between the fit and the "
        + "record. A Pareto tail begins at the smallest value, so its AIC is flattered; with an index of 1 or "
        + "less it has no mean. Annual figures use the best of the others unless --durations says otherwise.",
      "AIC 越小越好，差距小于 2 时意义不大。距离：拟合与记录之间的最大差。帕累托尾从最小观测值开始，其 AIC 偏优；指数不大于 1 时没有均值。"
        + "除非用 --durations 指定，年度数字取其余各族中最优者。")
  }

  func shared(one: String, wrong: String) -> String {
    say(
      "One such region is down for a share \(one) of the time. Multiplied as if independent, two would be down for "
        + "\(wrong): the first row. Causes that they share make it the others.",
      "一个区域有 \(one) 的时间中断。若当作独立相乘，两个同时中断只有 \(wrong)（第一行）。共因使其变为其余各行。")
  }

  /// Method of computing the annual hours.
  func exactHours(step: String) -> String {
    say(
      "Exact: a compound Poisson year by Fourier transform in steps of \(step) h; the truth lies between the two "
        + "bounds.", "精确：复合泊松年，傅里叶变换，步长 \(step) 小时；真值在两界之间。")
  }

  func simulatedHours(years: String, seed: String) -> String {
    say(
      "Simulated: \(years) years, seed \(seed); noise is half of the 95 % interval.",
      "模拟：\(years) 年，种子 \(seed)；噪声为 95 % 区间之半宽。")
  }

  /// Warning about more hours than a year has.
  func overlapping() -> String {
    say(
      "These are hours of outages added up; they overlap, for a year has 8,760 h.",
      "这里把各次故障的小时数相加；它们互相重叠，因为一年只有 8,760 小时。")
  }

  func firms(step: String) -> String {
    say(
      "Direct loss and blame, the others at the end of entry one by one. Worst 1 %: mean of the worst years. Credits: by "
        + "EC2's published ladder. >: the end of entry one by one. \(step)",
      "直接损失与追责代价，其余企业按依次进入的结果。最差 1 %：最差年份的均值。赔付：按 EC2 公布的阶梯。>：依次进入的结果。\(step)")
  }

  func error(_ share: String, hasRanges: Bool) -> String {
    let ranges = say(" Two numbers with a dash: the truth lies between them.", "带连字符的两个数：真值在两者之间。")
    return say(
      "Discretisation changes no quantile and no worst 1 % by more than \(share).",
      "离散化对分位数和最差 1 % 的影响不超过 \(share)。") + (hasRanges ? ranges : "")
  }

  /// First line of a page without a record.
  func scenarioAlone() -> String {
    say(
      "What a year costs, from the scenario's own sources of outages; the built-in record is not about its regions.",
      "按情景自身的故障源计算一年的损失；内置记录不涉及其中的区域。")
  }

  func limits(isAboutRecord: Bool) -> [String] {
    let ofRecord = [
      say(
        "Hours are hours of the event, not of a firm: each hit a part of the customers.",
        "小时数是事件的时长，不是单个企业的宕机时长：每次只影响部分客户。"),
      say(
        "A record of public accounts misses what nobody wrote about; the rate is a lower one.",
        "公开记录会遗漏无人报道的故障，发生率偏低。"),
    ]
    let constancy = say(
      "Events count as independent and the rate as constant over the years.", "事件视为相互独立，发生率视为逐年不变。")
    return (isAboutRecord ? ofRecord : []) + [constancy]
  }
}

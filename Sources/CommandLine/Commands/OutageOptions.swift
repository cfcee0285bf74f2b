/// Options of `outages`.
internal import Findings
internal import Outages
internal import Report
internal import Scenario

/// Family of durations for the annual hours.
enum DurationChoice: String, CaseIterable {
  case best, lognormal, weibull, exponential, pareto, empirical

  /// Choice in the terms of the study.
  var requested: OutageStudy.Request.Durations {
    switch self {
    case .best: .best
    case .empirical: .empirical
    case .lognormal, .weibull, .exponential, .pareto:
      DurationFamily(rawValue: rawValue).map { .family($0) } ?? .best
    }
  }
}

extension OptionKey<String> {
  static let provider = OptionKey(
    "provider", text: "NAME", help: Text("outages of one provider, as in AWS", "只看一家云厂商的故障，如 AWS"))
  static let region = OptionKey(
    "region", text: "NAME",
    help: Text("outages that reached this region", "波及该区域的故障"))
  static let with = OptionKey(
    "with", text: "NAME", help: Text("another region: hours in which both were down", "另一区域：两者同时宕机的小时数"))
  static let from = OptionKey(
    "from", text: "DATE",
    help: Text("watched from that day on, as in 2022-03-24 (first row)", "观察起始日，如 2022-03-24（首行）"))
  static let until = OptionKey(
    "until", text: "DATE", help: Text("watched up to that day, not included (the last row)", "观察截止日，当日不计（末行）")
  )
  static let recordFile = OptionKey(
    "record", file: "FILE", isRepeatable: true,
    help: Text("your own log of outages: CSV, TSV or JSON", "自己的故障日志：CSV、TSV 或 JSON"))
  static let map = OptionKey(
    "map", text: "COLUMN=NAME", isRepeatable: true,
    help: Text("a column's other name: hours=duration_minutes/60", "列名对应，如 hours=duration_minutes/60"))
  static let impact = OptionKey(
    "impact", text: "SHARES",
    help: Text("share of business hit, as in minor=5%,major=50% (all)", "各级影响波及的业务比例，如 minor=5%（全部）"))
  static let hazard = OptionKey(
    "hazard", text: "NAME",
    help: Text("one source of outages of the scenario instead of the record", "用情景中的一个故障源代替记录"))
}

extension OptionKey<Outage.Reach> {
  static let scope = OptionKey(
    "scope", choices: [.zone, .region, .multiRegion, .global, .internet],
    help: Text("outages of this reach alone", "只看波及范围恰为此级的故障"))
}

extension OptionKey<Outage.Confidence> {
  static let confidence = OptionKey(
    "confidence", choices: [.low, .medium, .high],
    help: Text("leave out rows with poorer sources (medium)", "略去来源更差的行（medium）"))
}

extension OptionKey<DateOrder> {
  static let dates = OptionKey(
    "dates", choices: [.mdy, .dmy],
    help: Text("order of day and month in dates like 3/5/2024", "3/5/2024 这类日期的日月顺序"))
}

extension OptionKey<Bool> {
  static let onlyNamed = OptionKey(
    switch: "only-named", help: Text("only rows that name the region or a zone of it", "只看点名该区域或其可用区的行"))
  static let portfolio = OptionKey(
    switch: "portfolio",
    help: Text(
      "losses of all firms of the scenario together, which share outages", "情景中全部企业共享故障时的合计损失"))
  static let onlyRecord = OptionKey(
    switch: "only-record", help: Text("leave the built-in record out", "不用内置故障记录"))
  static let franchise = OptionKey(
    switch: "franchise",
    help: Text("insurance: waiting hours are paid once they are over", "保险：过了等待期，等待期也赔"))
}

extension OptionKey<DurationChoice> {
  static let durations = OptionKey(
    "durations", help: Text("family of durations for the hours of a year (best)", "全年时长所用的时长分布（best）"))
}

extension OptionKey<Int> {
  static let since = OptionKey(
    "since", whole: "YEAR", in: 1990...2100, help: Text("outages from that year on", "从该年起的故障"))
  static let years = OptionKey(
    "years", whole: "N", in: 0...1_000_000_000,
    help: Text("years to simulate beside the exact curve; 0 for none", "在精确曲线之外模拟的年数；0 为不模拟"))
}

extension OptionKey<Double> {
  static let convexity = OptionKey(
    "convexity", number: "E", atLeast: 0, expected: Text("a number, 0 or more", "0 或以上的数"),
    help: Text("losses grow with hours to the power E, as in 1.2 (1)", "损失随时长的 E 次方增长，如 1.2（1）"))
  static let perHour = OptionKey(
    "per-hour", quantity: "USD",
    expected: Text("dollars an hour, as in 5000, $5k/h or 84 USD/min", "每小时美元，如 5000、$5k/h、84 USD/min"),
    help: Text("cost of an hour down: 5000, $5k/h or 84 USD/min", "每宕机一小时的代价，如 5000、$5k/h、84 USD/min")
  ) { QuantityText.dollarsPerHour($0).flatMap { $0 > 0 && $0 <= 1e15 ? $0 : nil } }
  static let waiting = OptionKey(
    "waiting", quantity: "HOURS",
    expected: Text("hours, as in 8 or 45 min, 0 or more", "0 或以上的小时数，如 8 或 45 min"),
    help: Text("insurance: hours of each outage that it does not pay", "保险：每次故障不赔的小时数")
  ) { QuantityText.hours($0) }
  static let deductible = OptionKey(
    "deductible", quantity: "USD",
    expected: Text("dollars, as in 250000 or 250k, 0 or more", "0 或以上的美元数，如 250000 或 250k"),
    help: Text("insurance: dollars of each outage it does not pay", "保险：每次故障的免赔额")
  ) { QuantityText.dollars($0) }
  static let limit = OptionKey(
    "limit", quantity: "USD",
    expected: Text("dollars, as in 5000000 or 5M, 0 or more", "0 或以上的美元数，如 5000000 或 5M"),
    help: Text("insurance: the most that it pays for an outage", "保险：每次故障的赔付上限")
  ) { QuantityText.dollars($0) }
  static let annualDeductible = OptionKey(
    "annual-deductible", quantity: "USD",
    expected: Text("dollars, as in 250000 or 250k, 0 or more", "0 或以上的美元数，如 250000 或 250k"),
    help: Text("insurance: dollars of a year that it does not pay", "保险：全年的免赔额")
  ) { QuantityText.dollars($0) }
  static let annualLimit = OptionKey(
    "annual-limit", quantity: "USD",
    expected: Text("dollars, as in 5000000 or 5M, 0 or more", "0 或以上的美元数，如 5000000 或 5M"),
    help: Text("insurance: the most that it pays in a year", "保险：全年的赔付上限")
  ) { QuantityText.dollars($0) }

  /// Declaration of an option for a number of 0 or more, with or without its unit.
  private init(
    _ name: String, quantity placeholder: String, expected: Text, help: Text,
    value: @escaping @Sendable (String) -> Double?
  ) {
    self.init(name, .text(placeholder), help: help) { (text) throws(CommandLineError) in
      guard let number = value(text), number >= 0 else {
        throw .malformed(option: name, value: text, expected: expected)
      }
      return number
    }
  }
}

extension [OptionDeclaration] {
  /// Options that select outages.
  static let selection = list(.provider, .scope, .region, .onlyNamed, .since, .from, .until, .confidence)

  /// Options that select outages, and those for reading and pricing files.
  static let record =
    selection + list(.with, .recordFile, .dates, .map, .impact, .onlyRecord, .perHour)

  /// Options of the annual loss.
  static let annualLoss = list(
    .durations, .hazard, .portfolio, .years, .convexity, .waiting, .franchise, .deductible, .limit,
    .annualDeductible,
    .annualLimit)
}

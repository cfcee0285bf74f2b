/// Sentences about a record of outages: window, merging, constancy, money.
internal import Outages

extension OutagesWords {
  private func tell(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  private func plural(_ count: String, _ one: String, _ many: String) -> String { count == "1" ? one : many }

  /// Selection of the outages.
  func selection(provider: String?, region: String?, _ filter: OutageFilter) -> String {
    let owner = provider.map { $0.isEmpty ? tell("Your log", "您的记录") : SafeText.line($0) }
    var parts = [owner ?? tell("all providers", "所有云")]
    if let reach = filter.reach { parts.append(self.reach(reach)) }
    if let region { parts.append(SafeText.line(region)) }
    return parts.joined(separator: tell(", ", "，"))
  }

  func answer(what: String, events: String, years: String, rate: String, low: String, high: String) -> String
  {
    tell(
      "\(what): \(events) \(plural(events, "outage", "outages")) in \(years) \(plural(years, "year", "years")), "
        + "\(rate) a year (95% interval \(low) to \(high)).",
      "\(what)：\(years) 年内 \(events) 次故障，每年 \(rate) 次（95% 区间 \(low) 至 \(high)）。")
  }

  func answerWithoutWindow(what: String, events: String) -> String {
    tell(
      "\(what): \(events) \(plural(events, "outage", "outages")). One day tells nothing about how often: say how long "
        + "somebody watched with --from and --until.",
      "\(what)：\(events) 次故障。单独一天无法说明多久发生一次：请用 --from 和 --until 说明观察了多久。")
  }

  func window(_ reason: WindowReason, from: String, until: String) -> String {
    switch reason {
    case .asked: tell("Watched from \(from) up to \(until).", "观察期：\(from) 起，至 \(until)（不含）。")
    case .rows:
      tell(
        "Assumed to have been watched from the first to the last row, \(from) up to \(until); --from and --until "
          + "say otherwise.",
        "假定观察期为第一行到最后一行：\(from) 起，至 \(until)（不含）；可用 --from 和 --until 另行指定。")
    case .builtIn:
      tell("Built-in record, \(from) up to \(until).", "内置记录：\(from) 起，至 \(until)（不含）。")
    }
  }

  func duplicates(_ count: String) -> String {
    tell(
      "\(count) \(plural(count, "outage stands", "outages stand")) in both records and "
        + "\(plural(count, "counts", "count")) once.", "\(count) 次故障在两份记录中都有，只计一次。")
  }

  func merged(_ count: String, hours: String, of all: String) -> String {
    tell(
      "\(count) \(plural(count, "row overlaps", "rows overlap")) another one: \(hours) down of \(all) in all rows. "
        + "Each still counts as an outage.",
      "\(count) 行与其他行重叠：合并后宕机 \(hours)，各行合计 \(all)；次数仍分别计算。")
  }

  /// Remark that overlapping rows cover more than a year.
  func endless(from: String, until: String) -> String {
    tell(
      "Without a gap from \(from) to \(until): these rows count as one outage of more than a year, and what a year "
        + "costs follows from it; --region tells places apart.",
      "从 \(from) 到 \(until) 没有间断：这些行合为一次超过一年的故障，年度数字由此而来；可用 --region 区分地点。")
  }

  func undated(_ count: String) -> String {
    tell(
      "\(count) \(plural(count, "row has", "rows have")) no time of day, so overlaps among them cannot be seen.",
      "\(count) 行没有具体时刻，无法判断是否重叠。")
  }

  func outside(_ count: String) -> String {
    tell(
      "Left out because they began outside the window: \(count).", "因开始时间在观察期之外而未计入：\(count) 次。")
  }

  func unplaced(_ count: String) -> String {
    tell(
      "Left out because they hit several regions that the record does not name: \(count).",
      "因影响了记录未指明的多个区域而未计入：\(count) 次。")
  }

  /// Names of regions that no provider's list has.
  func unknownRegions(_ names: String) -> String {
    tell(
      "Rows of these regions, which are not on the list of their provider, count in no other one: \(names).",
      "以下区域不在其云厂商的区域表中，相应的行不计入其他区域：\(names)。")
  }

  func unknownLength(_ count: String) -> String {
    tell(
      "\(count) of unknown length \(plural(count, "counts", "count")) with the mean of the others.",
      "\(count) 次时长未知，按其余故障的平均时长计。")
  }

  func withoutImpact(_ count: String) -> String {
    tell("Left out because their impact has the share 0: \(count).", "因影响占比为 0 而未计入：\(count) 行。")
  }

  func fullImpact(_ count: String) -> String {
    tell(
      "\(count) \(plural(count, "row states", "rows state")) an impact but no share: counted as if everything "
        + "stopped; --impact says otherwise.",
      "\(count) 行只给出影响等级而无占比：按全部业务停止计；可用 --impact 另行指定。")
  }

  func ignored(_ names: String, more: Int) -> String {
    let rest = more > 0 ? tell(" and \(more) more", " 等另外 \(more) 列") : ""
    return tell("Columns left out: \(names)\(rest).", "未使用的列：\(names)\(rest)。")
  }

  func dispersion(_ index: String, chance: String, counts: String?) -> String {
    let list = counts.map { tell(" (by year: \($0))", "（逐年：\($0)）") } ?? ""
    return tell(
      "Variance over mean of the yearly counts: \(index), \(chance)\(list).",
      "逐年次数的方差与均值之比：\(index)，\(chance)\(list)。")
  }

  func trend(_ u: String, chance: String, isRising: Bool) -> String {
    tell(
      "Laplace trend test: U = \(u), \(chance)\(isRising ? ", more frequent of late" : ", less frequent of late").",
      "拉普拉斯趋势检验：U = \(u)，\(chance)\(isRising ? "，近期更频繁" : "，近期更少")。")
  }

  func constancy(isUntenable: Bool) -> String {
    isUntenable
      ? tell(
        "One constant rate is untenable: figures for a year are those of the whole window, not of today.",
        "单一恒定的发生率站不住脚：年度数字代表整个观察期，而非当前。")
      : tell("One constant rate is tenable.", "恒定的发生率可以成立。")
  }

  func reached(_ reach: RegionReach) -> String {
    switch reach {
    case .zone: tell("in one of its zones", "其中一个可用区")
    case .region: tell("the region itself", "该区域本身")
    case .provider: tell("its provider as a whole", "整个云厂商")
    case .internet: tell("the internet", "整个互联网")
    }
  }

  func both() -> String { tell("both at once", "同时宕机") }
  func independent() -> String { tell("both, if independent", "若相互独立") }

  func joint(_ one: String, _ other: String) -> String {
    tell("\(one) and \(other): hours down, and both at once", "\(one) 与 \(other)：宕机小时数及同时宕机")
  }

  func jointNote(common: String) -> String {
    tell(
      "Outages that reached both: \(common). Two that began separately count as far as their times overlap; where only "
        + "the day is known they do not.",
      "同时影响两者的故障：\(common) 次。分别发生的故障按时刻重叠部分计；只知日期的不计。")
  }

  func lossHeadline(name: String, perHour: String, mean: String, p95: String) -> String {
    let whom = name.isEmpty ? "" : tell(" for \(SafeText.line(name))", "（\(SafeText.line(name))）")
    return tell(
      "At \(perHour) an hour\(whom) that costs \(mean) in an average year, and over \(p95) in one of twenty.",
      "按每小时 \(perHour)\(whom)计，平均每年损失 \(mean)，二十年中有一年超过 \(p95)。")
  }

  func lossHeading(name: String, perHour: String, unit: String) -> String {
    let whom = name.isEmpty ? "" : tell("\(name), ", "\(name)，")
    return tell(
      "What a year of these outages costs: \(whom)\(perHour) an hour, in \(unit)",
      "这些故障一年的损失：\(whom)每小时 \(perHour)，单位 \(unit)")
  }

  func lossNote() -> String {
    tell(
      "As seen: every outage lasts as long as one on record. Fitted: durations of the best family, which may last "
        + "longer than any on record.",
      "按记录：每次故障的时长取自记录。按拟合：时长取最优分布族，可能超过记录中的最长者。")
  }
}

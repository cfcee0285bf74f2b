/// First lines of the page about outages: rate, duration, costs and assumptions.
internal import Findings
internal import Outages
internal import ResilienceNumerics

extension OutagesReport {
  private var selection: OutageSelection { study.selection }

  /// The rate with its interval; without a window, that there is none.
  var answer: [Text] {
    let (what, count) = (subject, selection.outages.count)
    let events = Self.many(count, "outage", "outages")
    guard let rate = study.rate else {
      return [
        Text(
          "\(what.en): \(events). One day tells nothing about how often: say how long somebody watched with --from and "
            + "--until.",
          "\(what.zh)：\(NumberText.count(count)) 次故障。单独一天无法说明多久发生一次：请用 --from 和 --until 说明观察了多久。")
      ]
    }
    let years = Amount.number(selection.yearCount)
    let (value, low, high) = (
      Amount.number(rate.rate).en, Amount.number(rate.bounds.lowerBound).en,
      Amount.number(rate.bounds.upperBound).en
    )
    return [
      Text(
        "\(what.en): \(events) in \(years.en) \(years.en == "1" ? "year" : "years"), \(value) a year (95% interval \(low) to "
          + "\(high)).",
        "\(what.zh)：\(years.zh) 年内 \(NumberText.count(count)) 次故障，每年 \(value) 次（95% 区间 \(low) 至 \(high)）。")
    ]
  }

  /// What follows the answer: how long outages last, what they cost, what was assumed.
  var answerParts: [Section.Part] {
    [.paragraph(.sentences([lasting, costing]))] + study.losses.map { .paragraph(headline($0)) }
      + [.points(assumptions)]
  }

  static func many(_ count: Int, _ one: String, _ more: String) -> String {
    "\(NumberText.count(count)) \(count == 1 ? one : more)"
  }

  /// Hours to three digits: `88.3 h`, `42 min`.
  static func hours(_ value: Double) -> Text {
    guard value == 0 || abs(value) >= 0.995 else { return Amount.duration(value) }
    let number = NumberText.significant(value, digits: 3)
    return Text(number + " h", number + " 小时")
  }

  /// Selection of the outages.
  private var subject: Text {
    let owner = selection.providerName.map { name in
      name.isEmpty ? Text("Your log", "你的记录") : Text(SafeText.line(name))
    }
    let place =
      [owner ?? Text("All providers", "所有云厂商")]
      + (selection.regionName.map { [Text(SafeText.line($0))] } ?? [])
    let reach = selection.filter.reach.map(Self.reach).map { Text(", \($0.en)", "（\($0.zh)）") } ?? .empty
    return .joined(place, by: " ") + reach
  }

  private static func reach(_ reach: Outage.Reach) -> Text {
    switch reach {
    case .zone: Text("one zone", "单个可用区")
    case .region: Text("a whole region", "整个区域")
    case .multiRegion: Text("several regions", "多个区域")
    case .global: Text("all regions", "全部区域")
    case .internet: Text("the internet", "整个互联网")
    }
  }

  private var lasting: Text {
    let sorted = selection.hours.sorted()
    guard let longest = sorted.last else {
      return Text(
        "No outage of known length is left: there is nothing to fit, and the rate has only an upper bound.",
        "没有已知时长的故障：无从拟合，发生率只有上限。")
    }
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    let (mean, middle, most) = (
      Amount.duration(sorted.reduce(0, +) / Double(sorted.count)), Amount.duration(median),
      Amount.duration(longest)
    )
    return Text(
      "They last \(mean.en) on average, half of them less than \(middle.en), the longest \(most.en).",
      "平均持续 \(mean.zh)，一半短于 \(middle.zh)，最长 \(most.zh)。")
  }

  private var costing: Text {
    guard let hours = study.observedHoursPerYear, !selection.hours.isEmpty else { return .empty }
    let (text, up) = (Self.hours(hours), Quantity.availability(max(0, 1 - hours / 8760)))
    return Text(
      "That is \(text.en) of outages a year: \(up)% of the time there is none.",
      "即每年故障 \(text.zh)，\(up)% 的时间没有故障。")
  }

  private func headline(_ loss: RecordLoss) -> Text {
    let (curve, name) = (loss.asSeen, SafeText.line(loss.price.name))
    let (hour, mean) = (Amount.money(loss.price.perHour), Amount.money(curve.mean))
    let p95 = curve.quantile(0.95).map { Amount.money($0.value) } ?? Text(NumberText.none)
    return Text(
      "At \(hour.en) an hour\(name.isEmpty ? "" : " for \(name)") that costs \(mean.en) in an average year, and over \(p95.en) "
        + "in one year of twenty.",
      "按每小时 \(hour.zh)\(name.isEmpty ? "" : "（\(name)）")计，平均每年损失 \(mean.zh)，二十年中有一年超过 \(p95.zh)。")
  }

  // MARK: Assumptions

  /// Assumptions behind the figures, a sentence each.
  private var assumptions: [Text] {
    let spells = selection.spells
    func counted(_ count: Int, _ sentence: (String, Bool) -> Text) -> [Text] {
      count > 0 ? [sentence(NumberText.count(count), count == 1)] : []
    }
    let isOwn = !selection.outages.contains(where: \.isBuiltIn)
    return (selection.yearCount > 0 ? [window] : [])
      + counted(selection.duplicates) {
        Text(
          "\($0) \($1 ? "outage stands" : "outages stand") in both records and \($1 ? "counts" : "count") once.",
          "\($0) 次故障在两份记录中都有，只计一次。")
      } + merged
      + counted(isOwn ? spells.undated : 0) {
        Text(
          "\($0) \($1 ? "row has" : "rows have") no time of day, so overlaps among them cannot be seen.",
          "\($0) 行没有具体时刻，无法判断是否重叠。")
      }
      + counted(selection.outside) { count, _ in
        Text(
          "Left out: \(count) that began outside the window.", "未计入：\(count) 次开始于观察期之外。"
        )
      }
      + counted(selection.unplaced) { count, _ in
        Text(
          "Left out: \(count) that hit several regions which the record does not name.",
          "未计入：\(count) 次影响了记录未指明的多个区域。")
      } + unknownRegions
      + counted(selection.outages.count - spells.known) {
        Text(
          "\($0) of unknown length \($1 ? "counts" : "count") with the mean of the others.",
          "\($0) 次时长未知，按其余故障的平均时长计。")
      } + majority
      + counted(selection.leftOut) {
        Text(
          "Left out: \($0) with poor sources; --confidence low takes \($1 ? "it" : "them") in.",
          "未计入：\($0) 次记录来源不可靠；可用 --confidence low 计入。")
      }
      + counted(withoutImpact) {
        Text("Left out: \($0) \($1 ? "row" : "rows") with an impact of 0.", "未计入：\($0) 行影响占比为 0。")
      }
      + counted(selection.outages.count { $0.impact != nil && $0.severity == nil }) {
        Text(
          "\($0) \($1 ? "row states" : "rows state") an impact but no share: counted as if everything stopped; --impact "
            + "says otherwise.",
          "\($0) 行只给出影响等级而无占比：按全部业务停止计；可用 --impact 另行指定。")
      } + ignored
  }

  private var window: Text {
    let (from, until) = (selection.window.from.date, selection.window.until.date)
    return switch selection.windowReason {
    case .asked: Text("Watched from \(from) up to \(until).", "观察期：\(from) 起，至 \(until)（不含）。")
    case .rows:
      Text(
        "Assumed to have been watched from the first to the last row, \(from) up to \(until); --from and --until "
          + "say otherwise.",
        "假定观察期为第一行到最后一行：\(from) 起，至 \(until)（不含）；可用 --from 和 --until 另行指定。")
    case .builtIn: Text("Built-in record, \(from) up to \(until).", "内置记录：\(from) 起，至 \(until)（不含）。")
    }
  }

  /// Rows that overlap, and whether they cover more than a year without a gap.
  private var merged: [Text] {
    let spells = selection.spells
    var texts: [Text] = []
    if spells.merged > 0 {
      let (down, all) = (Self.hours(spells.hours), Self.hours(spells.rowHours))
      texts.append(
        Text(
          "\(Self.many(spells.merged, "row overlaps", "rows overlap")) another one: \(down.en) down of \(all.en) in all "
            + "rows. Each still counts as an outage.",
          "\(NumberText.count(spells.merged)) 行与其他行重叠：合并后宕机 \(down.zh)，各行合计 \(all.zh)；次数仍分别计算。"))
    }
    if let endless = spells.endless {
      texts.append(
        Text(
          "Without a gap from \(endless.from) to \(endless.until): these rows count as one outage of more than a year, and "
            + "what a year costs follows from it; --region tells places apart.",
          "从 \(endless.from) 到 \(endless.until) 没有间断：这些行合为一次超过一年的故障，年度数字由此而来；可用 --region 区分地点。"))
    }
    return texts
  }

  /// Names of regions that no provider's list has.
  private var unknownRegions: [Text] {
    guard !selection.unknownRegions.isEmpty else { return [] }
    let names = selection.unknownRegions.prefix(5).map { Text(SafeText.line(String($0.prefix(40)))) }
    let list = Text.joined(names, english: ", ", chinese: "、")
    return [
      Text(
        "Rows of these regions, which are not on the list of their provider, count in no other one: \(list.en).",
        "以下区域不在其云厂商的区域表中，相应的行不计入其他区域：\(list.zh)。")
    ]
  }

  /// Time until most customers had recovered.
  private var majority: [Text] {
    let shares = selection.majorityShares
    guard !shares.isEmpty else { return [] }
    let (count, all) = (NumberText.count(shares.count), NumberText.count(selection.outages.count))
    let share = Amount.share(shares[shares.count / 2]).en
    return [
      Text(
        "For \(count) of \(all) a source says when most customers were back, \(shares.count == 1 ? "" : "typically ")after "
          + "\(share) of the hours: only those count. Elsewhere the hours to the end do.",
        "\(all) 次中有 \(count) 次的来源说明了多数客户何时恢复（中位为全长的 \(share)），这些只计到那时；其余计到结束。")
    ]
  }

  private var ignored: [Text] {
    guard !ignoredColumns.isEmpty else { return [] }
    let names = ignoredColumns.prefix(8).map { SafeText.line(String($0.prefix(40))) }
    let more = ignoredColumns.count - names.count
    return [
      Text(
        "Columns left out: \(names.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "").",
        "未使用的列：\(names.joined(separator: "、"))\(more > 0 ? " 等另外 \(more) 列" : "")。")
    ]
  }
}

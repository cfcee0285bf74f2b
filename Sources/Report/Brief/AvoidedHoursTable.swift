/// Table of the hours that redundancy avoids: what an hour costs, and what the machinery adds.
internal import Findings
internal import Market
internal import Outages
internal import Scenario

extension BriefSections {
  /// Table of a type of firm, and a sentence where more redundancy means more hours down.
  func avoidedHours(_ type: Int) -> [Section.Part] {
    let rows = AvoidedHours.all(market, type: type)
    let name = labels.oneFirm(type).capitalized
    let key = market.firms[type].type.name
    var takeOver = Column<AvoidedHours>.measure("rto", Text("back after", "恢复用时")) { [market] in
      let setup = market.strategies[$0.strategy]
      guard setup.sites.count > 1 || setup.takeOverHours != nil else { return .empty }
      return (setup.takeOverHours ?? setup.cover.region.afterHours).map { Amount.duration($0) } ?? .empty
    }
    var lost = Column<AvoidedHours>.measure("rpo", Text("data lost", "数据丢失")) { [market] in
      let hours = market.strategies[$0.strategy].lostDataHours
      return hours > 0 ? Self.brief(hours) : .empty
    }
    (takeOver.isOptional, lost.isOptional) = (true, true)
    let table = PageTable(
      "avoidedHours", rows,
      [
        .key("type") { _ in key },
        .name("strategy", Text("\(name.en), hours down", "\(name.zh)，宕机小时")) { [labels] in
          labels.setupName($0.strategy)
        },
        takeOver,
        .machine("takeOverHours", .hours) { [market] in market.strategies[$0.strategy].takeOverHours },
        lost, .machine("lostDataHours", .hours) { [market] in market.strategies[$0.strategy].lostDataHours },
        .number("hoursDown", Text("h a year", "每年小时"), .hoursPerYear) { $0.hoursDown },
        .number(
          "machineryHours", Text("by its machinery", "其中切换协调层"), .hoursPerYear, optional: true
        ) { $0.machineryHours },
        .machine("avoidedHours", .hoursPerYear) { $0.avoidedHours },
        .machine("extraCost", .dollarsPerYear) { $0.extraCost },
        .number(
          "costPerAvoidedHour", Text("an hour avoided costs, {money}", "每避免一小时，{money}"), .dollarsPerHour
        ) { $0.costPerAvoidedHour },
      ])
    return [.table(table)]
      + AvoidedHours.reversals(rows, in: market).prefix(3).map { .paragraph(reversal($0, of: type)) }
  }

  /// A duration in the smallest unit that shows it.
  private static func brief(_ hours: Double) -> Text {
    guard hours * 60 < 0.995 else { return Amount.duration(hours) }
    let seconds = Amount.number(hours * 3600)
    return Text(seconds.en + " s", seconds.zh + " 秒")
  }

  /// Why more redundancy can mean more hours down.
  private func reversal(_ pair: (more: AvoidedHours, fewer: AvoidedHours), of type: Int) -> Text {
    let who = labels.oneFirm(type).capitalized
    let (more, fewer) = (labels.setup(pair.more.strategy), labels.setup(pair.fewer.strategy))
    let hours = [pair.more, pair.fewer].map { Amount.duration($0.machineryHours) }
    return Text(
      "\(who.en) on \(more.en) is down longer than on \(fewer.en) only because of the redundancy machinery, which fails "
        + "more often the more parts it has to hold together: \(hours[0].en) a year against \(hours[1].en).",
      "\(who.zh)选\(ChineseText.spaced(more.zh))比选\(ChineseText.spaced(fewer.zh))宕机更久，只因冗余切换与协调层：部件越多，它自身故障越多，"
        + "每年 \(hours[0].zh) 对 \(hours[1].zh)。")
  }
}

internal import Games

/// Chinese: sentences.
extension WordingChinese {
  func joined(_ sentences: [String]) -> String { sentences.joined(separator: "") }

  func question(firms: String) -> String { "\(firms) 家企业都在哪里，为什么？" }

  func seat(_ seat: Seat) -> String {
    let label = seat.count == 1 ? seat.type : "\(NumberText.count(seat.count)) 家 \(seat.type)"
    if seat.places.count == 1, let only = seat.places.first { return "\(label)：\(only.strategy)" }
    let parts = seat.places.map { place in
      switch place.share {
      case .firms(let count): "\(NumberText.count(count)) 家在 \(place.strategy)"
      case .probability(let share): "\(Quantity.share(share)) \(place.strategy)"
      }
    }
    return "\(label)：\(parts.joined(separator: "，"))"
  }

  func seats(_ seats: [String]) -> String { seats.joined(separator: "；") }

  func answer(_ stay: Stay) -> String {
    let sits = sits(stay)
    guard let move = stay.move else { return sits + "，别无选择。" }
    let isSplit = stay.seat.places.count > 1
    let leaving =
      move.joinsHerd
      ? "搬去与大家一起（\(move.to)）"
      : isSplit ? "一家独自从 \(stay.choice) 搬到 \(move.to)" : "独自搬走（最好是 \(move.to)）"
    let amount = Quantity.money(abs(move.change))
    if NumberText.isZero(amount) { return "\(sits)；\(leaving)没有得失。" }
    let each = stay.seat.count == 1 || isSplit ? "" : "每家"
    let because = move.change < 0 ? move.reason.map { "，主要是\(item($0))" } ?? "" : ""
    return "\(sits)；\(leaving)\(each)每年\(move.change < 0 ? "损失" : "多得") \(amount)\(because)。"
  }

  private func sits(_ stay: Stay) -> String {
    let seat = stay.seat
    if seat.places.count > 1 { return self.seat(seat) }
    return seat.count == 1
      ? "\(seat.type) 在 \(stay.choice)" : "\(NumberText.count(seat.count)) 家 \(seat.type) 全都在 \(stay.choice)"
  }

  func equilibriaCount(pure: Int, mixed: Int) -> String {
    "找到的均衡：纯策略 \(NumberText.count(pure)) 个，混合 \(NumberText.count(mixed)) 个。"
  }

  func complete(_ list: EquilibriumList, _ completeness: Completeness) -> String {
    let kind = list == .pure ? "纯策略均衡" : "同类企业同样混合的均衡"
    func boxes(_ count: Int) -> String { "\(NumberText.count(count)) 个区间盒" }
    return switch completeness {
    case .everyProfile(let count): "这是全部\(kind)：\(NumberText.count(count)) 个局面逐一试过。"
    case .boundedSearch(let count): "这是全部\(kind)：收益的上下界排除了其余一切（\(boxes(count))）。"
    case .undecided(let count): "\(kind)可能不止这些：有近乎平手或连续的一段，上下界无法判定（\(boxes(count))）。"
    case .budgetExceeded(let count): "\(kind)可能不止这些：搜索用完了预算（\(boxes(count))）。"
    case .cancelled: "\(kind)可能不止这些：搜索被中断。"
    case .notSearched: "没有搜索其他\(kind)。"
    }
  }

  func more(_ rows: Int) -> String { "还有 \(NumberText.count(rows)) 行：见 --format csv 或 json。" }

  func neverPlayed(type: String, strategies: [(name: String, worseThan: String)]) -> String {
    let parts = strategies.map { "\($0.name)（不如 \($0.worseThan)）" }
    return "无论别人还可能怎样，\(type) 从不选择 \(parts.joined(separator: "、"))。"
  }

  func deviation(type: String, from: String, to: String) -> String { "\(type)：\(from) 改为 \(to)" }

  func staysWhile(choice: String, multiple: String) -> String {
    "只要\(choice)的成本低于账单的\(multiple)，就不会离开。"
  }

  func noFlips(type: String) -> String { "在取值范围内，没有哪个单独的参数能让\(type)改变选择。" }

  func history(_ facts: HistoryFacts) -> [String] {
    var sentences = ["企业一家接一家地进入，各自选择对当时最好的：\(facts.afterEntry)。"]
    if !facts.converged {
      sentences.append("之后的修改停不下来；\(NumberText.count(facts.revisions)) 次之后：\(facts.end)。")
    } else if facts.revisions == 0 {
      sentences.append("之后谁也没有改变主意。")
    } else {
      let changes = "之后有 \(NumberText.count(facts.revisions)) 次改变主意"
      sentences.append(facts.endsAsEntered ? "\(changes)，结局相同。" : "\(changes)，最后：\(facts.end)。")
    }
    let unlisted =
      NumberText.isZero(facts.regret)
      ? "这也是均衡，只是搜索没有走到那里。" : "它不在列出的均衡之中；后悔值为每年 \(facts.regret)。"
    sentences.append(facts.row.map { "这是列表中的第 \($0) 个均衡。" } ?? unlisted)
    return sentences
  }

  func herd(_ facts: HerdFacts) -> [String] {
    var sentences: [String] = []
    if let other = facts.alternative {
      let although = facts.failsMore ? "故障更多" : "故障并不更多"
      sentences.append(
        "\(facts.region) \(although)：共同故障每年 \(facts.hours) 小时，\(other.region) 为 \(other.hours) 小时。")
    }
    sentences.append("所有人都在那里（\(facts.profile)）\(facts.isEquilibrium ? "是" : "不是")均衡。")
    for way in facts.ways {
      let who = way.count == 1 ? way.type : "一家 \(way.type)"
      let now = "\(who) 独自离开去 \(way.now.to)，\(gain(way.now.gain))"
      guard let without = way.without else {
        sentences.append(now + "。")
        continue
      }
      let other = without.to == way.now.to ? "" : "（去 \(without.to)）"
      sentences.append("\(now)；若没有责任分摊和区域吸引力，则\(gain(without.gain))\(other)。")
    }
    return sentences
  }

  private func gain(_ gain: Double) -> String {
    let amount = Quantity.money(abs(gain))
    return NumberText.isZero(amount) ? "没有得失" : "每年\(gain > 0 ? "多得" : "损失") \(amount)"
  }

  func praise(_ facts: PraiseFacts) -> String {
    if facts.earners.isEmpty { return "别人停摆时自己不停，谁也没有因此多得一分钱：没有人表扬。" }
    let parts = facts.earners.map { "\($0.type) 每年 \($0.amount)" }
    return "不停摆带来的赞誉：\(parts.joined(separator: "，"))。"
  }

  func welfare(best: String, gain: String?) -> String {
    guard let gain else { return "在所有人选择相同的局面中，对社会最好的是 \(best)。" }
    return "在所有人选择相同的局面中，对社会最好的是 \(best)：比历史的终点每年多 \(gain)。"
  }

  func part(of type: String) -> String { "一部分 \(type)" }

  func restless() -> String { "谁也待不住：历史停不下来，这只是停下查看的一刻。" }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .noHerd(let region?): return "\(region) 没有抱团：历史的终点，没有企业只依靠它。"
    case .noHerd(nil): return "最老的区域不可能抱团：没有哪个策略只依靠它。"
    case .restless(let region): return "历史停不下来：说不上谁会留在 \(region)，谁会离开。"
    case .herd(let region, let inside, let besides, let outside, let hold, let alone, let together):
      let names = inside.joined(separator: "、")
      let main =
        switch hold {
        case .company: "把 \(names) 留在 \(region) 的是同伴：独自停摆每小时代价 \(alone)，一起停摆 \(together)"
        case .offer: "把 \(names) 留在 \(region) 的是区域的好处，不是同伴：停摆每小时代价都是 \(alone)"
        case .both:
          "把 \(names) 留在 \(region) 的是同伴和区域的好处：独自停摆每小时代价 \(alone)，一起停摆 \(together)"
        case .anyway: "即使没有责任分摊和区域吸引力，\(region) 也留得住 \(names)"
        case .others: "\(region) 的抱团站不住：若所有人都在那里，\(names) 会离开"
        }
      return main + (besides.isEmpty ? "" : "；\(besides.joined(separator: "、")) 也在那里")
        + (outside.isEmpty ? "。" : "；\(outside.joined(separator: "、")) 在外面更好。")
    }
  }

  func overload() -> String { "有的停摆时间超过一年的小时数：频率太高，超出了故障互不重叠的模型。" }

  func limits() -> [String] {
    [
      "各种故障互相独立，频率不变；企业看期望的钱，不看风险。",
      "同伴能分担多少指责是一个假设：从案例只知道它的方向。",
      "presets show NAME 列出每个数字的来源。",
    ]
  }
}

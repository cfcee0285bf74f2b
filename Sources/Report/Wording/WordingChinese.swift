/// Chinese: headings, columns, explanations.
internal import Market
struct WordingChinese: Wording {
  func heading(_ heading: Heading) -> String {
    switch heading {
    case .outages: "故障：多久一次，每次多久"
    case .ladder(let type, let unit): "\(type)的冗余阶梯（每年，\(unit)）"
    case .matrix(let type, let unit): "\(type)的收益（每年，\(unit)）"
    case .equilibria: "均衡：谁在哪里，使得谁都不会独自搬走"
    case .why(let type, let choice, let unit): "\(type)为何留在 \(choice)（每年，\(unit)）"
    case .flips(let type, let choice): "什么会让\(type)离开 \(choice)"
    case .history: "历史选中了哪一个"
    case .aloneTogether: "独自停摆与一起停摆：每小时的代价"
    case .herd: "抱团"
    case .verdict: "结论"
    case .limits: "局限"
    case .general: "总体"
    case .parameters(let preset): "\(preset) 的参数"
    }
  }

  func column(_ title: ColumnTitle) -> String {
    switch title {
    case .outage: "故障"
    case .hits: "波及"
    case .howOften: "频率"
    case .hoursEach: "每次小时"
    case .share: "受影响业务 %"
    case .hoursPerYear: "每年小时"
    case .strategy: "策略"
    case .multiple: "倍数"
    case .cost: "成本"
    case .hoursDown: "停摆小时"
    case .up: "可用 %"
    case .lossAlone: "独自损失"
    case .lossInHerd: "抱团损失"
    case .home: "区域价值"
    case .praise: "赞誉"
    case .total: "合计"
    case .ownStrategy: "自己的策略"
    case .number: "#"
    case .kind: "种类"
    case .regret: "后悔值"
    case .nearestDeviation: "最接近的偏离"
    case .gain: "偏离所得"
    case .strict: "严格"
    case .welfare: "福利"
    case .turningTo: "转向"
    case .paysBelow: "低于此划算"
    case .direct: "直接损失"
    case .blame: "指责"
    case .parameter: "参数"
    case .unit: "单位"
    case .today: "现值"
    case .flipsAt: "翻转值"
    case .change: "变化"
    case .thenPlays: "此后选择"
    case .type: "企业"
    case .downAlone: "独自停摆"
    case .downTogether: "一起停摆"
    case .relief: "同伴省下"
    case .name: "名称"
    case .question: "问题"
    case .value: "值"
    case .source: "来源"
    }
  }

  func gloss(_ gloss: Gloss) -> String {
    switch gloss {
    case .outages: "每年小时：频率乘以时长，再乘以停摆的业务比例。"
    case .glue: "冗余本身的粘合部分也会出错，频率按节点、区域或云每翻一倍计。"
    case .ladder:
      "倍数：账单的倍数。独自损失：假设别的企业从不停摆时的直接损失与指责。抱团损失：其他企业处于历史终点时的损失。"
        + "区域价值：所在区域本身的好处。合计：成本加抱团损失，减去区域价值与赞誉，越小越好。>：实际的选择。"
    case .matrix: "行：自己的策略。列：其他所有企业的策略。* 为对该列的最佳回应（数值最大）。"
    case .equilibria:
      "后悔值：任何企业独自改变选择最多能多得的钱，均衡时为 0。严格：任何改变都有损失。"
        + "对称：同类企业按相同的概率抽签。福利：全部收益之和，减去同时停摆给社会带来的损失。"
    case .why: "搬走给一家企业的收益带来的变化，其他企业不动；负数表示更差。倍数：成本是账单的几倍。低于此划算：倍数低到多少，企业才会转过去。"
    case .flips: "其他条件不变时，单个参数使企业改变主意的最近的值。参数名就是 --set 的键，含义见 presets show NAME。"
    case .aloneTogether: "停摆一小时的代价：直接损失，加上同伴没有分担掉的指责。"
    }
  }

  func scope(_ scope: String, location: String?) -> String {
    switch scope {
    case "firm": "一家企业"
    case "zone": "\(location ?? "区域") 的一个可用区"
    case "region": "整个 \(location ?? "区域")"
    case "provider": "整个 \(location ?? "云")"
    default: "所有人"
    }
  }

  func howOften(perYear: String, everyYears: String?) -> String {
    everyYears.map { "\($0) 年一次" } ?? "每年 \(perYear) 次"
  }

  func kind(_ kind: String) -> String {
    switch kind {
    case "pure": "纯策略"
    case "symmetric": "对称"
    default: "混合"
    }
  }

  func yes(_ value: Bool) -> String { value ? "是" : "否" }

  func item(_ item: PayoffItem) -> String {
    switch item {
    case .bill: "账单"
    case .direct: "直接损失"
    case .blame: "指责"
    case .praise: "失去的赞誉"
    case .regionValue: "区域的好处"
    case .risk: "风险的分量"
    case .compensation: "少得的赔付"
    case .dependence: "他人宕机的连带损失"
    case .migration: "迁移成本"
    case .perOutage: "每次故障的固定损失"
    }
  }
}

/// The glossary: words that recur, in both languages. Everything that recurs takes its word from here.

enum Glossary {
  static let yes = Text("yes", "是")
  static let no = Text("no", "否")

  // Outages.
  static let outage = Text("outage", "故障")
  static let outages = Text("outages", "故障损失")
  /// A firm's own and those of others that reach it.
  static let allOutages = Text("all outages", "故障总损失")
  static let sourceOfOutages = Text("source of outages", "故障源")
  static let downtime = Text("hours down", "宕机小时")
  static let redundancyMachinery = Text("redundancy machinery", "冗余切换与协调层")
  static let failover = Text("failover", "切换")
  static let failoverWorks = Text("failover works", "切换成功率")

  // Money.
  static let cost = Text("cost", "成本")
  static let bill = Text("one-node bill", "单节点账单")
  static let directLoss = Text("direct loss", "直接损失")
  static let blame = Text("blame", "追责代价")
  static let blameForgiven = Text("blame forgiven", "同停免责")
  static let praise = Text("praise", "赞誉")
  static let regionValue = Text("region value", "区域自身价值")
  static let risk = Text("risk", "风险")
  static let compensation = Text("paid back", "赔付")
  static let migration = Text("migration", "迁移成本")
  static let dependence = Text("outages of others", "连带损失")
  static let perOutage = Text("each outage", "每次固定")
  static let total = Text("total", "合计")
  static let price = Text("price", "价格")
  static let prices = Text("price of redundancy", "冗余价格")
  static let paysBelow = Text("pays below", "划算上限")

  // Firms and choices.
  static let firm = Text("firm", "企业")
  static let setup = Text("setup", "部署方案")
  static let herd = Text("the herd", "抱团")
  static let safetyInNumbers = Text("safety in numbers", "大家一起宕机")
  static let rival = Text("rival", "对手")

  // Games.
  static let equilibrium = Text("equilibrium", "均衡")
  static let bestDeviation = Text("gain from the best deviation", "单独改变的最大收益")
  static let strict = Text("strict", "严格")
  static let netValue = Text("net value for all", "社会净收益")
  static let kind = Text("kind", "类型")

  /// Words that stand for a term of the glossary and must not: a test looks for them on every ported page.
  static let synonyms: [(english: [String], chinese: [String])] = [
    ([], ["公司"]), (["footprint", "rung", "seat"], []), (["hazard"], ["灾害", "停摆"]),
    ([], ["扎堆", "成群", "羊群"]), ([], ["指责", "责备", "责难"]), (["home worth", "home region offers"], ["区域的好处"]),
    (["glue"], ["粘合"]), (["regret"], ["遗憾", "后悔值"]), (["history picks", "history leaves"], []),
    (["draw lots"], ["抽签"]), (["flips at"], []), (["dose"], ["剂量"]), (["mended"], []),
    (["company keeps"], []),
  ]
}

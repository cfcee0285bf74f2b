/// The wording of policies, in both languages.
internal import Findings

struct PolicyWords {
  let language: Language

  func say(_ english: String, _ chinese: String) -> String { language == .chinese ? chinese : english }

  func title() -> String { say("What would it take?", "要付出什么代价？") }

  func answer(target: String, firms: String, society: String) -> String {
    say(
      "The resilient profile, all firms on \(target), would cost firms \(firms) a year more than where history "
        + "leaves them, and change society's balance by \(society).",
      "韧性局面（所有企业都选 \(target)）比历史结局每年多花企业 \(firms)，社会损益变化 \(society)。")
  }

  func better(_ strategy: String) -> String {
    say(
      "Better still for society: all on \(strategy), which relies on one region; --target \(strategy) asks for it.",
      "对社会更好的是都选只依靠一个区域的 \(strategy)；可用 --target \(strategy) 查看。")
  }

  /// Policies that move the entry sequence to the target.
  func bring(_ list: [String]) -> String {
    list.isEmpty
      ? say("No policy tried brings history there.", "所试政策都不能让历史走到那里。")
      : say(
        "History goes there with \(list.joined(separator: "; or ")).",
        "以下政策能让历史走到那里：\(list.joined(separator: "；"))。")
  }

  func dose(_ policy: Policy, _ dose: String) -> String {
    say("\(name(policy)) \(dose)", "\(name(policy)) \(dose)")
  }

  func name(_ policy: Policy) -> String {
    switch policy {
    case .fine: say("fine per hour down", "每小时中断罚款")
    case .subsidy: say("subsidy per firm", "每家补贴")
    case .credits: say("service credits, times", "服务赔偿倍数")
    case .disclosure: say("disclosure, visibility", "强制披露，可见度")
    case .memory: say("blame that stays", "不消失的指责")
    case .praise: say("praise per hour up", "每小时赞誉")
    case .premium: say("premium on crowding", "集中度保费")
    case .cap: say("cap on one region", "单一区域上限")
    }
  }

  enum Heading { case doses, market, meaning }

  func heading(_ heading: Heading) -> String {
    switch heading {
    case .doses: say("The smallest dose that makes the resilient profile …", "使韧性局面成为……的最小剂量")
    case .market: say("The market with the first dose", "用第一列剂量时的市场")
    case .meaning: say("What is meant", "说明")
    }
  }

  enum Column {
    case policy, equilibrium, only, history, money, payer, coalition, anarchy, stability, welfare
  }

  func column(_ column: Column) -> String {
    switch column {
    case .policy: say("policy", "政策")
    case .equilibrium: say("an equilibrium", "均衡")
    case .only: say("the only one", "唯一均衡")
    case .history: say("history's", "历史结局")
    case .money: say("moves a year", "每年转移")
    case .payer: say("who pays", "谁付")
    case .coalition: say("coalition that tips", "带动所需企业")
    case .anarchy: say("price of anarchy", "无政府代价")
    case .stability: say("price of stability", "稳定代价")
    case .welfare: say("welfare of history", "历史结局福利")
    }
  }

  func payer(_ payer: Policy.Payer) -> String {
    switch payer {
    case .firms: say("firms", "企业")
    case .state: say("state", "政府")
    case .provider: say("provider", "云厂商")
    case .customers: say("customers", "顾客")
    case .nobody: say("nobody", "无人")
    }
  }

  func today() -> String { say("today", "目前") }
  func none() -> String { say("none", "无需") }
  func never() -> String { say("never", "不可能") }
  func notFound() -> String { say("not found", "未找到") }
  func atMost(_ share: String) -> String { say("at most \(share)", "至多 \(share)") }
  func noCoalition() -> String { say("no one", "无") }

  func meanings(isOptimumProved: Bool) -> [String] {
    [
      say(
        "Doses without ~ are the smallest there are: payoffs are linear in them, an equilibrium is the least of the "
          + "three, and bounds on every gain rule out all smaller doses. ~ is bracketed: it does, just below it does "
          + "not, but between the doses that were tried a smaller one may lie.",
        "不带 ~ 的剂量确为最小：收益对其线性，成为均衡是三者中最低要求，一切偏离收益的上下界排除了更小的剂量。"
          + "带 ~ 的是夹逼所得：它有效，略低则无效，但所试剂量之间可能有更小的。"),
      say(
        "Money moves on the resilient profile, under the strictest dose of the row; it is no gain to society. Welfare "
          + "is reckoned with today's payoffs.",
        "转移金额指在韧性局面、该行最严剂量下的金额，不是社会收益。福利一律按目前的收益计算。"),
      say(
        "The coalition moves to the resilient profile together and stays; the rest follows by best replies. Prices "
          + "are society's cost in the worst and the best pure equilibrium over "
          + (isOptimumProved
            ? "the least cost of all profiles." : "the least cost known, of uniform profiles."),
        "联盟一起转到韧性局面并留下，其余企业按最优反应跟随。两个代价为最差与最好纯策略均衡的社会成本，除以"
          + (isOptimumProved ? "所有组合中的最小成本。" : "已知的（统一局面中的）最小成本。")),
      say(
        "The cap allows a share of the firms to rely on one region alone; there is no dose of it between shares.",
        "上限指允许单独依靠同一区域的企业比例；剂量只能取整数家。"),
    ]
  }
}

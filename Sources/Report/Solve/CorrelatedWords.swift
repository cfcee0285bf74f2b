/// The wording of `equilibria --concept correlated`, in both languages.
internal import Findings
internal import Games

struct CorrelatedWords {
  typealias Aim = CorrelatedFindings.Aim

  let language: Language

  /// Words that all pages share.

  private func pick(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func title(_ name: String) -> String {
    pick("\(name): what a trusted mediator could achieve", "\(name)：可信协调者能达成的结果")
  }

  func answer(welfare: String, gain: String?, hasEquilibrium: Bool) -> String {
    let first = pick(
      "The best advice of a trusted mediator that firms would follow is worth \(welfare) a year to society",
      "可信协调者的建议中，企业愿意遵从的最好者每年给社会带来 \(welfare)")
    guard hasEquilibrium else { return first + pick(".", "。") }
    guard let gain else {
      return first + pick(": no more than the best equilibrium on the list.", "：不比列表中最好的均衡更多。")
    }
    return first + pick(", \(gain) more than the best equilibrium on the list.", "，比列表中最好的均衡多 \(gain)。")
  }

  var heading: String { pick("Advice that nobody gains by not following", "无人能因不遵从而获益的建议") }
  var lottery: String { pick("advice", "建议") }
  var welfare: String { pick("net value for all", "社会净收益") }
  var profiles: String { pick("drawn", "组合数") }
  var regret: String { pick("gain from the best deviation", "单独改变的最大收益") }

  func name(_ kind: CorrelatedEquilibria.Kind, _ aim: CorrelatedFindings.Aim) -> String {
    let kind =
      switch kind {
      case .correlated: pick("correlated", "相关")
      case .coarse: pick("coarse", "粗相关")
      }
    let aim =
      switch aim {
      case .best: pick("best", "最好")
      case .worst: pick("worst", "最差")
      case .mostEqual: pick("most equal", "最均等")
      }
    return pick("\(kind), \(aim)", "\(kind)，\(aim)")
  }

  func more(_ count: Int) -> String { pick("and \(count) more", "另有 \(count) 个") }

  func omission(_ kind: CorrelatedEquilibria.Kind, _ size: GameSizeError?) -> String {
    let name = kind == .coarse ? pick("Coarse correlated", "粗相关") : pick("Correlated", "相关")
    guard let size else {
      return pick(
        "\(name): one result is missing, rounding defeated the solver.", "\(name)：缺少一个结果，舍入误差使求解失败。")
    }
    let numbers = size.size == Int.max ? pick("too many", "过多") : NumberText.count(size.size)
    return pick(
      "\(name) equilibria are left out: the program would hold \(numbers) numbers, "
        + "\(NumberText.count(size.limit)) at most.",
      "\(name)均衡从略：线性规划需 \(numbers) 个数，上限 \(NumberText.count(size.limit))。")
  }

  var anarchyHeading: String { pick("The price of anarchy", "无政府代价（PoA）") }

  func best(_ seats: String, welfare: String, bound: String?) -> String {
    let first = pick(
      "Were all told what to do, the best for society is \(seats): \(welfare) a year.",
      "若由一方统一决定，对社会最好的是 \(seats)：每年 \(welfare)。")
    guard let bound else { return first }
    return first
      + pick(
        " The search stopped early; nothing is worth more than \(bound).", "搜索提前停止；没有组合超过 \(bound)。")
  }

  func stability(_ loss: String?, ratio: String?) -> String {
    guard let loss else { return pick("The best equilibrium reaches it.", "最好的均衡达到它。") }
    let times = ratio.map { pick(" (price of stability \($0))", "（稳定代价 \($0)）") } ?? ""
    return pick("The best equilibrium loses \(loss) of it\(times).", "最好的均衡损失 \(loss)\(times)。")
  }

  func anarchy(_ loss: String, ratio: String?) -> String {
    let times = ratio.map { pick(" (price of anarchy \($0))", "（无政府代价 \($0)）") } ?? ""
    return pick("The worst equilibrium loses \(loss)\(times).", "最差的均衡损失 \(loss)\(times)。")
  }

  var incomplete: String {
    pick("The list of equilibria is not proved to be complete.", "均衡列表未证明完整。")
  }

  var sum: String { pick("sum", "总和") }

  /// Commands that write and check the proof of what the page says.
  var proof: String { SolveWords.certificateOfPage[language] }

  /// Explanation of correlated equilibria, without firms.
  var gameGloss: String {
    pick(
      "A mediator draws a profile at random and tells each player only its own part. Correlated: after hearing it "
        + "no player gains by playing something else; coarse: none gains by choosing one strategy before. "
        + "Most equal: the player with least gets most.",
      "协调者随机选出一个组合，每个参与者只得知自己的部分。相关：得知后没有人能因改变而获益；粗相关：事先改用某一策略也不能获益。"
        + "最均等：得到最少的参与者得到最多。")
  }

  var gloss: String {
    pick(
      "A mediator draws a profile at random and tells each firm only its own setup. In a correlated equilibrium no "
        + "firm gains by another setup after hearing it; in a coarse one it must decide before. "
        + "Every equilibrium is such advice, so that best and worst bound them all. Most equal: the type with "
        + "the smallest payoff gets most.",
      "协调者随机选出一个组合，每家企业只得知自己的方案。相关均衡：得知后没有企业能因改变而获益；粗相关均衡：须在得知前决定。"
        + "每个均衡都是这样的建议，所以最好与最差是它们的界。最均等：收益最小的类型得到最多。")
  }
}

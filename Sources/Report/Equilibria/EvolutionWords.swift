/// The wording of `equilibria --concept evolutionary`, in both languages.
internal import Findings
internal import Games

struct EvolutionWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func title(_ name: String) -> String {
    pick("\(name): equilibria that last when firms err rarely", "\(name)：企业很少出错时能长存的均衡（随机稳定）")
  }

  func answer(stable: [Int], count: Int) -> String {
    if count == 0 { return pick("No equilibrium was found.", "没有找到均衡。") }
    let list = stable.map(String.init).joined(separator: pick(", ", "、"))
    return switch stable.count {
    case 0:
      pick(
        "No equilibrium is known to withstand both a few mutants and rare errors for ever.",
        "没有均衡被证明既能抵御少数变异者又能在罕见错误下长期存在。")
    case 1:
      pick(
        "Equilibrium \(list) withstands a few mutants, and firms are there nearly always when they err rarely.",
        "均衡 \(list) 能抵御少数变异者，并且当错误罕见时企业几乎总处于该均衡。")
    default:
      pick(
        "Equilibria \(list) withstand a few mutants, and firms are in one of them nearly always when they "
          + "err rarely.",
        "均衡 \(list) 能抵御少数变异者，并且当错误罕见时企业几乎总处于其中之一。")
    }
  }

  var heading: String { pick("Equilibria as resting places", "作为停留点的均衡") }
  var mutants: String { pick("mutants", "变异者") }
  var barrier: String { pick("barrier, %", "入侵门槛，%") }
  var weakest: String { pick("weakest against", "最易被入侵") }
  var basin: String { pick("basin, %", "吸引域，%") }
  var treeCost: String { pick("errors", "错误数") }
  var lasts: String { pick("lasts", "长存") }
  var longRun: String { pick("long run, %", "长期，%") }
  var nobody: String { pick("any", "任意") }

  func verdict(_ verdict: EvolutionaryStability.Verdict) -> String {
    switch verdict {
    case .stable: pick("stable", "稳定")
    case .unstable: pick("unstable", "不稳定")
    case .undecided: pick("undecided", "未定")
    }
  }

  func samples(_ count: Int, elsewhere: String) -> String {
    pick(
      "Basins are from \(NumberText.count(count)) evenly spread starts, with 95 % intervals; \(elsewhere) of the "
        + "starts end elsewhere.",
      "吸引域由 \(NumberText.count(count)) 个均匀分布的起点得出（95 % 区间）；\(elsewhere) 的起点停在别处。")
  }

  func leftOut(type: String, _ strategies: [(name: String, worseThan: String)]) -> String {
    pick(
      "Left out of the basins of \(type), because they are strictly dominated and die out from any start: "
        + strategies.map { "\($0.name) (worse than \($0.worseThan))" }.joined(separator: ", ") + ".",
      "\(type)的吸引域不含以下严格劣势策略（从任何起点都会消失）："
        + strategies.map { "\($0.name)（不如 \($0.worseThan)）" }.joined(separator: "、") + "。")
  }

  func circle(_ profiles: String, isStable: Bool) -> String {
    pick(
      "Firms may also revise for ever among \(profiles) profiles"
        + (isStable ? ", and are there nearly always." : "."),
      "企业也可能在 \(profiles) 个组合之间永远循环" + (isStable ? "，并且几乎总在其中。" : "。"))
  }

  func potential(_ hasPotential: Bool) -> String {
    hasPotential
      ? pick(
        "One function gives every firm's gain from any move between strategies that are not dominated (an exact "
          + "potential): revision always comes to rest.",
        "存在一个函数给出每家企业在未被占优的策略之间任何变动的得益（精确势函数）：修正总会停止。")
      : pick("There is no exact potential.", "不存在精确势函数。")
  }

  func omission(_ omission: EvolutionFindings.Omission) -> String {
    switch omission {
    case .chain(let size):
      pick(
        "Rare errors: left out, \(count(size)) profiles are more than \(NumberText.count(size.limit)).",
        "罕见错误：从略，\(count(size)) 个组合超过 \(NumberText.count(size.limit))。")
    case .potential(let size):
      pick(
        "Potential: not looked for, \(count(size)) profiles are more than \(NumberText.count(size.limit)).",
        "势函数：未检验，\(count(size)) 个组合超过 \(NumberText.count(size.limit))。")
    }
  }

  private func count(_ size: GameSizeError) -> String {
    size.size == Int.max ? pick("too many", "过多") : NumberText.count(size.size)
  }

  var incomplete: String {
    pick("The list of equilibria is not proved to be complete.", "均衡列表未证明完整。")
  }

  func comparison(
    _ first: Int, _ second: Int, type: String, threshold: String, isSafer: Bool
  ) -> String {
    pick(
      "\(first) or \(second): \(type) prefers \(first) where each other firm is there with a probability above \(threshold), "
        + "so \(isSafer ? first : second) is the safer bet.",
      "\(first) 或 \(second)：其他企业各以超过 \(threshold) 的概率在 \(first) 时，\(type)选 \(first)，因此 \(isSafer ? first : second) 更安全。"
    )
  }

  func tipping(_ from: Int, _ to: Int, members: [String], isAlone: Bool, isSmallest: Bool) -> String {
    if members.isEmpty {
      return pick("From \(from) to \(to): all would go by themselves.", "从 \(from) 到 \(to)：都会自行前往。")
    }
    let list = members.joined(separator: pick(" and ", "和"))
    let known = isSmallest ? "" : pick(" (smaller ones of another make-up were not tried)", "（未尝试其他组成的更小联盟）")
    return pick(
      isAlone
        ? "From \(from) to \(to): once \(list) moves, all others follow\(known)."
        : "From \(from) to \(to): once \(list) move together, all others follow\(known).",
      "从 \(from) 到 \(to)：\(list)\(isAlone ? "先行" : "一起行动")，其他企业就会全部跟进\(known)。")
  }

  func noTipping(_ from: Int, _ to: Int) -> String {
    pick(
      "From \(from) to \(to): no coalition tips the others.", "从 \(from) 到 \(to)：没有联盟能带动其他企业。")
  }

  func gloss(errors: String) -> String {
    pick(
      "Mutants: a few firms of one type that turn to one strategy; stable where they earn less once they are few "
        + "enough, and the barrier is the share up to which they do. Basin: the share of mixed starts from which "
        + "best replies lead here. Errors: on the cheapest tree of ways here from all other resting places, when "
        + "firms revise one at a time; what takes fewest lasts: it is seen nearly always when errors are rare. "
        + "Long run: the share of time spent exactly here when \(errors) of revisions are errors.",
      "变异者：同一类型中少数改用某一策略的企业；足够少时收益更低则稳定，门槛是收益仍更低的最大份额。"
        + "吸引域：最优反应把多少混合起点带到这里。错误数：企业逐一修正时，从所有其他停留点到这里的最便宜路径树上的错误；最少者长存。"
        + "长期：\(errors) 的修正出错时恰好停在这里的时间份额。")
  }
}

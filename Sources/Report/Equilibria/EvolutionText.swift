/// Sentences of `equilibria --concept evolutionary`.
internal import Findings
internal import Games
internal import Market

struct EvolutionText {
  let market: Market
  let findings: EvolutionFindings

  private var labels: MarketLabels { MarketLabels(market) }

  /// Equilibria that pass every test that applies.
  var answer: Text {
    guard !findings.rows.isEmpty else { return Text("No equilibrium was found.", "没有找到均衡。") }
    let lasting = findings.rows.filter {
      $0.stability?.verdict == .stable && $0.isStochasticallyStable == true
    }
    let list = Text.list(lasting.map { Text(String($0.place + 1)) })
    return switch lasting.count {
    case 0:
      Text(
        "No equilibrium is known to withstand both a few mutants and rare errors for ever.",
        "没有均衡被证明既能抵御少数变异者，又能在罕见错误下长期存在。")
    case 1:
      Text(
        "Equilibrium \(list.en) withstands a few mutants, and firms are there nearly always when they err rarely.",
        "均衡 \(list.zh) 能抵御少数变异者，并且当错误罕见时企业几乎总处于该均衡。")
    default:
      Text(
        "Equilibria \(list.en) withstand a few mutants, and firms are in one of them nearly always when they err rarely.",
        "均衡 \(list.zh) 能抵御少数变异者，并且当错误罕见时企业几乎总处于其中之一。")
    }
  }

  // MARK: Notes

  var notes: [Text] {
    samples + market.firms.indices.compactMap(leftOut)
      + findings.circles.map { circle in
        let count = NumberText.count(circle.profiles)
        return Text(
          "Firms may also revise for ever among \(count) profiles\(circle.isStable ? ", and are there nearly always" : "").",
          "企业也可能在 \(count) 个组合之间永远循环\(circle.isStable ? "，并且几乎总在其中" : "")。")
      } + (findings.hasPotential.map { [Self.potential($0)] } ?? []) + findings.omissions.map(Self.omission)
      + (findings.equilibria.isComplete
        ? [] : [Text("The list of equilibria is not proved to be complete.", "均衡列表未证明完整。")])
  }

  private var samples: [Text] {
    guard findings.samples > 0 else { return [] }
    let (count, elsewhere) = (NumberText.count(findings.samples), Amount.exactShare(findings.unresolved))
    return [
      Text(
        "Basins are from \(count) evenly spread starts, ± is half of the 95% interval; \(elsewhere.en) of the starts end "
          + "elsewhere.",
        "吸引域由 \(count) 个均匀分布的起点得出，± 为 95% 区间的半宽；\(elsewhere.zh) 的起点停在别处。")
    ]
  }

  private func leftOut(_ type: Int) -> Text? {
    let out = findings.leftOut.filter { $0.type == type }
    guard !out.isEmpty else { return nil }
    let setups = out.map { row in
      let (name, by) = (labels.setup(row.strategy), labels.setup(row.by))
      return Text("\(name.en) (worse than \(by.en))", "\(name.zh)（不如\(ChineseText.spaced(by.zh))）")
    }
    let (who, list) = (labels.firms(type), Text.joined(setups, english: ", ", chinese: "、"))
    return Text(
      "Left out of the basins of \(who.en), because they are strictly dominated and die out from any start: \(list.en).",
      "\(who.zh)的吸引域不含以下严格劣势策略（从任何起点都会消失）：\(list.zh)。")
  }

  private static func potential(_ hasPotential: Bool) -> Text {
    hasPotential
      ? Text(
        "One function gives every firm's gain from any move between strategies that are not dominated (an exact "
          + "potential), so revision always comes to rest.",
        "存在一个函数给出每家企业在未被占优的策略之间任何变动的得益（精确势函数），因此修正总会停止。")
      : Text("There is no exact potential.", "不存在精确势函数。")
  }

  private static func omission(_ omission: EvolutionFindings.Omission) -> Text {
    func count(_ size: GameSizeError) -> Text {
      size.size == Int.max ? Text("too many", "过多") : Text(NumberText.count(size.size))
    }
    switch omission {
    case .chain(let size):
      let (found, limit) = (count(size), NumberText.count(size.limit))
      return Text(
        "Rare errors: left out, \(found.en) profiles are more than \(limit).",
        "罕见错误：从略，\(found.zh) 个组合超过 \(limit)。")
    case .potential(let size):
      let (found, limit) = (count(size), NumberText.count(size.limit))
      return Text(
        "Potential: not looked for, \(found.en) profiles are more than \(limit).",
        "势函数：未检验，\(found.zh) 个组合超过 \(limit)。")
    }
  }

  // MARK: Moves between equilibria

  /// Which of two equilibria is the safer bet, and how many firms tip the others.
  var moves: [Text] { findings.comparisons.flatMap(comparison) + findings.tipping.map(tipping) }

  private func comparison(_ pair: (first: Int, second: Int, byType: [RiskComparison])) -> [Text] {
    let profiles = [pair.first, pair.second].map { findings.equilibria.rows[$0].equilibrium.profile.weights }
    let (first, second) = (pair.first + 1, pair.second + 1)
    // A type with the same strategy in both has nothing to compare.
    return pair.byType.enumerated().filter { profiles[0][$0.offset] != profiles[1][$0.offset] }.map {
      type, comparison in
      let (who, threshold) = (labels.oneFirm(type), Amount.exactShare(comparison.threshold).en)
      let safer = comparison.leadAtHalf > 0 ? first : second
      return Text(
        "\(first) or \(second): \(who.en) prefers \(first) where each other firm is there with a probability above "
          + "\(threshold), so \(safer) is the safer bet.",
        "\(first) 或 \(second)：其他企业各以超过 \(threshold) 的概率在 \(first) 时，\(who.zh)选 \(first)，因此 \(safer) 更稳妥。"
      )
    }
  }

  private func tipping(_ pair: (from: Int, to: Int, coalition: TippingCoalition?)) -> Text {
    let (from, to) = (pair.from + 1, pair.to + 1)
    guard let coalition = pair.coalition else {
      return Text(
        "From \(from) to \(to): no coalition tips the others.", "从 \(from) 到 \(to)：没有联盟能带动其他企业。")
    }
    let members = coalition.members.enumerated().compactMap { type, row -> Text? in
      let count = row.reduce(0, +)
      return count > 0 ? labels.crowd(type, of: count) : nil
    }
    guard !members.isEmpty else {
      return Text("From \(from) to \(to): all would go by themselves.", "从 \(from) 到 \(to)：都会自行前往。")
    }
    let (list, isAlone) = (Text.list(members), coalition.size == 1)
    let known =
      coalition.isSmallest
      ? Text.empty : Text(" (smaller ones of another make-up were not tried)", "（未尝试其他组成的更小联盟）")
    return Text(
      "From \(from) to \(to): once \(list.en) \(isAlone ? "moves" : "move together"), all others follow\(known.en).",
      "从 \(from) 到 \(to)：\(list.zh)\(isAlone ? "先行" : "一起行动")，其他企业就会全部跟进\(known.zh)。")
  }

  /// Explanation of the table.
  var gloss: Text {
    let errors = Amount.share(EvolutionFindings.errorRate)
    return Text(
      "Mutants: a few firms of one type that turn to one strategy; stable where they earn less once they are few enough, and "
        + "the barrier is the share up to which they do. Basin: the share of mixed starts from which best replies lead "
        + "here. Errors: how many it takes at least to come here from all other resting places (the cheapest tree), when "
        + "firms revise one at a time; the equilibrium that takes fewest lasts: it is seen nearly always when errors are "
        + "rare. Long run: the share of time spent exactly here when \(errors.en) of revisions are errors.",
      "变异者：同一类型中少数改用某一策略的企业；足够少时收益更低则稳定，门槛是收益仍更低的最大份额。"
        + "吸引域：最优反应把多少混合起点带到这里。错误数：企业逐一修正时，从所有其他停留点到达这里至少需要的错误（最小树代价）；最少者长存。"
        + "长期占比：\(errors.zh) 的修正出错时恰好停在这里的时间份额。")
  }
}

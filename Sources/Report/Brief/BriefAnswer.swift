/// Answer at the top of the page and verdict at its end.
internal import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Scenario

struct BriefAnswer {
  let screen: BriefScreen

  init(_ screen: BriefScreen) { self.screen = screen }

  private var labels: MarketLabels { screen.labels }
  private var region: String { screen.region }

  /// The sentences, in order.
  var sentences: [Text] {
    let isSettled = screen.brief.history.converged
    let unsettled = Text(
      "Firms do not settle: choices keep changing, and this is where the search was stopped.",
      "企业的选择无法稳定：不断有人改变，以下是停止搜索时的状态。")
    let stances = [crowd] + screen.others.prefix(isSettled ? 1 : 0).map(other)
    return (isSettled ? [] : [unsettled]) + stances + (isSettled ? [cause].filter { !$0.isEmpty } : [])
  }

  /// Where firms stand, without causes.
  var stances: Text {
    guard screen.brief.history.converged else { return sentences[0] }
    return .sentences([crowd] + screen.others.prefix(1).map(other))
  }

  // MARK: Where firms stand

  private var crowd: Text {
    let stance = screen.crowdStance
    let who = labels.firms(stance.type).capitalized
    let isOne = labels.count(stance.type) == 1
    if stance.isSplit { return split(stance) }
    let stays = stays(stance, who)
    guard let move = stance.move else {
      return Text("\(stays.en): there is no other setup.", "\(stays.zh)：没有其他部署方案。")
    }
    let amount = Amount.size(move.total)
    let total = Amount.money(stance.total)
    if NumberText.isZero(amount.en) {
      return Text("\(stays.en), but moving alone would change nothing.", "\(stays.zh)，但单独改变也毫无差别。")
    }
    let way = self.way(stance, move)
    if move.total > 0 {
      return Text(
        "\(stays.en), though \(way.en) would save \(isOne ? "it" : "each") \(amount.en) of \(total.en) a year.",
        "\(stays.zh)，尽管\(way.zh)每年能省 \(amount.zh)（全年总成本 \(total.zh)）。")
    }
    let barely = stance.isNarrow || screen.isCoinFlip
    return Text(
      "\(stays.en)\(barely ? ", barely" : ""): \(way.en) would cost \(isOne ? "it" : "each") \(amount.en) more "
        + "than today's \(total.en) a year.",
      "\(stays.zh)\(barely ? "，但只是勉强" : "")：\(way.zh)每年要比现在的 \(total.zh) 多花 \(amount.zh)。")
  }

  /// `Ordinary firms stay in us-east-1`; `Airlines choose protection` where there is nowhere else.
  private func stays(_ stance: BriefSummary.Stance, _ who: Text) -> Text {
    let isOne = labels.count(stance.type) == 1
    if screen.isOnePlace {
      let setup = labels.setup(stance.choice)
      return Text("\(who.en) \(isOne ? "chooses" : "choose") \(setup.en)", "\(who.zh)选择\(setup.zh)")
    }
    let place = stance.isInHerd ? Text("in \(region)", "留在 \(region)") : on(stance.choice)
    return Text("\(who.en) \(isOne ? "stays" : "stay") \(place.en)", "\(who.zh)\(place.zh)")
  }

  /// A setup as a place to be: `on two regions`.
  private func on(_ setup: Int) -> Text {
    let label = labels.setup(setup)
    return Text("on \(label.en)", "选择\(ChineseText.spaced(label.zh))")
  }

  private func way(_ stance: BriefSummary.Stance, _ move: DeviationAccount) -> Text {
    let target = screen.destination(move.strategy)
    if screen.isOnePlace {
      return Text("changing alone to \(target.en)", "单独改为\(target.zh)")
    }
    if screen.brief.herd == nil {
      return Text(
        "the best other setup, \(labels.setup(move.strategy).en),", "次优方案（\(labels.setup(move.strategy).zh)）")
    }
    return stance.isInHerd
      ? labels.way(to: move.strategy)
      : Text("joining \(region)", "搬进 \(region) ")
  }

  private func split(_ stance: BriefSummary.Stance) -> Text {
    let counts = screen.brief.firms[stance.type].counts
    let parts = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $1) > (counts[$1], $0) }.map {
      let label = labels.setup($0)
      return Text(
        "\(NumberText.count(counts[$0])) on \(label.en)",
        "\(NumberText.count(counts[$0])) 家在\(ChineseText.spaced(label.zh))")
    }
    let who = labels.crowd(stance.type)
    let list = Text.list(parts)
    return Text("\(who.en) split: \(list.en).".capitalizingFirst, "\(who.zh)各有选择：\(list.zh)。")
  }

  private func other(_ stance: BriefSummary.Stance) -> Text {
    if stance.isSplit { return split(stance) }
    let who = labels.firms(stance.type).capitalized
    let isOne = labels.count(stance.type) == 1
    guard let move = stance.move else { return .empty }
    let amount = Amount.size(move.total)
    let it = isOne ? "it" : "each"
    if screen.isOnePlace {
      let (chooses, way) = (stays(stance, who), way(stance, move))
      return Text(
        "\(chooses.en): \(way.en) would cost \(it) \(amount.en) a year.",
        "\(chooses.zh)：\(way.zh)每年要多花 \(amount.zh)。")
    }
    if stance.isInHerd {
      let leaving = labels.way(to: move.strategy)
      return Text(
        "\(who.en) \(isOne ? "stays" : "stay") there too: \(leaving.en) would cost \(it) \(amount.en) a year.",
        "\(who.zh)也留在那里：\(leaving.zh)每年要多花 \(amount.zh)。")
    }
    guard screen.crowdStance.isInHerd else {
      let place = on(stance.choice)
      return Text("\(who.en) \(isOne ? "is" : "are") \(place.en).", "\(who.zh)\(place.zh)。")
    }
    let place = on(stance.choice)
    return Text(
      "\(who.en) \(isOne ? "is" : "are") better off \(place.en): being only in \(region) would cost \(it) \(amount.en) more a year.",
      "\(who.zh)\(place.zh)更划算：只用 \(region) 每年要多花 \(amount.zh)。")
  }

  // MARK: The cause that carries most

  private var cause: Text { difference.isEmpty ? herdCause : difference }

  /// Why the herd stays, and why another type is not in it. What leaving would change is drawn beside it: a sum of
  /// what is left after forgiveness reads as another reason.
  var reasons: Text { .sentences([herdCause, difference]) }

  private var difference: Text {
    for stance in screen.others {
      if let largest = screen.summary.differences(of: stance.type).first(where: { $0.perBill > 0 }) {
        return BriefCauses(screen).sentence(largest.cause, type: stance.type)
      }
    }
    return .empty
  }

  private var herdCause: Text {
    let herd = screen.summary.herdCauses
    let gain = screen.crowdStance.move?.total ?? 0
    guard let largest = herd.first(where: { $0.dollars > 0 }) else { return .empty }
    if gain + herd.reduce(0, { $0 + $1.dollars }) > 0 { return BriefCauses(screen).sentence(largest.cause) }
    return Text(
      "\(screen.region) is the cheapest place even without safety in numbers and without its own value.",
      "即使没有“大家一起宕机”的好处、也不计区域自身价值，\(screen.region) 仍最划算。")
  }
}

extension String {
  fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}

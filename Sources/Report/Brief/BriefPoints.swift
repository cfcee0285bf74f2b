/// The labelled points of the first screen: why, how solid, what tips it, what to do, where there is more.
internal import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Scenario

extension BriefScreen {
  var points: [(label: Text, text: Text)] {
    [
      (Text("Why", "原因"), why), (Text("How solid", "稳固程度"), solidity), (Text("Tips at", "临界值"), tipping),
      (Text("To do", "建议"), advice), (Text("More", "更多"), more),
    ].filter { !$0.1.isEmpty }
  }

  // MARK: Why

  private var why: Text {
    let causes = BriefCauses(self)
    let herd = causes.list(summary.herdCauses)
    let different = others.first { !summary.differences(of: $0.type).isEmpty }
    let apart = different.map { stance -> Text in
      let (who, list) = (labels.firms(stance.type), causes.list(summary.differences(of: stance.type)))
      return list.isEmpty
        ? .empty : Text("What sets \(who.en) apart: \(list.en).", "\(who.zh)的不同在于：\(list.zh)。")
    }
    let isSaid = different == nil && summary.herdCauses.first { $0.dollars > 0 }?.cause == .company
    return .sentences([
      isSaid ? .empty : causes.hourDown, account,
      herd.isEmpty ? .empty : Text("Causes of the herd: \(herd.en).", "抱团的原因：\(herd.zh)。"), apart ?? .empty,
    ])
  }

  /// What leaving alone saves and gives up.
  private var account: Text {
    guard let move = crowdStance.move, crowdStance.isInHerd else { return .empty }
    let target = destination(move.strategy)
    let loss = move.direct + move.blame
    var saves: [Text] = []
    var gives: [Text] = []
    var costs: [Text] = []
    func add(_ amount: Double, _ name: Text, _ preposition: String, isValue: Bool = false) {
      let size = Amount.size(amount)
      guard !NumberText.isZero(size.en) else { return }
      let words = Text("\(size.en) \(preposition) \(name.en)", "\(name.zh) \(size.zh)")
      if amount > 0 {
        saves.append(words)
      } else if isValue {
        gives.append(words)
      } else {
        costs.append(words)
      }
    }
    add(loss, Text("outages", "故障损失"), "in")
    add(move.cost, Text("its bill", "账单"), "of")
    add(move.attraction, Glossary.regionValue, "of", isValue: true)
    add(move.praise, Glossary.praise, "of", isValue: true)
    add(move.risk, Glossary.risk, "of")
    for item in PayoffItem.seldom {
      let (preposition, name) = item.inSentence
      add(move.change[item], name, preposition)
    }
    let parts = [
      (Text("saves", "省下"), saves), (Text("gives up", "放弃"), gives), (Text("adds", "多付"), costs),
    ].filter { !$0.1.isEmpty }.map { verb, amounts in
      let list = Text.list(amounts)
      return Text("\(verb.en) \(list.en)", verb.zh + list.zh)
    }
    guard !parts.isEmpty else { return .empty }
    let all = Text(Text.list(parts).en, parts.map(\.zh).joined(separator: "，"))
    let way = labels.way(to: move.strategy).capitalized
    return isOnePlace
      ? Text("Changing alone to \(target.en) \(all.en).", "单独改为\(target.zh)，\(all.zh)。")
      : Text(
        "\(way.en) \(all.en).", "\(way.zh)：\(all.zh)。")
  }

  // MARK: How solid

  var solidity: Text { .sentences([sureness, lasting]) }

  /// Whether the herd holds in too few draws for a plain word that firms stay.
  var isCoinFlip: Bool {
    guard crowdStance.isInHerd, let solid = summary.reasons.solidity else { return false }
    return !SolidityWord(solid.equilibrium.share).isFirm
  }

  /// How sure each finding of the answer is, each with a word of its own.
  var sureness: Text { .sentences([drawn, outside]) }

  private var drawn: Text {
    guard let solid = summary.reasons.solidity else { return .empty }
    let (share, word) = (Amount.share(solid.equilibrium.share), SolidityWord(solid.equilibrium.share).text)
    let (draws, noise) = (NumberText.count(solid.equilibrium.draws), noise(solid.equilibrium))
    let (who, risk) = (labels.firms(crowd), Amount.share(solid.riskDominant.share))
    let only = solid.only.map { Amount.share($0.share) }
    // Where firms do not herd, the word is about the herd and not about what they do.
    let isHere = crowdStance.isInHerd
    let subject =
      isHere
      ? Text(who.en.capitalizedFirst, who.zh)
      : Text("The herd in \(region)", "在 \(region) 抱团")
    return Text(
      "\(subject.en): \(word.en.lowercased()). In \(draws) draws from the record and the ranges, \(isHere ? "the herd" : "it") is an "
        + "equilibrium in \(share.en) (± \(noise)), the safer bet in \(risk.en)"
        + (only.map { ", the only equilibrium in \($0.en)." } ?? "."),
      "\(subject.zh)：\(word.zh)。按故障记录和各参数的取值范围抽样 \(draws) 次，\(share.zh)（±\(noise)）的情形下抱团是均衡，"
        + "\(risk.zh) 的情形下抱团更稳妥" + (only.map { "，\($0.zh) 的情形下抱团是唯一均衡。" } ?? "。"))
  }

  private var outside: Text {
    guard let stance = others.first, !stance.isInHerd,
      let share = summary.reasons.solidity?.outside.first(where: { $0.type == stance.type })?.share.share
    else { return .empty }
    let (who, word, part) = (labels.firms(stance.type), SolidityWord(share).text, Amount.share(share))
    return Text(
      "\(who.en.capitalizedFirst): \(word.en.lowercased()), outside in \(part.en).",
      "\(who.zh)：\(word.zh)，\(part.zh) 的情形下在外面。")
  }

  /// Half of the interval, in points.
  private func noise(_ share: WilsonInterval) -> String {
    let bounds = share.bounds
    return NumberText.fixed(max(1, 50 * (bounds.upperBound - bounds.lowerBound)), decimals: 0)
  }

  private var alternative: Text {
    guard crowdStance.isInHerd, let tipping = summary.reasons.tipping else { return otherEquilibrium }
    let place = labels.destination(tipping.target)
    let isPlace = labels.place(tipping.target) != nil
    let preposition = isPlace ? "in" : "on"
    let goes = (isPlace ? "搬到" : "改为") + ChineseText.spaced(place.zh)
    let (all, rest) = (everybody, others.isEmpty ? Text("the rest", "其余") : restOfCrowd)
    guard tipping.isTargetStable else {
      return Text(
        "\(all.en.capitalizedFirst) \(preposition) \(place.en) is no equilibrium.",
        "\(all.zh)都选择\(ChineseText.spaced(place.zh)) 不是均衡。")
    }
    let also = Text(
      "\(all.en.capitalizedFirst) \(preposition) \(place.en) is an equilibrium too",
      "\(all.zh)都在\(ChineseText.spaced(place.zh)) 也是均衡")
    guard let coalition = tipping.coalition?.size else {
      return Text("\(also.en); no group of leavers tips the rest.", "\(also.zh)；没有哪一批企业搬走能带动其余企业。")
    }
    if coalition == 0 {
      return Text("\(also.en), and it comes about by itself.", "\(also.zh)，并且会自行出现。")
    }
    let follow = Text("\(rest.en) follow and stay.", "\(rest.zh)就会跟着走，并留在那里。")
    return coalition == 1
      ? Text(
        "If one firm \(isPlace ? "leaves for" : "changes to") \(place.en) \(follow.en)",
        "只要一家\(goes)，\(follow.zh)")
      : Text(
        "If \(NumberText.count(coalition)) firms \(isPlace ? "leave together for" : "change together to") \(place.en) \(follow.en)",
        "\(NumberText.count(coalition)) 家一起\(goes)，\(follow.zh)")
  }

  /// The first other pure equilibrium, where no herd can tip.
  private var otherEquilibrium: Text {
    let counts = brief.history.counts
    let others = brief.equilibria.rows.compactMap { row -> [[Int]]? in
      if case .pure(let other) = row.equilibrium.profile, other != counts { other } else { nil }
    }
    guard let first = others.first else { return .empty }
    let profile = ProfileText(market).text(first)
    return Text("Also an equilibrium (\(profile.en)).", "另有一个均衡（\(profile.zh)）。")
  }

  /// All firms of the most numerous type: `everybody` where there is no other.
  private var everybody: Text {
    guard !others.isEmpty else { return Text("everybody", "全部企业") }
    let who = labels.firms(crowd)
    return Text("all \(who.en)", who.zh)
  }

  private var restOfCrowd: Text {
    let who = labels.firms(crowd)
    return Text("the other \(who.en)", "其余\(who.zh)")
  }

  private var lasting: Text {
    guard crowdStance.isInHerd, let tipping = summary.reasons.tipping, let lasts = tipping.lasts else {
      return .empty
    }
    switch (lasts, tipping.targetLasts) {
    case (true, true):
      return Text("The herd comes and goes when firms err rarely.", "企业偶尔选错时，抱团时有时无。")
    case (true, _):
      return Text("The herd lasts when firms err rarely.", "即使企业偶尔选错，抱团也能长期维持。")
    case (false, _):
      return Text("The herd does not last when firms err now and then.", "只要企业偶尔选错，抱团就无法长期维持。")
    }
  }

  // MARK: What tips it

  /// Tipping values on the first screen.
  private static let tippingLimit = 3

  var tipping: Text {
    let outsider = outsider
    let most = Self.tippingLimit - (outsider.isEmpty ? 0 : 1)
    return .sentences([alternative, moves(of: crowd, most: most), outsider])
  }

  /// The nearest values at which a firm of the other types that stand outside moves: the first type's nearest one.
  private var outsider: Text {
    guard crowdStance.isInHerd, let stance = others.first, !stance.isInHerd,
      !brief.firms[stance.type].flips.isEmpty
    else { return .empty }
    return moves(of: stance.type, most: 1)
  }

  /// The nearest values that move a firm of a type by themselves, by where it goes.
  private func moves(of type: Int, most: Int) -> Text {
    let flips = Array(brief.firms[type].flips.prefix(most))
    let who = labels.oneFirm(type)
    guard !flips.isEmpty else {
      return Text(
        "No single number, within its range, moves \(who.en).",
        "没有任何一个参数在其取值范围内能单独改变\(ChineseText.spaced(who.zh))的选择。")
    }
    var targets: [Int] = []
    for flip in flips where !targets.contains(flip.strategy) { targets.append(flip.strategy) }
    let groups = targets.map { target -> Text in
      let setup = labels.setup(target)
      let values = Text.joined(
        flips.filter { $0.strategy == target }.enumerated().map { place, flip in
          tippingValue(flip, of: type, isFirst: place == 0)
        }, by: " · ")
      return Text("to \(setup.en) at \(values.en)", "\(values.zh)时改为\(ChineseText.spaced(setup.zh))")
    }
    return Text(
      "\(who.capitalized.en) moves " + groups.map(\.en).joined(separator: "; ") + ".",
      "\(who.zh)：" + groups.map(\.zh).joined(separator: "；") + "。")
  }

  /// `price of two nodes above 2.79x (today 2x)`; after the first one of a list without `today`.
  private func tippingValue(_ flip: SwitchingValue, of type: Int, isFirst: Bool) -> Text {
    let (name, value, today) = (
      labels.parameter(flip.key, of: type), labels.value(flip.to, unit: flip.unit),
      labels.today(flip.from, of: flip.key, unit: flip.unit)
    )
    let side = flip.to > flip.from ? Text("above", "高于") : Text("below", "低于")
    return Text(
      "\(name.en) \(side.en) \(value.en) (\(isFirst ? "today " : "")\(today.en))",
      "\(name.zh)\(side.zh) \(value.zh)（\(isFirst ? "目前 " : "")\(today.zh)）")
  }

  // MARK: What to do

  private var advice: Text { .sentences([nearest, wide]) }

  /// The setup that costs least beside the chosen one, with the price from which on it pays.
  private var nearest: Text {
    guard let row = nearestRow, let limit = row.breakEvenMultiplier else { return .empty }
    let setup = labels.setup(row.strategy)
    guard row.multiplier > 0 else {
      return Text(
        "The nearest alternative, \(setup.en), is free and still costs more.",
        "最接近的替代方案是\(ChineseText.spaced(setup.zh))：本来就免费，总成本仍然更高。")
    }
    guard limit > 0 else {
      return Text(
        "The nearest alternative, \(setup.en), would not pay even for nothing.",
        "最接近的替代方案是\(ChineseText.spaced(setup.zh))：即使免费也不划算。")
    }
    let (price, today) = (Amount.multiple(limit), Amount.multiple(row.multiplier))
    return Text(
      "The nearest alternative, \(setup.en), would pay below \(price.en) the \(oneBill.en) (today \(today.en)).",
      "最接近的替代方案是\(ChineseText.spaced(setup.zh))：低于\(oneBill.zh)的 \(price.zh)才划算（目前 \(today.zh)）。")
  }

  private var nearestRow: LadderRow? {
    guard crowdStance.move != nil else { return nil }
    return crowdFindings.ladder.filter { $0.strategy != crowdFindings.choice }
      .min { ($0.total, $0.strategy) < ($1.total, $1.strategy) }
  }

  /// What a price of 1x is.
  private var oneBill: Text {
    market.strategies.contains { $0.tier == .singleNode }
      ? Text("one-node bill", "单节点账单") : Text("bill", "账单")
  }

  /// The cheapest setup of several regions or clouds that is not chosen, at the prices here and at those published.
  private var wide: Text {
    let rows = crowdFindings.ladder.filter { row in
      let strategy = market.strategies[row.strategy]
      return strategy.regions * strategy.clouds > 1 && row.strategy != crowdFindings.choice
        && row.strategy != nearestRow?.strategy
    }
    guard let row = rows.min(by: { ($0.multiplier, $0.strategy) < ($1.multiplier, $1.strategy) }) else {
      return .empty
    }
    let setup = labels.setup(row.strategy).capitalized
    guard let limit = row.breakEvenMultiplier, limit > 0 else {
      return Text("\(setup.en) would not pay even for nothing.", "\(setup.zh)即使免费也不划算。")
    }
    let (price, today) = (Amount.multiple(limit), Amount.multiple(row.multiplier))
    let isTwo = market.strategies[row.strategy].regions == 2 && market.strategies[row.strategy].clouds == 1
    return .sentences([
      Text(
        "\(setup.en) would pay only below \(price.en) (today \(today.en)).",
        "\(setup.zh)要低于 \(price.zh)才划算（目前 \(today.zh)）。"),
      isTwo ? summary.published?.sentence(labels) ?? .empty : .empty,
    ])
  }

  private var more: Text {
    Text(
      "--full · --section NAME · --uncertain · button · what-if · figures · report"
        + " · equilibria --certificate FILE")
  }
}

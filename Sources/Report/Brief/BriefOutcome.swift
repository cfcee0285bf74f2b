/// Entry one by one, and the herd.
internal import Findings
internal import Games
internal import Market
internal import Scenario

extension BriefSections {
  var entry: Section {
    let history = brief.history
    let profiles = ProfileText(market)
    var points = [
      entered(history, profiles)
    ]
    points.append(revisions(history, profiles))
    if let row = history.equilibriumRow {
      points.append(Text("That is equilibrium \(row + 1) of the list.", "这是列表中的均衡 \(row + 1)。"))
    } else {
      let gain = Amount.size(history.certificate.regret)
      points.append(
        NumberText.isZero(gain.en)
          ? Text("That is an equilibrium too, though the search did not get as far.", "这也是均衡，只是搜索没有走到那里。")
          : Text(
            "That is none of the listed equilibria: the best deviation would gain \(gain.en) a year.",
            "这不在所列均衡之中：最好的单独改变每年可多得 \(gain.zh)。"))
    }
    if let best = brief.bestUniformWelfare {
      let end = history.equilibriumRow.map { brief.equilibria.rows[$0].welfare }
      let (setup, gain) = (
        labels.setup(best.strategy), end.flatMap { best.welfare > $0 ? Amount.money(best.welfare - $0) : nil }
      )
      points.append(
        Text(
          "Of all profiles in which everybody does the same, \(setup.en) has the largest net value for all"
            + (gain.map { ": \($0.en) a year more than where entry ends." } ?? "."),
          "在所有“大家都一样”的结果中，\(setup.zh)的社会净收益最高"
            + (gain.map { "：每年比依次进入的结果多 \($0.zh)。" } ?? "。")))
    }
    let earners = brief.firms.filter { $0.praise != 0 }.map { findings -> Text in
      let (who, amount) = (labels.firms(findings.type), Amount.money(findings.praise))
      return Text("\(who.en) \(amount.en)", "\(who.zh) \(amount.zh)")
    }
    if !earners.isEmpty {
      let list = Text.list(earners)
      points.append(Text("Praise for staying up earns \(list.en) a year.", "独自在线得到的赞誉，每年值 \(list.zh)。"))
    }
    return Section("entry", Text("The order of entry", "依次进入的结果"), [.points(points)])
  }

  /// Where firms are once all have entered, and how far that is owed to the first one.
  private func entered(_ history: History, _ profiles: ProfileText) -> Text {
    let end = profiles.text(history.countsAfterEntry)
    guard market.isFirstFirmBound else {
      return Text(
        "Firms enter one by one and choose what is best with those already there: \(end.en).",
        "企业依次进入，每家按已有企业做最优选择：\(end.zh)。")
    }
    let region = screen.region
    let bound = Text(
      "The first firm has only \(region), the oldest region; each one that follows chooses what is best with those "
        + "already there: \(end.en).",
      "第一家只有最早开放的区域 \(region) 可选；此后每家按已有企业做最优选择：\(end.zh)。")
    guard let free = market.endOfFreeEntry else { return bound }
    let other = profiles.text(free)
    return .sentences([
      bound,
      free == history.counts
        ? Text("The end is the same if the first one is free to choose.", "即使第一家可以自由选择，结果也一样。")
        : Text(
          "If the first one were free to choose, the end would be \(other.en).",
          "若第一家也能自由选择，结果会是 \(other.zh)。"),
    ])
  }

  private func revisions(_ history: History, _ profiles: ProfileText) -> Text {
    let (count, end) = (NumberText.count(history.revisions), profiles.text(history.counts))
    guard history.converged else {
      return Text(
        "Revising afterwards does not come to rest; after \(count) changes: \(end.en).",
        "之后的调整无法停下；改变 \(count) 次后：\(end.zh)。")
    }
    if history.revisions == 0 { return Text("Nobody changes afterwards.", "之后没有企业改变。") }
    return Text(
      "\(count) \(history.revisions == 1 ? "change follows" : "changes follow"); the end is \(end.en).",
      "之后改变 \(count) 次，结果为 \(end.zh)。")
  }

  var herd: Section? {
    guard let herd = brief.herd, !screen.isOnePlace else { return nil }
    let region = SafeText.line(herd.region)
    let all = everybody
    var points: [Text] = []
    if let other = herd.alternative {
      let (own, theirs) = (NumberText.digits3(herd.hoursPerYear), NumberText.digits3(other.hoursPerYear))
      let more = herd.hoursPerYear > other.hoursPerYear
      points.append(
        Text(
          "\(region) fails \(more ? "more" : "no more"): outages of the whole region last \(own) hours a year, those of "
            + "\(SafeText.line(other.region)) \(theirs), before counting which share of the business stops.",
          "\(region) 故障\(more ? "更多" : "并不更多")：全区域故障每年共 \(own) 小时，\(SafeText.line(other.region)) 为 \(theirs) 小时（未计停下的业务比例）。"
        ))
    }
    points.append(
      herd.isEquilibrium
        ? Text("\(all.en) in \(region) is an equilibrium.", "\(all.zh)都在 \(region) 是均衡。")
        : Text("\(all.en) in \(region) is no equilibrium.", "\(all.zh)都在 \(region) 不是均衡。"))
    for (type, way) in herd.leaving.enumerated() {
      guard let way else { continue }
      points.append(leaving(type, way, herd.leavingWithoutBlameSharing[type], region: region))
    }
    return Section("herd", Text("If everybody sat in \(region)", "若全部企业都在 \(region)"), [.points(points)])
  }

  /// Everybody by name, as firms outside of the herd count here too: `Everybody (4 ordinary firms and Netflix)`.
  private var everybody: Text {
    guard market.firms.count > 1 else { return Text("Everybody", "全部企业") }
    let names = Text.list(market.firms.indices.map(labels.firms))
    return Text("Everybody (\(names.en))", "全部企业（\(names.zh)）")
  }

  private func leaving(_ type: Int, _ way: Deviation, _ without: Deviation?, region: String) -> Text {
    let (who, target) = (labels.oneFirm(type).capitalized, labels.destination(way.to))
    let change = Self.change(way.gain)
    let now = Text(
      "With everybody in \(region), \(who.en.lowercasedArticle) that leaves alone for \(target.en) \(change.en)",
      "全部在 \(region) 时，一家\(ChineseText.spaced(labels.firm(type).zh))单独搬到\(ChineseText.spaced(target.zh)) \(change.zh)"
    )
    guard let without else { return Text(now.en + ".", now.zh + "。") }
    let other = Self.change(without.gain)
    return Text(
      "\(now.en); with no blame forgiven and no region value it \(other.en).",
      "\(now.zh)；没有同停免责、不计区域自身价值时，\(other.zh)。")
  }

  /// `loses $154k a year`.
  private static func change(_ gain: Double) -> Text {
    let amount = Amount.size(gain)
    if NumberText.isZero(amount.en) { return Text("gains nothing", "没有差别") }
    return gain > 0
      ? Text("gains \(amount.en) a year", "每年多得 \(amount.zh)")
      : Text("loses \(amount.en) a year", "每年损失 \(amount.zh)")
  }
}

extension String {
  /// The text with a small letter in front where it begins with an article.
  fileprivate var lowercasedArticle: String {
    hasPrefix("A ") || hasPrefix("An ") ? prefix(1).lowercased() + dropFirst() : self
  }
}

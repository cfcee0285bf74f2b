/// Names of regimes of equilibria by what happens in them: the setups with which entry one by one ends.
internal import Findings
internal import Market

struct RegimeLabels {
  let market: Market
  private var labels: MarketLabels { MarketLabels(market) }

  init(_ market: Market) { self.market = market }

  /// Number of a regime's other equilibria that are named.
  private static let shown = 4

  /// Setups of all firms: `two nodes in us-east-1`, or by type `ordinary firms: …; Netflix: …`.
  func profile(_ counts: [[Int]], countsVary: Bool = false) -> Text {
    types(Array(counts.indices), counts, countsVary)
  }

  /// Setups of the types that differ from another profile; of all types where none does.
  func difference(_ counts: [[Int]], from other: [[Int]], countsVary: Bool) -> Text {
    let changed = counts.indices.filter { counts[$0] != other[$0] }
    return types(changed.isEmpty ? Array(counts.indices) : changed, counts, countsVary)
  }

  private func types(_ types: [Int], _ counts: [[Int]], _ countsVary: Bool) -> Text {
    guard market.firms.count > 1 else { return setups(counts[0], countsVary) }
    return .joined(
      types.map { type in
        let (name, setups) = (labels.firms(type), setups(counts[type], countsVary))
        return Text("\(name.en): \(setups.en)", "\(name.zh)：\(setups.zh)")
      }, english: "; ", chinese: "；")
  }

  /// Setups of one type: its only one, or the number of firms in each.
  private func setups(_ row: [Int], _ countsVary: Bool) -> Text {
    let used = row.indices.filter { row[$0] > 0 }
    return .list(
      used.map { index in
        let setup = labels.setup(index)
        guard used.count > 1, !countsVary else { return setup }
        let count = NumberText.count(row[index])
        return Text("\(count) on \(setup.en)", "\(count) 家\(ChineseText.spaced(setup.zh))")
      })
  }

  /// Change from one regime to the next: the end of entry where it moves, else the equilibria that come and go.
  func change(from before: Regime, to beyond: Regime) -> Text {
    if before.history != beyond.history {
      let moved = difference(beyond.history, from: before.history, countsVary: beyond.countsVary)
      return Text("entry ends with \(moved.en)", "依次进入的结果变为\(ChineseText.spaced(moved.zh))")
    }
    let (gone, come) = (
      before.pure.filter { !beyond.pure.contains($0) }, beyond.pure.filter { !before.pure.contains($0) }
    )
    // Where one takes the place of another, what the two have in common is named too: else both may read the same.
    func name(_ counts: [[Int]], _ regime: Regime) -> Text {
      gone.isEmpty || come.isEmpty
        ? difference(counts, from: regime.history, countsVary: regime.countsVary)
        : profile(counts, countsVary: regime.countsVary)
    }
    let goes = gone.map { name($0, before) }
    let comes = come.map { name($0, beyond) }
    return .joined(
      [
        goes.isEmpty
          ? Text.empty
          : Text("no longer an equilibrium: ", "不再是均衡：") + .joined(goes, english: " | ", chinese: " ｜ "),
        comes.isEmpty
          ? Text.empty
          : Text("also an equilibrium: ", "新增均衡：") + .joined(comes, english: " | ", chinese: " ｜ "),
      ].filter { !$0.isEmpty }, english: "; ", chinese: "；")
  }

  /// Sentence about a regime: its end of entry, and its other equilibria.
  func sentence(_ region: Regime) -> Text {
    let others = region.pure.filter { $0 != region.history }.map {
      difference($0, from: region.history, countsVary: region.countsVary)
    }
    let isEquilibrium = region.pure.contains(region.history)
    var text = profile(region.history, countsVary: region.countsVary)
    if !isEquilibrium { text = text + Text(", which is no equilibrium", "（不是均衡）") }
    if others.isEmpty, region.mixed.isEmpty, isEquilibrium, region.isComplete {
      text = text + Text(", the only equilibrium", "（唯一均衡）")
    }
    if !others.isEmpty {
      let more = others.count - Self.shown
      text =
        text + Text(". Also an equilibrium: ", "。其他均衡：")
        + .joined(Array(others.prefix(Self.shown)), english: " | ", chinese: " ｜ ")
        + (more > 0 ? Text(" and \(more) more", "，另有 \(more) 个") : .empty)
    }
    if !region.mixed.isEmpty {
      let count = region.mixed.count
      text =
        text
        + Text(
          ". In \(count) more, firms randomise", "。另有 \(count) 个均衡，其中企业按概率随机选择")
    }
    if !region.isComplete { text = text + Text(". There may be more equilibria", "。可能还有其他均衡") }
    return text + Text(".", "。")
  }

  // MARK: Short names

  /// Types of firms that move between regimes; the largest where none does.
  func movingTypes(_ regions: [Regime]) -> [Int] {
    let moving = market.firms.indices.filter { type in
      regions.contains { $0.history[type] != regions[0].history[type] }
    }
    return moving.isEmpty ? [largest] : moving
  }

  /// Names of regimes for the cells of a table: the place of the firms, or their setups where places do not tell the
  /// regimes apart; of several types only those that move.
  func shortNames(_ regions: [Regime]) -> [Text] {
    let types = movingTypes(regions)
    func names(_ label: (Int) -> Text) -> [Text] {
      regions.map { region in
        .joined(types.map { short(region.history[$0], region.countsVary, label) }, by: ", ")
      }
    }
    let places = names(labels.destination)
    let isTold = regions.indices.allSatisfy { i in
      regions.indices.allSatisfy { j in
        places[i] != places[j] || types.allSatisfy { regions[i].history[$0] == regions[j].history[$0] }
      }
    }
    return isTold ? places : names(labels.setup)
  }

  private var largest: Int { market.firms.indices.max { labels.count($0) < labels.count($1) } ?? 0 }

  private func short(_ row: [Int], _ countsVary: Bool, _ label: (Int) -> Text) -> Text {
    let used = row.indices.filter { row[$0] > 0 }
    return .joined(
      used.map { index in
        used.count > 1 && !countsVary ? Text("\(NumberText.count(row[index])) ") + label(index) : label(index)
      }, by: " + ")
  }
}

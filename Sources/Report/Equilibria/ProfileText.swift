/// Profiles as people read them: how many firms are where, or with which probability.
internal import Findings
internal import Games
internal import Market

struct ProfileText {
  let labels: MarketLabels

  init(_ market: Market) { labels = MarketLabels(market) }

  /// `4 ordinary firms in …; Netflix on …`.
  func text(_ profile: TypeProfile) -> Text {
    switch profile {
    case .pure(let counts): text(counts)
    case .mixed(let probabilities): joined(probabilities.indices.map { mixed($0, probabilities[$0]) })
    }
  }

  /// Counts by type and strategy.
  func text(_ counts: [[Int]]) -> Text { joined(counts.indices.map { pure($0, counts[$0]) }) }

  private func joined(_ parts: [Text]) -> Text {
    Text(parts.map(\.en).joined(separator: "; "), parts.map(\.zh).joined(separator: "；"))
  }

  private func pure(_ type: Int, _ counts: [Int]) -> Text {
    let used = counts.indices.filter { counts[$0] > 0 }
    let who = labels.crowd(type)
    if used.count == 1 {
      let setup = labels.setup(used[0])
      return Text("\(who.en): \(setup.en)", "\(who.zh)：\(setup.zh)")
    }
    let parts = used.map { index -> Text in
      let (setup, count) = (labels.setup(index), NumberText.count(counts[index]))
      return Text("\(count) on \(setup.en)", "\(count) 家\(ChineseText.spaced(setup.zh))")
    }
    return list(who, parts)
  }

  /// Probabilities; what is below a millionth is left out.
  private func mixed(_ type: Int, _ probabilities: [Double]) -> Text {
    let used = probabilities.indices.filter { probabilities[$0] > 1e-6 }
    let who = labels.crowd(type)
    if used.count == 1 {
      let setup = labels.setup(used[0])
      return Text("\(who.en): \(setup.en)", "\(who.zh)：\(setup.zh)")
    }
    let parts = used.map { index -> Text in
      let (setup, share) = (labels.setup(index), Amount.exactShare(probabilities[index]))
      return Text("\(share.en) \(setup.en)", "\(share.zh) \(setup.zh)")
    }
    return list(who, parts)
  }

  private func list(_ who: Text, _ parts: [Text]) -> Text {
    Text(
      "\(who.en): \(parts.map(\.en).joined(separator: ", "))",
      "\(who.zh)：\(parts.map(\.zh).joined(separator: "，"))")
  }

  /// `one ordinary firm: from … to …`.
  func text(_ deviation: Deviation) -> Text {
    let (who, from, to) = (
      labels.oneFirm(deviation.type), labels.setup(deviation.from), labels.setup(deviation.to)
    )
    return Text("\(who.en): \(from.en) to \(to.en)", "\(who.zh)：\(from.zh) 改为 \(to.zh)")
  }
}

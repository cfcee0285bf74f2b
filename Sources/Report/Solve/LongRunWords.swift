/// The wording of `solve --concept evolutionary`, in both languages.

struct LongRunWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func answer(places: Int, lasting: Int) -> String {
    guard places > 1 else {
      return pick("Play rests in one place.", "博弈只停留在一处。")
    }
    return pick(
      "Play can rest in \(places) places; when errors are rare it is nearly always in \(lasting) of them.",
      "博弈可停留在 \(places) 处；当失误罕见时，几乎总在其中 \(lasting) 处。")
  }

  var players: String { pick("players", "参与人") }
  var strategy: String { pick("strategy", "策略") }
  var share: String { pick("long run", "长期占比") }
  var place: String { pick("where play rests", "停留处") }
  var lasts: String { pick("lasts", "持久") }
  var errorsIn: String { pick("errors in", "进入失误数") }
  var errorsOut: String { pick("errors out", "离开失误数") }

  func yesOrNo(_ holds: Bool) -> String { holds ? pick("yes", "是") : pick("no", "否") }

  func circle(_ count: Int) -> String {
    pick("\(count) profiles, run through for ever", "\(count) 个组合，循环不止")
  }

  func gloss(_ rate: String) -> String {
    pick(
      "One player at a time turns to a best reply; \(rate) of the time it picks any strategy instead. Lasts: seen "
        + "nearly always when errors become rare (stochastically stable). Errors in: on the cheapest tree of ways to it "
        + "from everywhere; errors out: what it takes at least to leave.",
      "每次一名参与人改选最优反应；有 \(rate) 的时候随意选择。持久：失误趋于罕见时几乎总处于此（随机稳定）。进入失误数：从各处到达它的最小树代价；离开失误数：离开它至少需要的失误。")
  }
}

/// First screen of the page: the answer, three big numbers, how solid.
internal import Findings
internal import Market
internal import Scenario

struct PageAnswer {
  let page: PageReport

  private var screen: BriefScreen { page.screen }
  private var language: Language { page.language }

  /// The section; the script renews its sentence and its numbers when a slider moves.
  var html: String {
    let outcome = page.groups.first.map { $0.outcomes[$0.grid.base] }
    let shown = outcome ?? PageOutcome(screen.brief, type: screen.crowd, language: language)
    let type = page.groups.first?.grid.type ?? screen.crowd
    let moves = shown.moves.enumerated().map { place, move in
      big("move\(place)", moveLabels[place][move.code], Amount.size(move.dollars)[language])
    }
    let hour = shown.perHour.map { Amount.money($0)[language] }
    let bigs = moves + [big("hour", perHourLabel(type), hour.joined(separator: " → "))]
    return """
      <section id="answer" aria-label="\(page.escaped(page.words.answer))">
      <p id="verdict" class="answer" role="status" aria-live="polite" aria-atomic="true">\(HTMLText.keptWhole(page.escaped(shown.verdict)))</p>
      <div class="bigs">\(bigs.joined())</div>
      \(why)\(solid)</section>

      """
  }

  private func big(_ name: String, _ label: String, _ amount: String) -> String {
    "<div class=\"big\"><b data-big=\"\(name)\">\(page.escaped(amount))</b> "
      + "<span data-label=\"\(name)\">\(page.escaped(label))</span></div>\n"
  }

  /// The causes of the herd in a line, so that the first screen says why; the picture below it shows them.
  private var why: String {
    // What speaks against the herd is said further down.
    let causes = BriefCauses(screen).list(screen.summary.herdCauses.filter { $0.dollars > 0 })
    guard !causes.isEmpty else { return "" }
    return line(Text("Why", "原因"), Text(causes.en.capitalizedFirst + ".", causes.zh + "。"))
  }

  private var solid: String {
    guard let point = screen.points.first(where: { $0.label.en == "How solid" }) else { return "" }
    return line(point.label, point.text)
  }

  private func line(_ label: Text, _ text: Text) -> String {
    "<p class=\"solid\"><strong>\(page.escaped(label[language]))</strong> "
      + "\(HTMLText.keptWhole(page.escaped(text[language]))) \(page.tag)</p>\n"
  }

  /// Labels of a move, by type of the story and code of the move.
  var moveLabels: [[String]] {
    screen.brief.storyTypes.map { type in
      let who = screen.labels.oneFirm(type)
      let region = screen.region
      return [
        Text("a year: cost of leaving alone for \(who.en)", "\(who.zh)单独离开，每年多花"),
        Text("a year: saved by leaving alone, for \(who.en)", "\(who.zh)单独离开，每年节省"),
        Text("a year: cost of joining \(region) for \(who.en)", "\(who.zh)搬进 \(region)，每年多花"),
        Text("a year: saved by joining \(region), for \(who.en)", "\(who.zh)搬进 \(region)，每年节省"),
        Text("a year: difference of the next best setup for \(who.en)", "\(who.zh)改用次优方案，每年相差"),
      ].map { $0[language] }
    }
  }

  /// Label of the losses of an hour.
  func perHourLabel(_ type: Int) -> String {
    let who = screen.labels.oneFirm(type)
    return Text(
      "an hour down for \(who.en): alone → with everybody", "\(who.zh)宕机一小时：单独 → 大家一起"
    )[language]
  }
}

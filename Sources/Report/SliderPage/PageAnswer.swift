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
      <section id="answer" aria-label="\(page.escaped(page.texts.answer))">
      <p id="verdict" class="answer" role="status" aria-live="polite" aria-atomic="true">\(HTMLText.keptWhole(page.escaped(shown.verdict)))</p>
      <div class="bigs">\(bigs.joined())</div>
      <p class="faint">\(page.escaped(page.texts.atPresetBelow))</p>
      \(why)\(solid)\(tipping)</section>

      """
  }

  private func big(_ name: String, _ label: String, _ amount: String) -> String {
    "<div class=\"big\"><b data-big=\"\(name)\">\(page.escaped(amount))</b> "
      + "<span data-label=\"\(name)\">\(page.escaped(label))</span></div>\n"
  }

  /// The largest cause of the herd and of the difference in words; their parts are further down.
  private var why: String {
    let reasons = BriefAnswer(screen).reasons
    return reasons.isEmpty ? "" : line(Text("Why", "原因"), reasons)
  }

  private var solid: String {
    let point = screen.sureness
    return point.isEmpty ? "" : line(Text("How sure", "有多可靠"), point)
  }

  private var tipping: String { line(Text("What would change it", "何时会变"), screen.tipping) }

  private func line(_ label: Text, _ text: Text) -> String {
    "<p class=\"solid\"><strong>\(page.escaped(label[language]))</strong> "
      + "\(HTMLText.keptWhole(page.escaped(text[language])))</p>\n"
  }

  /// Labels of a move, by type of the story and code of the move.
  var moveLabels: [[String]] {
    screen.brief.storyTypes.map { type in
      let who = screen.labels.oneFirm(type)
      let region = screen.region
      return [
        Text("extra cost a year if \(who.en) leaves alone", "\(who.zh)单独离开，每年多花"),
        Text("saved a year if \(who.en) leaves alone", "\(who.zh)单独离开，每年节省"),
        Text("extra cost a year if \(who.en) were only in \(region)", "\(who.zh)只用 \(region)，每年多花"),
        Text("saved a year if \(who.en) were only in \(region)", "\(who.zh)只用 \(region)，每年节省"),
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

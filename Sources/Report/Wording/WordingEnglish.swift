/// English: headings, columns, explanations.
internal import Market
struct WordingEnglish: Wording {
  func heading(_ heading: Heading) -> String {
    switch heading {
    case .outages: "Outages: how often, how long"
    case .ladder(let type, let unit): "The ladder for \(type), in \(unit) a year"
    case .matrix(let type, let unit): "Payoffs for \(type), in \(unit) a year"
    case .equilibria: "Equilibria: who sits where, so that nobody gains by moving alone"
    case .why(let type, let choice, let unit): "Why \(type) stays on \(choice), in \(unit) a year"
    case .flips(let type, let choice): "What would move \(type) off \(choice)"
    case .history: "What history picks"
    case .aloneTogether: "Down alone against down together: what an hour costs"
    case .herd: "The herd"
    case .verdict: "Verdict"
    case .limits: "Limits"
    case .general: "General"
    case .parameters(let preset): "Parameters of \(preset)"
    }
  }

  func column(_ title: ColumnTitle) -> String {
    switch title {
    case .outage: "outage"
    case .hits: "hits"
    case .howOften: "how often"
    case .hoursEach: "hours each"
    case .share: "business hit, %"
    case .hoursPerYear: "hours a year"
    case .strategy: "strategy"
    case .multiple: "x"
    case .cost: "cost"
    case .hoursDown: "hours down"
    case .up: "up, %"
    case .lossAlone: "loss alone"
    case .lossInHerd: "loss in herd"
    case .home: "home worth"
    case .praise: "praise"
    case .total: "total"
    case .ownStrategy: "own strategy"
    case .number: "#"
    case .kind: "kind"
    case .regret: "regret"
    case .nearestDeviation: "nearest deviation"
    case .gain: "it gains"
    case .strict: "strict"
    case .welfare: "welfare"
    case .turningTo: "turning to"
    case .paysBelow: "pays below"
    case .direct: "direct loss"
    case .blame: "blame"
    case .parameter: "parameter"
    case .unit: "unit"
    case .today: "today"
    case .flipsAt: "flips at"
    case .change: "change"
    case .thenPlays: "then plays"
    case .type: "type"
    case .downAlone: "down alone"
    case .downTogether: "down with all"
    case .relief: "company saves"
    case .name: "name"
    case .question: "question"
    case .value: "value"
    case .source: "source"
    }
  }

  func gloss(_ gloss: Gloss) -> String {
    switch gloss {
    case .outages:
      "Hours a year: how often, times how long, times the share of business that stops."
    case .glue: "The rate of redundancy's own glue is for each doubling of nodes, regions or clouds."
    case .ladder:
      "x: multiple of the bill. Loss alone: direct loss and blame if no other firm were ever down. Loss in herd: "
        + "the others as history leaves them. Home worth: what the home region is worth by itself. "
        + "Total: cost and loss in herd, less home worth and praise; the firm wants it small. >: what they play."
    case .matrix:
      "Rows: the firm's own strategy. Columns: what all others play. * marks the best reply to a column, "
        + "the highest payoff."
    case .equilibria:
      "Regret: the most that any firm could gain by moving; 0 in an equilibrium. Strict: every move loses. "
        + "Symmetric: firms of a type draw lots with the same probabilities. "
        + "Welfare: all payoffs together, less what joint failures cost everybody else."
    case .why:
      "What a move would change in the payoff of one firm, the others staying put; negative is worse. x: what the "
        + "strategy costs as a multiple of the bill. Pays below: the multiple below which the firm would turn to it."
    case .flips:
      "The nearest value of one parameter, all else equal, at which the firm changes its mind. Parameters have the "
        + "names that --set takes; presets show NAME says what each one means."
    case .aloneTogether:
      "What an hour down costs: the direct loss, and the blame that company does not take away."
    }
  }

  func scope(_ scope: String, location: String?) -> String {
    switch scope {
    case "firm": "one firm"
    case "zone": "a zone of \(location ?? "a region")"
    case "region": "all of \(location ?? "a region")"
    case "provider": "all of \(location ?? "a provider")"
    default: "everybody"
    }
  }

  func howOften(perYear: String, everyYears: String?) -> String {
    everyYears.map { "once in \($0) years" } ?? "\(perYear) a year"
  }

  func kind(_ kind: String) -> String { kind }
  func yes(_ value: Bool) -> String { value ? "yes" : "no" }

  func item(_ item: PayoffItem) -> String {
    switch item {
    case .bill: "the bill"
    case .direct: "lost business"
    case .blame: "blame"
    case .praise: "lost praise"
    case .regionValue: "what the home region offers"
    case .risk: "what bad years weigh"
    case .compensation: "what is paid back"
    case .dependence: "what outages of others cost while up"
    case .migration: "the cost of migration"
    case .perOutage: "the cost of each outage"
    }
  }
}

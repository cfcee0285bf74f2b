/// Names of the items of a payoff.
internal import Market
internal import Scenario

extension PayoffItem {
  /// The item as a sentence names what a move loses most in.
  var name: Text {
    switch self {
    case .bill: Text("the bill", "账单")
    case .direct: Glossary.directLoss
    case .blame: Glossary.blame
    case .praise: Glossary.praise
    case .regionValue: Glossary.regionValue
    case .risk: Glossary.risk
    case .compensation: Glossary.compensation
    case .dependence: Glossary.dependence
    case .migration: Glossary.migration
    case .perOutage: Glossary.perOutage
    }
  }

  /// The item in "saves $10k in …" or "gives up $10k of …", with the preposition.
  var inSentence: (preposition: String, name: Text) {
    switch self {
    case .dependence: ("in", name)
    case .perOutage: ("in", Text("costs of each outage", "每次故障固定损失"))
    default: ("of", name)
    }
  }
}

extension Scenario.StandingCost {
  /// The amount that a preset gives, in words: `cost of moving`.
  var parameter: Text {
    switch self {
    case .migration: Text("cost of moving", "迁移成本")
    }
  }
}

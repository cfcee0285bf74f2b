/// Names of the items of a payoff.
internal import Market

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
}

/// Labels and units of the outputs that tables over markets show.
internal import Findings
internal import Market
internal import Scenario

extension MarketLabels {
  /// An output: `payoff`, `loss of ordinary firms`.
  func output(_ output: MarketOutput, type: Int? = nil) -> Text {
    let name = Self.outputName(output, oldestRegion: SafeText.line(market.scenario.regions.first?.name ?? ""))
    guard let type, market.firms.count > 1 else { return name }
    let owner = firms(type)
    return Text("\(name.en) of \(owner.en)", "\(owner.zh)的\(name.zh)")
  }

  private static func outputName(_ output: MarketOutput, oldestRegion region: String) -> Text {
    switch output {
    case .equilibrium: Text("number of equilibria", "均衡个数")
    case .payoff: Text("payoff", "收益")
    case .loss: Text("cost of outages", "故障损失")
    case .hours: Glossary.downtime
    case .regret: Glossary.bestDeviation
    case .welfare: Glossary.netValue
    case .share: Text("firms at home in \(region)", "\(region) 主区域")
    }
  }
}

extension MarketOutput {
  /// Unit of a column.
  var columnUnit: Unit {
    switch self {
    case .equilibrium: .count
    case .payoff, .loss, .regret, .welfare: .dollarsPerYear
    case .hours: .hoursPerYear
    case .share: .share
    }
  }

  /// A value with its unit, for a sentence or a cell.
  func text(_ value: Double) -> Text {
    switch self {
    case .equilibrium: Text(NumberText.plain(value))
    case .payoff, .loss, .regret, .welfare: Amount.money(value)
    case .hours: Text(NumberText.digits3(value) + " h", NumberText.digits3(value) + " 小时")
    case .share: Amount.share(value)
    }
  }
}

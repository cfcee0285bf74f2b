/// Command `what-if --vary KEY=VALUES [--by KEY=VALUES] [--show WHAT,…]`.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension WhatIfCommand {
  /// Table over one or two parameters.
  func table() throws(Failure) -> String {
    let market = try market()
    let axes = try axes(of: market.scenario)
    let standard: [MarketOutput] =
      axes.count > 1 ? [.equilibrium] : [.equilibrium, .payoff, .loss, .hours, .welfare, .share]
    do throws(MarketGridError) {
      let grid = try MarketGrid(
        market, axes: axes, outputs: parsed[.whatIfShow] ?? standard, jobs: settings.jobs)
      let frontiers = axes.map { grid.frontiers(along: $0) }
      return settings.render(WhatIfGridReport(grid, frontiers: frontiers, language: settings.language))
    } catch { throw Failure(error) }
  }

  private func axes(of scenario: Scenario) throws(Failure) -> [ParameterAxis] {
    guard parsed[.whatIfVary] != nil else {
      throw Failure(
        CommandLineError.missingPartner(
          option: "by",
          partner: Text("--vary: --vary KEY=VALUES for the rows", "--vary：行由 --vary KEY=VALUES 给出")))
    }
    var axes: [ParameterAxis] = []
    for option in [OptionKey.whatIfVary, .whatIfBy] {
      guard let text = parsed[option] else { continue }
      do throws(ParameterAxisError) { axes.append(try ParameterAxis.read(text, in: scenario)) } catch {
        throw .usage(error.text(option: option.name))
      }
    }
    if axes.count == 2, axes[0].key == axes[1].key {
      throw Failure(CommandLineError.variedAlready(key: axes[1].key))
    }
    return axes
  }
}

/// Error messages of a table.
enum WhatIfMessage {
  static func text(_ error: MarketGridError) -> Text {
    switch error {
    case .tooManyCells(let counts, let limit):
      let size = counts.reduce(1.0) { $0 * Double($1) }
      let (counts, limit) = (counts.map(NumberText.count), NumberText.count(limit))
      let cells = NumberText.fixed(size, decimals: 0)
      return Text(
        "--vary: \(counts.joined(separator: " x ")) are \(cells) cells; expected at most \(limit)",
        "--vary：\(counts.joined(separator: " × ")) 共 \(cells) 格；最多 \(limit) 格")
    case .noMarket(let key, let value, let error):
      return Text("\(key) = \(NumberText.plain(value)): ", "\(key) = \(NumberText.plain(value))：")
        + CommandLineMessage.text(error)
    }
  }
}

extension MarketGridError: UserError {
  var text: Text { WhatIfMessage.text(self) }
}

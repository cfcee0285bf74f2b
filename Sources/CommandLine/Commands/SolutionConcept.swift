/// `--concept correlated` and `--concept evolutionary`: the relatives of Nash equilibrium.
internal import Findings
internal import Games
internal import Market
internal import Report
internal import Scenario

/// What is looked for instead of a list of equilibria.
enum SolutionConcept: String, CaseIterable {
  /// Lotteries that firms would obey.
  case correlated
  /// Which equilibria would last.
  case evolutionary

  static let names = allCases.map(\.rawValue)

  func text(
    _ market: Market, _ equilibria: MarketEquilibria, _ settings: Settings
  ) throws(Failure) -> String {
    switch self {
    case .evolutionary:
      let findings = EvolutionFindings(market, equilibria: equilibria)
      return settings.render(EvolutionReport(findings, of: market, language: settings.language))
    case .correlated:
      do throws(GameSizeError) {
        let findings = try CorrelatedFindings(market, equilibria: equilibria)
        return settings.render(CorrelatedReport(findings, of: market, language: settings.language))
      } catch { throw .unfinished(CommandLineMessage.tooLarge(error, instead: "take fewer --firms")) }
    }
  }
}

extension SolveCommand {
  /// The lotteries of a game file.
  func correlated(_ file: GambitNormalForm, _ name: String) throws(Failure) -> String {
    do throws(GameSizeError) {
      let report = try CorrelatedGameReport(file, source: path, language: settings.language)
      return settings.render(report)
    } catch { throw .unfinished("\(name): " + CommandLineMessage.tooLarge(error)) }
  }
}

extension SolveCommand {
  /// Where play ends up in a game file.
  func longRun(_ file: GambitNormalForm, _ name: String) throws(Failure) -> String {
    let report: LongRunReport?
    do throws(GameSizeError) {
      report = try LongRunReport(file, source: path, language: settings.language)
    } catch { throw .unfinished("\(name): " + CommandLineMessage.tooLarge(error, concept: "evolutionary")) }
    guard let report else {
      throw .usage("\(name): --concept evolutionary: all players need the same number of strategies")
    }
    return settings.render(report)
  }
}

extension CommandLineMessage {
  /// A program for lotteries, or a chain, that would not fit.
  static func tooLarge(
    _ error: GameSizeError, concept: String = "correlated", instead: String? = nil
  ) -> String {
    let size = error.size == Int.max ? "too many" : NumberText.count(error.size)
    let quantity = error.quantity == .numbers ? "numbers" : "profiles"
    return "--concept \(concept): the game makes \(size) \(quantity), the limit is "
      + "\(NumberText.count(error.limit))\(instead.map { "; \($0)" } ?? "")"
  }
}

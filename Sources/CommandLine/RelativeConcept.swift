/// `--concept correlated` and `--concept evolutionary`: the relatives of Nash equilibrium.
internal import Findings
internal import Games
internal import Market
internal import Report
internal import Scenario

/// What is looked for instead of a list of equilibria.
enum RelativeConcept: String, CaseIterable {
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
    } catch { throw .unfinished("\(name): " + CommandLineMessage.tooLarge(error, instead: nil)) }
  }
}

extension CommandLineMessage {
  /// A program for lotteries that would not fit.
  static func tooLarge(_ error: GameSizeError, instead: String?) -> String {
    let size = error.size == Int.max ? "too many" : NumberText.count(error.size)
    return "--concept correlated: the game makes \(size) numbers, the limit is "
      + "\(NumberText.count(error.limit))\(instead.map { "; \($0)" } ?? "")"
  }
}

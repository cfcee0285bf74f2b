/// Option `--concept`: solution concepts for a market and for a game file.
internal import Findings
internal import Games
internal import Market
internal import Report
internal import Scenario

/// Solution concept for a market.
enum SolutionConcept: String, CaseIterable {
  case pure, symmetric, mixed, all, logit
  /// Correlated equilibria: recommendations that firms obey.
  case correlated
  /// Stochastically stable equilibria, the long-run play when firms rarely err.
  case evolutionary

  /// Equilibria to list; all of them for a concept that is not a list.
  var listed: MarketEquilibria.Concept { MarketEquilibria.Concept(rawValue: rawValue) ?? .all }
}

/// Solution concept for a game file.
enum GameFileConcept: String, CaseIterable {
  case pure, mixed, all, symmetric, one, logit, dominance, correlated, evolutionary

  /// Concepts that give a list of profiles.
  static let lists: [GameFileConcept] = [.pure, .mixed, .all, .symmetric, .one]
  /// Whether the concept gives a list of profiles.
  var isList: Bool { Self.lists.contains(self) }

  /// Equilibria to list; all of them for a concept that is not a list.
  var listed: GameSolution.Concept { GameSolution.Concept(rawValue: rawValue) ?? .all }
}

extension OptionKey<SolutionConcept> {
  static let concept = OptionKey("concept", help: Text("which equilibria to list (all)", "列出哪些均衡（all）"))
}

extension OptionKey<GameFileConcept> {
  static let solveConcept = OptionKey("concept", help: Text("which equilibria to list (all)", "列出哪些均衡（all）"))
}

extension MarketCommands {
  /// Best and worst correlated equilibria of a market.
  func correlated(_ market: Market) throws(Failure) -> String {
    do throws(GameSizeError) {
      let findings = try CorrelatedFindings(market, equilibria: MarketEquilibria(market, concept: .all))
      return settings.render(CorrelatedReport(findings, of: market, language: settings.language))
    } catch {
      throw .unfinished(
        CommandLineMessage.tooLarge(error, instead: Text("take fewer --firms", "请减少 --firms")))
    }
  }
}

extension SolveCommand {
  /// Correlated equilibria of a game file.
  func correlated(_ file: GambitNormalForm) throws(Failure) -> CorrelatedGameReport {
    do throws(GameSizeError) {
      return try CorrelatedGameReport(file, source: path, language: settings.language)
    } catch { throw .unfinished(head(path) + CommandLineMessage.tooLarge(error)) }
  }

  /// The same with a proof, or the proof alone.
  func correlated(_ file: GambitNormalForm, _ certificate: CertificateOption) throws(Failure) -> Output {
    if certificate.isAlone {
      try certificate.writeCorrelated(file, listed: nil)
      return Output(text: "", code: Interruption.code)
    }
    let report = try correlated(file)
    try certificate.writeCorrelated(file, listed: report.values)
    return Output(
      text: settings.render(report), file: settings.output, isColored: settings.style.isColored,
      code: Interruption.code)
  }
}

extension SolveCommand {
  /// Long-run play (recurrent classes) in a game file.
  func longRun(_ file: GambitNormalForm) throws(Failure) -> String {
    let report: LongRunReport?
    do throws(GameSizeError) {
      report = try LongRunReport(file, source: path, language: settings.language)
    } catch { throw .unfinished(head(path) + CommandLineMessage.tooLarge(error, concept: "evolutionary")) }
    guard let report else {
      throw .usage(
        head(path)
          + Text(
            "--concept evolutionary: all players need the same number of strategies",
            "--concept evolutionary：所有参与人的策略数必须相同"))
    }
    return settings.render(report)
  }
}

/// `brief`, `payoffs` and `equilibria`: the commands that compute a market.
internal import Findings
internal import Games
internal import Incident
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

struct MarketCommands {
  let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func brief() throws(Failure) -> String {
    let loaded = try settings.load()
    let market = try market(loaded.scenario)
    let uncertainty =
      settings.isUncertain
      ? try UncertaintyStudy(market, spreads: loaded.spreads, settings: settings) : nil
    let brief = Brief(market, jobs: settings.jobs)
    let reasons = try HerdReasons(market, spreads: loaded.spreads, settings: settings)
    if settings.format == .html { return try ReportCommand(settings).page(brief, uncertainty, reasons) }
    return settings.render(
      BriefReport(
        brief, reasons: reasons, uncertainty: uncertainty, extent: settings.extent,
        language: settings.language))
  }

  /// - Parameter certificate: where to write a proof of the list; only lists have one.
  func equilibria(
    _ concept: SolutionConcept, certificate: CertificateOption? = nil
  ) throws(Failure) -> String {
    let loaded = try settings.load()
    let market = try market(loaded.scenario)
    if certificate != nil, [.logit, .correlated, .evolutionary].contains(concept) {
      throw CertificateOption.noList
    }
    switch concept {
    case .logit: return settings.render(LogitReport(market, language: settings.language))
    case .mixed: return try everyFirm(market, certificate)
    case .correlated: return try correlated(market)
    case .evolutionary:
      let findings = EvolutionFindings(market, equilibria: MarketEquilibria(market, concept: .all))
      return settings.render(EvolutionReport(findings, of: market, language: settings.language))
    case .pure, .symmetric, .all:
      let equilibria = MarketEquilibria(market, concept: concept.listed)
      if let certificate {
        try certificate.write(market, concept: concept, equilibria)
        if certificate.isAlone { return "" }
      }
      let reasons = try reasonsForMachines(market, loaded)
      return settings.render(
        EquilibriaReport(equilibria, of: market, reasons: reasons, language: settings.language))
    }
  }

  /// Equilibria with every firm a player of its own, as `solve` finds them for the exported game; exact for
  /// two firms.
  private func everyFirm(_ market: Market, _ certificate: CertificateOption?) throws(Failure) -> String {
    let game = try GameFile(market).everyFirm()
    let solution = SolveCommand.solution(game, jobs: settings.jobs)
    if let certificate {
      try certificate.write(
        game, concept: .all, listed: solution.isComplete ? solution.equilibria.count : nil)
      if certificate.isAlone { return "" }
    }
    return settings.render(PerFirmReport(solution, of: market, language: settings.language))
  }

  func payoffs() throws(Failure) -> String {
    let loaded = try settings.load()
    let market = try market(loaded.scenario)
    switch settings.format {
    case .nfg: return try GameFile(market).nfg()
    case .agg: return try GameFile(market).agg()
    default:
      let reasons = try reasonsForMachines(market, loaded)
      return settings.render(PayoffsReport(Brief(market), reasons: reasons, language: settings.language))
    }
  }

  /// Why the herd stays, where JSON asks for it.
  private func reasonsForMachines(_ market: Market, _ loaded: LoadedScenario) throws(Failure) -> HerdReasons?
  {
    settings.format == .json ? try HerdReasons(market, spreads: loaded.spreads, settings: settings) : nil
  }

  /// The scenario of the command line, with what `--fix` mends.
  func scenario() throws(Failure) -> Scenario { try mended(try settings.load().scenario) }

  func market() throws(Failure) -> Market { try market(try settings.load().scenario) }

  private func market(_ written: Scenario) throws(Failure) -> Market {
    let scenario = try mended(written)
    do { return try Market(scenario) } catch { throw Failure(error) }
  }

  /// Scenario with `--fix`: outages with the incident's duration distribution last as long as the fixed
  /// incident.
  private func mended(_ scenario: Scenario) throws(Failure) -> Scenario {
    guard let first = settings.fixes.first else { return scenario }
    let incident = IncidentCatalogue.aws20251020
    let fixes = Set(try IncidentCommand.fixes(settings.fixes, in: incident))
    guard scenario.hazards.contains(where: { $0.duration == .incident }) else {
      throw .usage(IncidentMessage.noIncident(first))
    }
    var mended = scenario
    do throws(IncidentError) {
      let hours = try incident.incident(fixes: fixes).durations(runs: 1000, seed: 1).hours
      for index in mended.hazards.indices where mended.hazards[index].duration == .incident {
        mended.hazards[index].duration = .empirical(hours: hours)
      }
    } catch { throw .usage(IncidentMessage.text(error, preset: incident.rawValue)) }
    return mended
  }
}

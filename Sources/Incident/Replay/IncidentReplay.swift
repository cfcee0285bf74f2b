/// Everything that the page about an incident tells, as values.
public struct IncidentReplay: Sendable {
  /// Name of the incident.
  public let incident: IncidentCatalogue
  /// Fixes that were applied, in the order in which they act.
  public let fixes: [IncidentFix]
  /// Its constants.
  public let parameters: [IncidentParameter]
  /// Run with these fixes.
  public let run: IncidentRun
  /// Run with nothing fixed.
  public let asItWas: IncidentRun
  /// Change that each fix brings by itself.
  public let counterfactuals: [Counterfactual]
  /// Durations of many runs, if asked for, and their number.
  public let durations: IncidentDurations?
  /// The race behind it, explored, if there is one.
  public let race: RaceExploration?
  /// Losses of the record in a year, by the assumed timing of the race.
  public let lossesPerYear: Double?
  /// Services that fell with the first one, and the hubs of the provider's services.
  public let services: Services?

  /// A provider's services and what falls.
  public struct Services: Sendable {
    /// The service that failed first.
    public let trigger: String
    /// Services that fell, in order of distance.
    public let cascade: [ServiceGraph.Failure]
    /// Services by the share of others that they take along.
    public let hubs: [ServiceGraph.Hub]
    /// Mean of that share.
    public let meanShare: Double
    /// Number of services.
    public let count: Int
  }

  /// Plays an incident.
  /// - Parameters:
  ///   - settings: constants to change, as `constant=number`.
  ///   - runs: how many times to play it with shaken constants; `nil`: once, as it was.
  ///   - progress: told, by any thread, how many of these are done.
  /// - Throws: `IncidentError`.
  public init(
    _ incident: IncidentCatalogue, fixes: [IncidentFix] = [], settings: [String] = [], runs: Int? = nil,
    seed: UInt64 = 1, jobs: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(IncidentError) {
    let played = try incident.incident(fixes: Set(fixes), settings: settings)
    self.incident = incident
    self.fixes = incident.mendable.filter(fixes.contains)
    parameters = played.parameters
    run = try played.run()
    asItWas = try incident.incident(settings: settings).run()
    counterfactuals = try played.counterfactuals()
    if let runs {
      durations = try played.durations(runs: runs, seed: seed, jobs: jobs, progress: progress)
    } else {
      durations = nil
    }
    let race = (played as? October2025)?.race
    self.race = race?.explore()
    lossesPerYear = race == nil ? nil : try RaceTiming().lossesPerYear()
    services = try Self.services(incident)
  }

  private static func services(_ incident: IncidentCatalogue) throws(IncidentError) -> Services? {
    guard let (graph, trigger) = try incident.services() else { return nil }
    return Services(
      trigger: trigger, cascade: try graph.cascade(from: .init(trigger, .data)), hubs: graph.hubs(),
      meanShare: graph.meanShare, count: graph.services.count)
  }
}

/// Reach of the services of a graph, followed once for thousands of markets.

/// Numbers of services that fall with each service of a graph.
public struct ServiceReach: Sendable {
  private let graph: ServiceGraph
  private let fallen: [String: Int]

  /// Reaches of all services.
  ///
  /// Throws for a graph with unknown services.
  public init(_ graph: ServiceGraph) throws(IncidentError) {
    var fallen: [String: Int] = [:]
    for service in graph.services { fallen[service] = try graph.reach(of: service) }
    self.graph = graph
    self.fallen = fallen
  }

  /// Reaches in the coupled provider's graph.
  public static let coupled = Result { () throws(IncidentError) in try ServiceReach(.coupled()) }
  /// Reaches in the decoupled provider's graph.
  public static let decoupled = Result { () throws(IncidentError) in try ServiceReach(.decoupled()) }

  /// Widths of events that begin in one of the triggers, with probabilities in proportion to their weights.
  ///
  /// - Parameters:
  ///   - count: how many services a customer needs, at least 1; more than there are counts as all.
  ///   - triggers: services with weights, at least one above 0.
  /// - Throws: `IncidentError.unknownService`.
  public func widths(
    services count: Int, triggers: [(service: String, weight: Double)]
  ) throws(IncidentError) -> [ServiceGraph.Width] {
    let total = triggers.reduce(0) { $0 + $1.weight }
    var result: [ServiceGraph.Width] = []
    for trigger in triggers where trigger.weight > 0 {
      guard let fallen = fallen[trigger.service] else {
        throw .unknownService(name: trigger.service, among: graph.services)
      }
      result.append(
        ServiceGraph.Width(
          trigger: trigger.service, probability: trigger.weight / total,
          share: graph.share(hitBy: fallen, needing: min(count, graph.services.count))))
    }
    return result
  }
}

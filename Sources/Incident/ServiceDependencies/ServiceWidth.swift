/// How many customers a failure of one service reaches, from who needs what.

extension ServiceGraph {
  /// The width of events that begin in a service.
  public struct Width: Equatable, Sendable {
    /// The service in which it begins.
    public let trigger: String
    /// Probability that an event begins there.
    public let probability: Double
    /// Share of the customers that it hits.
    public let share: Double
  }

  /// Services that fall, in either plane, when the data plane of one fails; itself included.
  /// - Throws: `IncidentError.unknownService`.
  public func reach(of service: String) throws(IncidentError) -> Int {
    Set(try cascade(from: Node(service, .data)).map(\.node.service)).count
  }

  /// Share of customers hit when a failure takes so many services along and a customer needs `count`, drawn without
  /// replacement and independently of other customers: 1 − C(S − F, m) / C(S, m).
  ///
  /// - Complexity: O(count).
  public func share(hitBy fallen: Int, needing count: Int) -> Double {
    let all = services.count
    guard count <= all - fallen else { return 1 }
    // C(S − F, m) / C(S, m) as a product of m ratios.
    return 1 - (0..<count).reduce(1.0) { $0 * Double(all - fallen - $1) / Double(all - $1) }
  }
}

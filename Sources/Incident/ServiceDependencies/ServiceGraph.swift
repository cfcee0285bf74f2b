/// Dependencies between services, and the set that a failing one takes along.
///
/// A service has a data plane (it serves) and a control plane (it is changed: launches, new configuration). A
/// plane fails when a plane that it needs has failed. What a failure reaches follows from the arrows alone.
public struct ServiceGraph: Equatable, Sendable {
  /// The two planes of a service.
  public enum Plane: String, CaseIterable, Sendable {
    /// It serves.
    case data
    /// It is changed.
    case control
  }

  /// A plane of a service.
  public struct Node: Hashable, Sendable {
    /// The service.
    public let service: String
    /// Its plane.
    public let plane: Plane
    /// A plane of a service.
    public init(_ service: String, _ plane: Plane) {
      self.service = service
      self.plane = plane
    }
  }

  /// A plane that needs another one.
  public struct Need: Equatable, Sendable {
    /// The plane that fails.
    public let node: Node
    /// The plane whose failure causes it.
    public let needs: Node
    /// A need.
    public init(_ node: Node, needs: Node) {
      self.node = node
      self.needs = needs
    }
  }

  /// A plane that failed in a cascade.
  public struct Failure: Equatable, Sendable {
    /// The plane that failed.
    public let node: Node
    /// Arrows from the trigger.
    public let step: Int
    /// The failed plane that it needed; `nil` for the trigger.
    public let because: Node?
  }

  /// Names, in order.
  public let services: [String]
  /// Arrows.
  public let needs: [Need]

  /// A graph. A control plane always needs the data plane of its own service.
  /// - Throws: `IncidentError` for a service that is declared twice or not at all.
  public init(services: [String], needs: [Need]) throws(IncidentError) {
    var known: Set<String> = []
    for service in services where !known.insert(service).inserted {
      throw .duplicateService(name: service)
    }
    for name in needs.flatMap({ [$0.node.service, $0.needs.service] }) where !known.contains(name) {
      throw .unknownService(name: name, among: services)
    }
    self.services = services
    self.needs = needs + services.map { Need(Node($0, .control), needs: Node($0, .data)) }
  }

  /// Planes that fall when one fails, in order of distance, then of declaration.
  /// - Throws: `IncidentError.unknownService`.
  /// - Complexity: O(nodes · arrows) at most; graphs have tens of nodes.
  public func cascade(from trigger: Node) throws(IncidentError) -> [Failure] {
    guard services.contains(trigger.service) else {
      throw .unknownService(name: trigger.service, among: services)
    }
    var failures = [Failure(node: trigger, step: 0, because: nil)]
    var failed: Set<Node> = [trigger]
    var head = 0
    while head < failures.count {
      let current = failures[head]
      for need in needs where need.needs == current.node && failed.insert(need.node).inserted {
        failures.append(Failure(node: need.node, step: current.step + 1, because: current.node))
      }
      head += 1
    }
    return failures
  }

  /// Share of the other services that fail, in either plane, when the data plane of one fails.
  public func share(takenAlongBy service: String) throws(IncidentError) -> Double {
    let fallen = Set(try cascade(from: Node(service, .data)).map(\.node.service))
    return services.count < 2 ? 0 : Double(fallen.count - 1) / Double(services.count - 1)
  }

  /// A service and the share of the others that it takes along.
  public struct Hub: Equatable, Sendable {
    /// The service.
    public let service: String
    /// Share of the other services.
    public let share: Double
  }

  /// All services by the share of the others that each takes along, largest first.
  public func hubs() -> [Hub] {
    var hubs: [Hub] = []
    for service in services {
      do throws(IncidentError) {
        hubs.append(Hub(service: service, share: try share(takenAlongBy: service)))
      } catch {
        preconditionFailure("every service of the graph is known to it")
      }
    }
    return hubs.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element)
  }

  /// Mean share that a failure of one service, each as likely, takes along.
  public var meanShare: Double {
    hubs().reduce(0) { $0 + $1.share } / Double(max(1, services.count))
  }
}

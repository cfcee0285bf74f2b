import Testing

@testable import Incident

@Suite struct ServiceGraphTests {
  /// The hubs are computed: the services with which the outages of us-east-1 began, and EC2 between them.
  @Test func theKnownTriggersAreTheHubs() throws {
    let hubs = try ServiceGraph.coupled().hubs()
    #expect(Set(hubs.prefix(6).map(\.service)) == ["dynamodb", "s3", "lambda", "kinesis", "ec2", "network"])
    #expect(hubs[6].share < hubs[5].share, "\(hubs)")
    #expect(hubs[0].share > 0.5)
  }

  @Test func coupledIsDeepAndDecoupledIsShallow() throws {
    let coupled = try ServiceGraph.coupled()
    let decoupled = try ServiceGraph.decoupled()
    #expect(coupled.services.count == decoupled.services.count)
    #expect(coupled.meanShare > 3 * decoupled.meanShare)
    #expect(try #require(decoupled.hubs().first).share < 0.15)
  }

  @Test func dynamoDBTakesEC2AndTheBalancersAlongInOrder() throws {
    let cascade = try ServiceGraph.coupled().cascade(from: .init("dynamodb", .data))
    func step(_ service: String, _ plane: ServiceGraph.Plane) -> Int? {
      cascade.first { $0.node == .init(service, plane) }?.step
    }
    #expect(step("dynamodb", .data) == 0)
    #expect(step("ec2", .control) == 1)
    #expect(step("nlb", .data) == 2)
    #expect(step("fargate", .control) == 2)
    // Running instances are not hit.
    #expect(step("ec2", .data) == nil)
    #expect(cascade.first { $0.node == .init("nlb", .data) }?.because == .init("ec2", .control))
  }

  /// A cascade is what a closure of the arrows says, by Warshall's algorithm on a matrix.
  @Test func cascadesAreTheTransitiveClosure() throws {
    for graph in [try ServiceGraph.coupled(), try .decoupled()] {
      let nodes = graph.services.flatMap { service in
        ServiceGraph.Plane.allCases.map { ServiceGraph.Node(service, $0) }
      }
      let index = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
      var reaches = Array(repeating: Array(repeating: false, count: nodes.count), count: nodes.count)
      for need in graph.needs {
        reaches[try #require(index[need.needs])][try #require(index[need.node])] = true
      }
      for k in nodes.indices {
        for i in nodes.indices where reaches[i][k] {
          for j in nodes.indices where reaches[k][j] { reaches[i][j] = true }
        }
      }
      for (i, node) in nodes.enumerated() {
        let cascade = Set(try graph.cascade(from: node).map(\.node))
        let expected = Set(nodes.indices.filter { reaches[i][$0] }.map { nodes[$0] }).union([node])
        #expect(cascade == expected, "\(node)")
      }
    }
  }

  /// The width against a count of all ways to need three services.
  @Test func widthsCountTheWays() throws {
    let graph = try ServiceGraph.coupled()
    let all = graph.services.count
    for fallen in 0...all {
      var hit = 0.0
      var ways = 0.0
      for a in 0..<all {
        for b in 0..<a {
          for c in 0..<b {
            ways += 1
            if [a, b, c].contains(where: { $0 < fallen }) { hit += 1 }
          }
        }
      }
      #expect(abs(graph.share(hitBy: fallen, needing: 3) - hit / ways) < 1e-12)
    }
    let widths = try ServiceReach(graph).widths(services: 3, triggers: [("dynamodb", 2), ("nlb", 1)])
    #expect(widths.map(\.probability) == [2 / 3.0, 1 / 3.0])
    #expect(widths[0].share > 0.9 && widths[1].share < 0.4, "\(widths)")
    #expect(throws: IncidentError.self) {
      try ServiceReach(graph).widths(services: 3, triggers: [("nothing", 1)])
    }
  }

  @Test func unknownAndDoubleServicesAreRefused() throws {
    #expect(throws: IncidentError.duplicateService(name: "a")) {
      try ServiceGraph(services: ["a", "a"], needs: [])
    }
    #expect(throws: IncidentError.unknownService(name: "b", among: ["a"])) {
      try ServiceGraph(services: ["a"], needs: [.init(.init("a", .data), needs: .init("b", .data))])
    }
    let graph = try ServiceGraph(services: ["a"], needs: [])
    #expect(throws: IncidentError.unknownService(name: "c", among: ["a"])) {
      try graph.cascade(from: .init("c", .data))
    }
  }
}

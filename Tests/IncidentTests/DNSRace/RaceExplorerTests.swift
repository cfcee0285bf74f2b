import Testing

@testable import Incident

@Suite struct RaceExplorerTests {
  private func trace(_ race: DNSRace) throws -> RaceTrace {
    guard case .stuck(let trace) = race.explore().outcome else {
      throw Failure.noTrace
    }
    return trace
  }
  private enum Failure: Error { case noTrace }

  private func isImpossible(_ race: DNSRace) -> Bool {
    if case .impossible = race.explore().outcome { return true }
    return false
  }

  @Test func twoEnactorsAndThreePlansSuffice() throws {
    #expect(try trace(DNSRace(enactors: 2, plans: 3)).steps.count == 9)
    #expect(try isImpossible(DNSRace(enactors: 1, plans: 6)))
  }

  @Test(arguments: 1...4) func twoPlansNever(enactors: Int) throws {
    #expect(try isImpossible(DNSRace(enactors: enactors, plans: 2)))
    #expect(try isImpossible(DNSRace(enactors: enactors, plans: 2, endpoints: 2)))
  }

  @Test func anAgeThresholdOfGGenerationsNeedsGPlusTwoPlans() throws {
    for generations in 1...5 {
      #expect(try isImpossible(DNSRace(plans: generations + 1, cleanUpGenerations: generations)))
      #expect(try !isImpossible(DNSRace(plans: generations + 2, cleanUpGenerations: generations)))
    }
  }

  @Test(arguments: [1, 2, 3])
  func aConditionalWriteOrACheckInsideTheWriteMakesItImpossible(endpoints: Int) throws {
    #expect(try isImpossible(DNSRace(plans: 5, endpoints: endpoints, store: .conditionalWrite)))
    #expect(try isImpossible(DNSRace(plans: 5, endpoints: endpoints, freshness: .insideWrite)))
    #expect(try !isImpossible(DNSRace(plans: 5, endpoints: endpoints)))
  }

  /// The story of the article: A is delayed, B overtakes, A overwrites, B cleans A's plan away, C is refused.
  @Test func theShortestTraceTellsTheStory() throws {
    let trace = try trace(DNSRace(enactors: 3, plans: 3))
    let actions = trace.steps.map(\.action)
    #expect(actions.contains(.write(plan: 3, endpoint: 0, over: 1)))
    #expect(actions.contains(.write(plan: 2, endpoint: 0, over: 3)))
    #expect(actions.last == .cleanUpEmpties(plan: 3, deleted: 2, endpoints: [0]))
    #expect(trace.steps.last?.published == [nil])
    #expect(trace.steps.map(\.lane).contains(.enactor(2)) == false)
    #expect(
      trace.deadEnd.map(\.action) == [
        .emit(plan: 4), .pickUp(plan: 4), .nothingToCompare(plan: 4, endpoint: 0),
      ])
    #expect(trace.deadEnd.last?.lane == .enactor(2))
  }

  struct Variant: CustomTestStringConvertible {
    var enactors: Int
    var plans: Int
    var endpoints: Int
    var generations: Int
    var freshness = DNSRace.FreshnessCheck.onceBeforeStart
    var store = DNSRace.Store.plain
    var testDescription: String {
      "E\(enactors) P\(plans) K\(endpoints) g\(generations) \(freshness) \(store)"
    }
  }

  static let variants: [Variant] = [
    Variant(enactors: 1, plans: 4, endpoints: 1, generations: 1),
    Variant(enactors: 2, plans: 2, endpoints: 1, generations: 1),
    Variant(enactors: 2, plans: 4, endpoints: 1, generations: 1),
    Variant(enactors: 2, plans: 3, endpoints: 2, generations: 1),
    Variant(enactors: 2, plans: 4, endpoints: 1, generations: 2),
    Variant(enactors: 3, plans: 3, endpoints: 1, generations: 1),
    Variant(enactors: 2, plans: 3, endpoints: 2, generations: 1, freshness: .insideWrite),
    Variant(enactors: 2, plans: 3, endpoints: 2, generations: 1, store: .conditionalWrite),
  ]

  @Test(arguments: variants) func agreesWithTheSlowExplorer(variant: Variant) throws {
    let race = try DNSRace(
      enactors: variant.enactors, plans: variant.plans, endpoints: variant.endpoints,
      cleanUpGenerations: variant.generations, freshness: variant.freshness, store: variant.store)
    let oracle = RaceOracle(
      enactors: variant.enactors, plans: variant.plans, endpoints: variant.endpoints,
      generations: variant.generations, insideWrite: variant.freshness == .insideWrite,
      conditional: variant.store == .conditionalWrite
    ).explore()
    let all = race.explore(stopAtFirst: false)
    #expect(all.states == oracle.reachableUpToOrder)
    #expect(all.stuckStates == oracle.stuckUpToOrder)
    #expect(race.explore(stopAtFirst: false, mergesAlikeEnactors: false).states == oracle.reachable)
    let first = race.explore()
    #expect(oracle.shortest == nil || first.depth == oracle.shortest)
    if case .stuck(let trace) = first.outcome { #expect(trace.steps.count == oracle.shortest) }
  }

  @Test func aLimitIsSaidNotPassedOffAsAProof() throws {
    let race = try DNSRace(plans: 6, store: .conditionalWrite)
    guard case .limitReached = race.explore(stateLimit: 100).outcome else {
      Issue.record("a search that was cut short must say so")
      return
    }
  }

  @Test func badCountsAreRefusedWithTheirRange() {
    #expect(throws: IncidentError.outOfRange(name: "race.enactors", value: 0, allowed: 1...5)) {
      try DNSRace(enactors: 0)
    }
    #expect(throws: IncidentError.outOfRange(name: "race.plans", value: 15, allowed: 1...14)) {
      try DNSRace(plans: 15)
    }
    #expect(throws: IncidentError.outOfRange(name: "race.endpoints", value: 5, allowed: 1...4)) {
      try DNSRace(endpoints: 5)
    }
    #expect(throws: IncidentError.outOfRange(name: "race.cleanUpGenerations", value: -1, allowed: 1...14)) {
      try DNSRace(cleanUpGenerations: -1)
    }
    #expect(
      IncidentError.outOfRange(name: "race.plans", value: 15, allowed: 1...14).description
        == "race.plans is 15, expected a whole number from 1 to 14")
  }
}

@Suite struct StateTableTests {
  @Test func holdsEachWordOnceThroughGrowth() {
    var table = StateTable(capacity: 1)
    var words: Set<UInt64> = []
    var word: UInt64 = 1
    for _ in 0..<20_000 {
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let key = (word >> 50) | 1
      #expect(table.insert(key) == words.insert(key).inserted)
    }
    #expect(table.count == words.count)
  }

  /// Rules that delete only what is older by more generations lose all the same, later; a conditional write never does.
  @Test func rulesOfCleanUp() throws {
    let steps = try DNSRace().cleanUpRules().map { rule -> Int? in
      if case .stuck(let trace) = rule.outcome { return trace.steps.count }
      return nil
    }
    #expect(steps == [9, 10, 11, 12, 13])
    let mended = try DNSRace(store: .conditionalWrite).cleanUpRules()
    #expect(mended.count == 5)
    #expect(mended.allSatisfy { if case .impossible = $0.outcome { true } else { false } })
  }
}

/// The steps of the race: what each process may do next.
extension RaceState {
  /// Calls `body` with every successor and the process that moved (`-1` the Planner, else the Enactor).
  /// - Complexity: one call for the Planner and one for each Enactor, which always has exactly one next step.
  @inline(__always)
  func forEachSuccessor(_ race: DNSRace, _ body: (RaceState, Int) -> Void) {
    if newestPlan < UInt64(race.plans) {
      var next = self
      next.newestPlan += 1
      body(next, -1)
    }
    for enactor in 0..<race.enactors { body(advanced(enactor, race), enactor) }
  }

  /// The state after an Enactor's next step.
  @inline(__always)
  func advanced(_ enactor: Int, _ race: DNSRace) -> RaceState {
    let phase = local(enactor) >> 4
    let plan = local(enactor) & 0xF
    var next = self
    switch phase {
    case Self.idle:
      next.setLocal(enactor, phase: Self.pickedUp, plan: newestPlan)
    case Self.pickedUp:
      if isFresh(plan, race) {
        next.setLocal(enactor, phase: Self.writing, plan: plan)
      } else {
        next.setLocal(enactor, phase: Self.idle, plan: 0)
      }
    case Self.writing + UInt64(race.endpoints):
      next.cleanUp(plan, race)
      next.setLocal(enactor, phase: Self.idle, plan: 0)
    default:
      next.write(plan, at: Int(phase - Self.writing), by: enactor, race)
    }
    return next
  }

  /// The check before the start: newer than what is published everywhere, and something to compare with.
  @inline(__always)
  func isFresh(_ plan: UInt64, _ race: DNSRace) -> Bool {
    for endpoint in 0..<race.endpoints {
      let current = published(at: endpoint)
      if current == 0 || current >= plan { return false }
    }
    return true
  }

  /// Whether a write of the plan at the endpoint goes through.
  @inline(__always)
  func accepts(_ plan: UInt64, at endpoint: Int, _ race: DNSRace) -> Bool {
    let current = published(at: endpoint)
    if race.freshness == .insideWrite && (current == 0 || current > plan) { return false }
    return race.store == .plain || current <= plan
  }

  /// Writes one endpoint and moves on to the next; a refused write ends the Enactor's work.
  @inline(__always)
  private mutating func write(_ plan: UInt64, at endpoint: Int, by enactor: Int, _ race: DNSRace) {
    if accepts(plan, at: endpoint, race) {
      publish(plan, at: endpoint)
      setLocal(enactor, phase: Self.writing + UInt64(endpoint + 1), plan: plan)
    } else {
      setLocal(enactor, phase: Self.idle, plan: 0)
    }
  }

  /// Deletes the plans that are old enough; an endpoint that points to one of them is left without a record.
  @inline(__always)
  private mutating func cleanUp(_ plan: UInt64, _ race: DNSRace) {
    for endpoint in 0..<race.endpoints where published(at: endpoint) + UInt64(race.cleanUpGenerations) <= plan
    {
      publish(0, at: endpoint)
    }
  }
}

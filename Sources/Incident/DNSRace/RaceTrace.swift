/// An interleaving of the race, step by step, as a table of lanes: Planner, one for each Enactor, DNS.
public struct RaceTrace: Equatable, Sendable {
  /// Process that takes a step.
  public enum Lane: Hashable, Sendable {
    /// The Planner.
    case planner
    /// An Enactor, counted from 0 (A).
    case enactor(Int)
  }

  /// Action of a step. Plans and endpoints are numbered from 1 and 0.
  public enum Action: Equatable, Sendable {
    /// The Planner emits a plan.
    case emit(plan: Int)
    /// An Enactor takes the newest plan.
    case pickUp(plan: Int)
    /// The check passes: the plan is newer than every published one.
    case checkPassed(plan: Int)
    /// The check refuses a plan that is not newer than the published one.
    case notNewer(plan: Int, published: Int)
    /// The check has nothing to compare with: an endpoint has no record.
    case nothingToCompare(plan: Int, endpoint: Int)
    /// A write replaces what was published (`nil`: nothing).
    case write(plan: Int, endpoint: Int, over: Int?)
    /// The store or the check inside the write refuses an older plan.
    case writeRefused(plan: Int, endpoint: Int, published: Int?)
    /// Clean-up that deletes no published plan.
    case cleanUp(plan: Int)
    /// Clean-up that deletes the plan that is published at these endpoints.
    case cleanUpEmpties(plan: Int, deleted: Int, endpoints: [Int])
  }

  /// A step with the record after it.
  public struct Step: Equatable, Sendable {
    /// Process that takes the step.
    public let lane: Lane
    /// Action of the step.
    public let action: Action
    /// The plan published at each endpoint after the step, `nil` for none.
    public let published: [Int?]
  }

  /// The race in which it happens.
  public let race: DNSRace
  /// The shortest interleaving, from the start to the dead end.
  public let steps: [Step]
  /// Steps of the plan after the loss: the Planner emits it, an idle Enactor picks it up and cannot apply it.
  public let deadEnd: [Step]
}

extension RaceTrace {
  /// Names the Enactors of a path whose states were kept in ascending order of Enactors.
  ///
  /// The path is replayed from the start; at each step the first Enactor that can make the move makes it.
  init(_ race: DNSRace, canonicalPath: [RaceState]) {
    var state = RaceState(initialFor: race)
    var steps: [Step] = []
    for target in canonicalPath.dropFirst() {
      guard let (next, mover) = Self.move(from: state, to: target, race) else {
        preconditionFailure("each state of the path is a successor of the one before")
      }
      steps.append(Step(race, from: state, to: next, mover: mover))
      state = next
    }
    self.race = race
    self.steps = steps
    deadEnd = Self.nextPlan(after: state, race)
  }

  private static func move(
    from state: RaceState, to target: RaceState, _ race: DNSRace
  ) -> (RaceState, Int)? {
    var found: (RaceState, Int)?
    state.forEachSuccessor(race) { next, mover in
      if found == nil && next.canonical(race) == target { found = (next, mover) }
    }
    return found
  }

  /// One more plan, given to an Enactor that has not moved yet, else to one that has finished its work.
  private static func nextPlan(after start: RaceState, _ race: DNSRace) -> [Step] {
    var state = start
    var steps: [Step] = []
    func advance(_ enactor: Int) {
      let next = state.advanced(enactor, race)
      steps.append(Step(race, from: state, to: next, mover: enactor))
      state = next
    }
    let idle = (0..<race.enactors).last { start.local($0) == 0 }
    let enactor = idle ?? 0
    while state.local(enactor) != 0 { advance(enactor) }
    var emitted = state
    emitted.newestPlan += 1
    steps.append(Step(race, from: state, to: emitted, mover: -1))
    state = emitted
    advance(enactor)
    advance(enactor)
    return steps
  }
}

extension RaceTrace.Step {
  /// The step between two states, in words' raw material.
  init(_ race: DNSRace, from before: RaceState, to after: RaceState, mover: Int) {
    lane = mover < 0 ? .planner : .enactor(mover)
    published = (0..<race.endpoints).map { Self.optional(after.published(at: $0)) }
    action = Self.action(race, before, after, mover)
  }

  private static func optional(_ plan: UInt64) -> Int? { plan == 0 ? nil : Int(plan) }

  private static func action(
    _ race: DNSRace, _ before: RaceState, _ after: RaceState, _ mover: Int
  ) -> RaceTrace.Action {
    guard mover >= 0 else { return .emit(plan: Int(after.newestPlan)) }
    let phase = before.local(mover) >> 4
    let plan = before.local(mover) & 0xF
    switch phase {
    case RaceState.idle: return .pickUp(plan: Int(after.local(mover) & 0xF))
    case RaceState.pickedUp: return check(race, before, plan)
    case RaceState.writing + UInt64(race.endpoints): return cleanUp(race, before, after, plan)
    default: return write(race, before, plan, endpoint: Int(phase - RaceState.writing))
    }
  }

  private static func check(_ race: DNSRace, _ before: RaceState, _ plan: UInt64) -> RaceTrace.Action {
    let published = (0..<race.endpoints).map { before.published(at: $0) }
    if let empty = published.firstIndex(of: 0) {
      return .nothingToCompare(plan: Int(plan), endpoint: empty)
    }
    let newest = published.max() ?? 0
    return newest < plan
      ? .checkPassed(plan: Int(plan)) : .notNewer(plan: Int(plan), published: Int(newest))
  }

  private static func write(
    _ race: DNSRace, _ before: RaceState, _ plan: UInt64, endpoint: Int
  ) -> RaceTrace.Action {
    let current = optional(before.published(at: endpoint))
    return before.accepts(plan, at: endpoint, race)
      ? .write(plan: Int(plan), endpoint: endpoint, over: current)
      : .writeRefused(plan: Int(plan), endpoint: endpoint, published: current)
  }

  private static func cleanUp(
    _ race: DNSRace, _ before: RaceState, _ after: RaceState, _ plan: UInt64
  ) -> RaceTrace.Action {
    let emptied = (0..<race.endpoints).filter {
      before.published(at: $0) != 0 && after.published(at: $0) == 0
    }
    guard let first = emptied.first else { return .cleanUp(plan: Int(plan)) }
    return .cleanUpEmpties(
      plan: Int(plan), deleted: Int(before.published(at: first)), endpoints: emptied)
  }
}

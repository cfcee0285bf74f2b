/// Every interleaving of the race, breadth first.
///
/// Exploration either finds a stuck state, and then the trace to it is a shortest one, or visits every reachable
/// state without finding one, which proves that no interleaving gets stuck. Orders of alike Enactors count once.
/// - Complexity: O(states · (enactors + 1)) time, about 30 bytes a state.
public struct RaceExploration: Sendable {
  /// Outcome of an exploration.
  public enum Outcome: Sendable {
    /// An interleaving empties the record for good; the shortest such.
    case stuck(RaceTrace)
    /// All reachable states were visited and none is stuck.
    case impossible
    /// The state limit was reached before an answer.
    case limitReached
  }

  /// The race that was explored.
  public let race: DNSRace
  /// Outcome of the exploration.
  public let outcome: Outcome
  /// Distinct states visited.
  public let states: Int
  /// Steps followed, including those that led to a known state.
  public let transitions: Int
  /// Steps from the start to the farthest state visited.
  public let depth: Int
  /// Stuck states among those visited.
  public let stuckStates: Int
}

extension DNSRace {
  /// Explores the race.
  /// - Parameters:
  ///   - stopAtFirst: stop at the first stuck state; `false` visits everything, for counting.
  ///   - mergesAlikeEnactors: count states that differ only in the order of Enactors once; `false` is for
  ///     comparisons with explorers that do not know that Enactors are alike.
  ///   - stateLimit: give up beyond so many states.
  public func explore(
    stopAtFirst: Bool = true, mergesAlikeEnactors: Bool = true, stateLimit: Int = 40_000_000
  ) -> RaceExploration {
    var search = RaceSearch(self, merges: mergesAlikeEnactors, stateLimit: stateLimit)
    search.run(stopAtFirst: stopAtFirst)
    return search.result
  }
}

extension DNSRace {
  /// The race under rules of clean-up that delete what is older by 1 to 5 generations, each explored. There are as many
  /// plans as the rule needs before it deletes anything: two more than generations.
  ///
  /// - Complexity: some hundred thousand states where nothing is lost.
  public func cleanUpRules() -> [RaceExploration] {
    (1...5).compactMap { generations in
      // Two Enactors, a slow and a fast one, are all that a loss takes.
      let race = try? DNSRace(
        enactors: min(enactors, 2), plans: generations + 2, endpoints: endpoints,
        cleanUpGenerations: generations, freshness: freshness, store: store)
      return race?.explore()
    }
  }
}

/// The queue of states in order of discovery, each with the index of the state it was reached from.
private struct RaceSearch {
  let race: DNSRace
  let merges: Bool
  let stateLimit: Int
  var seen = StateTable(capacity: 1 << 12)
  var states: [RaceState] = []
  var parents: [UInt32] = []
  var transitions = 0
  var depth = 0
  var firstStuck: Int?
  var stuckStates = 0
  var limitReached = false

  init(_ race: DNSRace, merges: Bool, stateLimit: Int) {
    self.race = race
    self.merges = merges
    self.stateLimit = min(stateLimit, Int(UInt32.max))
    discover(RaceState(initialFor: race), from: 0)
  }

  @inline(__always)
  mutating func discover(_ state: RaceState, from parent: Int) {
    guard seen.insert(state.bits) else { return }
    if state.isStuck(race) {
      stuckStates += 1
      if firstStuck == nil { firstStuck = states.count }
    }
    states.append(state)
    parents.append(UInt32(truncatingIfNeeded: parent))
  }

  mutating func run(stopAtFirst: Bool) {
    var head = 0
    var levelEnd = states.count
    while head < states.count {
      if head == levelEnd {
        depth += 1
        levelEnd = states.count
      }
      expand(head)
      head += 1
      if stopAtFirst && firstStuck != nil { return finishDepth() }
      if states.count > stateLimit {
        limitReached = true
        return
      }
    }
  }

  @inline(__always)
  mutating func expand(_ index: Int) {
    let state = states[index]
    if state.newestPlan < UInt64(race.plans) {
      var next = state
      next.newestPlan += 1
      transitions += 1
      discover(next, from: index)
    }
    for enactor in 0..<race.enactors {
      transitions += 1
      let next = state.advanced(enactor, race)
      discover(merges ? next.canonical(race) : next, from: index)
    }
  }

  /// The stuck state lies one level below the one that was being expanded.
  mutating func finishDepth() {
    if let firstStuck { depth = path(to: firstStuck).count - 1 }
  }

  /// The states from the start to the one at an index.
  func path(to index: Int) -> [RaceState] {
    var reversed = [states[index]]
    var current = index
    while current != 0 {
      current = Int(parents[current])
      reversed.append(states[current])
    }
    return reversed.reversed()
  }

  var result: RaceExploration {
    let outcome: RaceExploration.Outcome
    if let firstStuck {
      outcome = .stuck(RaceTrace(race, canonicalPath: path(to: firstStuck).map { $0.canonical(race) }))
    } else {
      outcome = limitReached ? .limitReached : .impossible
    }
    return RaceExploration(
      race: race, outcome: outcome, states: states.count, transitions: transitions, depth: depth,
      stuckStates: stuckStates)
  }
}

/// A slow explorer of the same race, written from the description: structs, sets, no symmetry, no packing.
struct RaceOracle {
  struct Enactor: Hashable, Comparable {
    /// idle, pickedUp, writing(0...), cleaning.
    var phase = 0
    var plan = 0
    static func < (a: Self, b: Self) -> Bool { (a.phase, a.plan) < (b.phase, b.plan) }
  }
  struct State: Hashable {
    var newest: Int
    var record: [Int?]
    var enactors: [Enactor]
  }

  var enactors: Int
  var plans: Int
  var endpoints: Int
  var generations: Int
  var insideWrite: Bool
  var conditional: Bool

  struct Answer: Equatable {
    var reachable: Int
    var reachableUpToOrder: Int
    var stuckUpToOrder: Int
    var shortest: Int?
  }

  var start: State {
    State(
      newest: 1, record: Array(repeating: 1, count: endpoints),
      enactors: Array(repeating: Enactor(), count: enactors))
  }

  func successors(_ state: State) -> [State] {
    var result: [State] = []
    if state.newest < plans {
      var next = state
      next.newest += 1
      result.append(next)
    }
    for i in state.enactors.indices { result.append(step(state, i)) }
    return result
  }

  func step(_ state: State, _ i: Int) -> State {
    var next = state
    let me = state.enactors[i]
    if me.phase == 0 {
      next.enactors[i] = Enactor(phase: 1, plan: state.newest)
    } else if me.phase == 1 {
      let fresh = state.record.allSatisfy { $0.map { $0 < me.plan } ?? false }
      next.enactors[i] = fresh ? Enactor(phase: 2, plan: me.plan) : Enactor()
    } else if me.phase == 2 + endpoints {
      next.record = state.record.map { $0.flatMap { me.plan - $0 >= generations ? nil : $0 } }
      next.enactors[i] = Enactor()
    } else {
      let endpoint = me.phase - 2
      let current = state.record[endpoint]
      let refused =
        (insideWrite && (current.map { $0 > me.plan } ?? true))
        || (conditional && (current.map { $0 > me.plan } ?? false))
      if refused {
        next.enactors[i] = Enactor()
      } else {
        next.record[endpoint] = me.plan
        next.enactors[i].phase += 1
      }
    }
    return next
  }

  /// Stuck by its meaning: from here on no reachable state has a record at every endpoint.
  func isStuck(_ state: State) -> Bool {
    guard state.record.contains(nil) else { return false }
    var seen: Set<State> = [state]
    var stack = [state]
    while let current = stack.popLast() {
      if !current.record.contains(nil) { return false }
      for next in successors(current) where seen.insert(next).inserted { stack.append(next) }
    }
    return true
  }

  func explore() -> Answer {
    var level = [start]
    var seen: Set<State> = [start]
    var upToOrder: Set<State> = []
    var stuck: Set<State> = []
    var depth = 0
    var shortest: Int?
    while !level.isEmpty {
      for state in level {
        var sorted = state
        sorted.enactors.sort()
        if upToOrder.insert(sorted).inserted, isStuck(state) {
          stuck.insert(sorted)
          shortest = shortest ?? depth
        }
      }
      level = level.flatMap(successors).filter { seen.insert($0).inserted }
      depth += 1
    }
    return Answer(
      reachable: seen.count, reachableUpToOrder: upToOrder.count, stuckUpToOrder: stuck.count,
      shortest: shortest)
  }
}

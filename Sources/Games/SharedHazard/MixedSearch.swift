/// The search for all type-symmetric mixed equilibria, whatever the form of the game: supports, then boxes.
///
/// A search decides type by type and strategy by strategy whether it is played, and throws away boxes in which a
/// strategy that must be played is worse than another one throughout. Once the supports are settled, the equations
/// of indifference are solved by Krawczyk's interval operator with bisection: a box is excluded, or shown to hold
/// exactly one solution, or left undecided and said so.

struct MixedSearch<Bounds: MixedBounds> {
  let game: Bounds.Game
  let bounds: Bounds
  let boxBudget: Int
  var found: [Equilibrium] = []
  var boxes = 0
  var undecided = 0
  /// Undecided boxes, by support. A support with many of them carries a continuum of equilibria, or nearly
  /// one: after `patience` of them it is given up, and the result is not called complete.
  var undecidedOnSupport: [[Bool]: Int] = [:]
  let patience = 8

  /// A box with the known constraints on the supports.
  struct Node {
    var box: ProfileBox
    /// Strategies that must be in use.
    var required: [Bool]
    /// Whether no strategy that is left is beaten on the box.
    var isContracted = false
  }

  init(_ bounds: Bounds, boxBudget: Int) {
    game = bounds.game
    self.boxBudget = boxBudget
    self.bounds = bounds
  }

  mutating func run() -> EquilibriumSet {
    let everything = bounds.everything
    var stack = [Node(box: everything, required: everything.lower.map { _ in false })]
    while let node = stack.popLast() {
      if boxes >= boxBudget {
        return EquilibriumSet(equilibria: sorted(), completeness: .budgetExceeded(boxes: boxes))
      }
      boxes += 1
      visit(node, &stack)
    }
    return EquilibriumSet(
      equilibria: sorted(),
      completeness: undecided > 0 ? .undecided(boxes: undecided) : .boundedSearch(boxes: boxes))
  }

  private mutating func visit(_ parent: Node, _ stack: inout [Node]) {
    var node = parent
    // A mixed search needs no slack to exclude: an excluded strategy is worse by more than rounding.
    if !node.isContracted {
      guard case .reduced = bounds.contract(&node.box, required: node.required, slack: 0) else { return }
    }
    node.isContracted = false
    if let open = node.box.upper.indices.first(where: { node.box.upper[$0] > 0 && !node.required[$0] }) {
      var without = node
      without.box.upper[open] = 0
      node.required[open] = true
      // The same box: nothing new is beaten on it.
      node.isContracted = true
      stack.append(without)
      stack.append(node)
      return
    }
    let system = IndifferenceSystem(bounds: bounds, required: node.required)
    guard system.dimension > 0, undecidedOnSupport[node.required, default: 0] < patience else { return }
    switch system.examine(&node.box) {
    case .empty: return
    case .solution(let probabilities, let radius):
      accept(probabilities, radius: radius, required: node.required)
    case .open:
      let (place, width) = node.box.widest
      if width < 1e-9 {
        undecided += 1
        undecidedOnSupport[node.required, default: 0] += 1
        return
      }
      // Not in the middle: many a game has its equilibria at simple fractions, and one on a common face of two
      // boxes lies inside neither.
      let middle = node.box.lower[place] + 0.4871 * (node.box.upper[place] - node.box.lower[place])
      var high = node
      high.box.lower[place] = middle
      node.box.upper[place] = middle
      stack.append(node)
      stack.append(high)
    }
  }

  /// Lists a solution that is an equilibrium: a property of its whole enclosure is one of the solution. A
  /// solution neither proved nor refuted is not listed, and the list is not called complete.
  private mutating func accept(_ probabilities: [[Double]], radius: Double, required: [Bool]) {
    var box = bounds.everything
    let shares = Array(probabilities.joined())
    for place in shares.indices {
      if required[place], shares[place] < -radius { return }
      box.lower[place] = required[place] ? max(0, shares[place] - radius) : 0
      box.upper[place] = required[place] ? min(1, shares[place] + radius) : 0
    }
    var isKnown = shares.indices.allSatisfy { !required[$0] || shares[$0] > radius }
    let m = box.strategyCount
    var known: Bounds.OthersRange?
    for place in shares.indices {
      let (type, strategy) = (place / m, place % m)
      if strategy == 0 { known = nil }
      let better = bounds.beats(type: type, strategy: strategy, box: box, slack: 0, known: &known)
      if required[place] {
        if better != nil { return }
      } else if better == nil {
        let isTie = (0..<m).contains {
          required[type * m + $0] && bounds.isNeverBetter(strategy, than: $0, type: type)
        }
        isKnown = isKnown && isTie
      }
    }
    guard isKnown else {
      undecided += 1
      return
    }
    var certified = game.certify(.mixed(probabilities: probabilities))
    certified.radius = radius
    if !found.contains(where: { isSame($0, certified) }) { found.append(certified) }
  }

  /// Whether a solution on the common face of two boxes was found from the other side before.
  private func isSame(_ known: Equilibrium, _ other: Equilibrium) -> Bool {
    guard case .mixed(let first) = known.profile, case .mixed(let second) = other.profile else {
      return false
    }
    let distance = (known.radius ?? 0) + (other.radius ?? 0)
    return zip(first.joined(), second.joined()).allSatisfy {
      ($0 == 0) == ($1 == 0) && abs($0 - $1) <= distance
    }
  }

  private func sorted() -> [Equilibrium] {
    found.sorted { first, second in
      guard case .mixed(let a) = first.profile, case .mixed(let b) = second.profile else { return false }
      return b.joined().lexicographicallyPrecedes(a.joined())
    }
  }
}

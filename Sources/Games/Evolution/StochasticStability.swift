/// Stochastically stable profiles: those that keep positive weight as the error rate goes to 0.
///
/// Without errors the chain ends in one of its recurrent classes: single equilibria, or sets of profiles that
/// are cycled through for ever. Errors lead from class to class; each costs 1, whatever its kind. A class is
/// stochastically stable if its cheapest tree of paths from all other classes costs least.
///
/// Reference: Young, Econometrica 61 (1993) 57, theorem 4; Ellison, Rev. Econ. Stud. 67 (2000) 17 for the radius.

/// A recurrent class: a set of profiles that is left by errors only.
public struct RecurrentClass: Equatable, Sendable {
  /// Its states, as indices in `RevisionChain.profiles`.
  public let states: [Int]
  /// Errors on the cheapest tree of paths from all other classes to this one.
  public let treeCost: Int
  /// The smallest number of errors to reach another class; `nil` if there is none.
  public let radius: Int?
  /// Whether no class has a cheaper tree.
  public let isStable: Bool
}

extension RevisionChain {
  /// Limit on the number of recurrent classes for the search for trees.
  public static let classLimit = 150

  /// The recurrent classes, in the order of their first states.
  ///
  /// Throws if there are too many of them.
  ///
  /// - Complexity: O(classes · edges + classes⁴) at worst.
  public func recurrentClasses() throws(GameSizeError) -> [RecurrentClass] {
    let classes = closedClasses()
    guard classes.count <= Self.classLimit else {
      throw GameSizeError(.profiles, size: classes.count, limit: Self.classLimit)
    }
    let costs = classes.map { from -> [Int] in
      let reach = errors(from: from)
      return classes.map { to in to.map { reach[$0] }.min() ?? 0 }
    }
    let trees = classes.indices.map { cheapestTree(to: $0, costs: costs) }
    let best = trees.min() ?? 0
    return classes.indices.map { place in
      RecurrentClass(
        states: classes[place].sorted(), treeCost: trees[place],
        radius: classes.indices.filter { $0 != place }.map { costs[place][$0] }.min(),
        isStable: trees[place] == best)
    }
  }

  /// States reached by one player's best response, other than the state itself.
  private func replies(at state: Int) -> [Int] {
    revisions[state].flatMap { revision in revision.replies.map { revision.targets[$0] } }
      .filter { $0 != state }
  }

  /// Strongly connected components without a way out, by Tarjan's algorithm without recursion.
  private func closedClasses() -> [[Int]] {
    let edges = profiles.indices.map(replies)
    var search = ComponentSearch(edges: edges)
    search.run()
    var isClosed = [Bool](repeating: true, count: search.count)
    for state in edges.indices {
      for next in edges[state] where search.component[next] != search.component[state] {
        isClosed[search.component[state]] = false
      }
    }
    var members = [[Int]](repeating: [], count: search.count)
    for state in edges.indices { members[search.component[state]].append(state) }
    return members.indices.filter { isClosed[$0] }.map { members[$0] }.sorted { $0[0] < $1[0] }
  }

  /// The smallest number of errors from a set of states to each other state.
  private func errors(from states: [Int]) -> [Int] {
    var cost = [Int](repeating: Int.max, count: profiles.count)
    var layer = states
    for state in states { cost[state] = 0 }
    var errors = 0
    while !layer.isEmpty {
      // States reached by best responses cost no further error.
      var reached = 0
      while reached < layer.count {
        for next in replies(at: layer[reached]) where cost[next] > errors {
          cost[next] = errors
          layer.append(next)
        }
        reached += 1
      }
      errors += 1
      var nextLayer: [Int] = []
      for state in layer {
        for revision in revisions[state] {
          for next in revision.targets where cost[next] > errors {
            cost[next] = errors
            nextLayer.append(next)
          }
        }
      }
      layer = nextLayer
    }
    return cost
  }

  /// Cost of the cheapest spanning tree directed to the root: the algorithm of Chu and Liu, with cycles
  /// contracted.
  private func cheapestTree(to root: Int, costs: [[Int]]) -> Int {
    var costs = costs
    var root = root
    var total = 0
    while true {
      let n = costs.count
      // The cheapest outgoing edge of each node.
      let next = (0..<n).map { node -> Int in
        if node == root { return node }
        return (0..<n).filter { $0 != node }.min { costs[node][$0] < costs[node][$1] } ?? node
      }
      var group = [Int](repeating: -1, count: n)
      var visited = [Int](repeating: -1, count: n)
      var groups = 0
      var hasCircle = false
      for node in 0..<n {
        if node != root { total += costs[node][next[node]] }
        var here = node
        while here != root, group[here] < 0, visited[here] != node {
          visited[here] = node
          here = next[here]
        }
        guard here != root, group[here] < 0 else { continue }
        hasCircle = true
        var member = here
        repeat {
          group[member] = groups
          member = next[member]
        } while member != here
        groups += 1
      }
      if !hasCircle { return total }
      for node in 0..<n where group[node] < 0 {
        group[node] = groups
        groups += 1
      }
      var contracted = [[Int]](repeating: [Int](repeating: Int.max / 4, count: groups), count: groups)
      for from in 0..<n where from != root {
        for to in 0..<n where group[from] != group[to] {
          let extra = costs[from][to] - costs[from][next[from]]
          contracted[group[from]][group[to]] = min(contracted[group[from]][group[to]], extra)
        }
      }
      costs = contracted
      root = group[root]
    }
  }
}

/// Tarjan's strongly connected components.
private struct ComponentSearch {
  let edges: [[Int]]
  private(set) var component: [Int]
  private(set) var count = 0
  private var order: [Int]
  private var low: [Int]
  private var stack: [Int] = []
  private var clock = 0

  init(edges: [[Int]]) {
    self.edges = edges
    component = [Int](repeating: -1, count: edges.count)
    order = component
    low = component
  }

  mutating func run() {
    for state in edges.indices where order[state] < 0 { visit(state) }
  }

  private mutating func enter(_ state: Int) {
    order[state] = clock
    low[state] = clock
    clock += 1
    stack.append(state)
  }

  private mutating func visit(_ start: Int) {
    var path = [(state: start, edge: 0)]
    enter(start)
    while let (state, edge) = path.last {
      if edge < edges[state].count {
        path[path.count - 1].edge += 1
        let next = edges[state][edge]
        if order[next] < 0 {
          enter(next)
          path.append((next, 0))
        } else if component[next] < 0 {
          low[state] = min(low[state], order[next])
        }
        continue
      }
      path.removeLast()
      if let above = path.last { low[above.state] = min(low[above.state], low[state]) }
      if low[state] == order[state] { close(state) }
    }
  }

  private mutating func close(_ state: Int) {
    while let member = stack.popLast() {
      component[member] = count
      if member == state { break }
    }
    count += 1
  }
}

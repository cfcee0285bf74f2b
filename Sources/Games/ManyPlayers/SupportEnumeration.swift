/// Enumeration of the supports that an equilibrium can have.
///
/// A strategy strictly dominated by another against everything that the others may still play is out of use;
/// if its use was required, no equilibrium has these supports. Strategies are decided one by one, so most
/// combinations are excluded together.
///
/// Reference: Porter, Nudelman, Shoham, "Simple search methods for finding a Nash equilibrium", GEB 63 (2008) 642
/// (conditional dominance); Mangasarian 1964 for two players.

struct SupportEnumeration {
  /// Partial decision on supports: a bit for each strategy of each player.
  private struct Node {
    /// Strategies that may be in use.
    var allowed: [UInt64]
    /// Strategies that must be in use.
    var required: [UInt64]
  }

  private let sizes: [Int]
  private let tensors: [[[Double]]]
  /// The player before each in its class of interchangeable players.
  private let forerunners: [Int?]
  private let rows: Rows
  private var stack: [Node]
  /// Combinations looked at.
  private(set) var nodes = 0

  /// Whether all combinations were looked at.
  var isDone: Bool { stack.isEmpty }

  /// Rows of a player's (or a type's) table with only allowed strategies of all players.
  typealias Rows = (_ player: Int, _ allowed: [UInt64]) -> [Int]

  /// - Parameters:
  ///   - tensors: `tensors[player][own strategy][row]`, a range that bounds the payoffs at mixtures.
  ///   - classes: classes of interchangeable players; of supports that differ by a permutation within a class
  ///     only one is enumerated.
  ///   - open: strategies that can be in use, by player; by default all.
  ///   - rows: rows that remain if some strategies are not allowed.
  init(
    sizes: [Int], tensors: [[[Double]]], classes: [[Int]], open: [[Int]]? = nil, rows: @escaping Rows
  ) {
    self.sizes = sizes
    self.tensors = tensors
    self.rows = rows
    var forerunners = [Int?](repeating: nil, count: sizes.count)
    for members in classes {
      for (before, player) in zip(members, members.dropFirst()) { forerunners[player] = before }
    }
    self.forerunners = forerunners
    let allowed = (open ?? sizes.map { Array(0..<$0) }).map { strategies in
      strategies.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }
    }
    stack = [Node(allowed: allowed, required: sizes.map { _ in 0 })]
  }

  /// The next supports, strategies in ascending order; `nil` after the last, or at the limit on examined
  /// combinations.
  ///
  /// - Complexity: a node costs up to payoffs · strategies comparisons, mostly far fewer.
  mutating func next(nodeLimit: Int = .max) -> [[Int]]? {
    while nodes < nodeLimit, var node = stack.popLast() {
      nodes += 1
      guard contract(&node), isOrdered(node) else { continue }
      guard let player = sizes.indices.first(where: { node.allowed[$0] != node.required[$0] }) else {
        return zip(sizes, node.allowed).map { size, mask in (0..<size).filter { mask >> UInt64($0) & 1 == 1 }
        }
      }
      let open = node.allowed[player] & ~node.required[player]
      let bit = open & (~open + 1)
      var without = node
      without.allowed[player] &= ~bit
      node.required[player] |= bit
      if without.allowed[player] != 0 { stack.append(without) }
      stack.append(node)
    }
    return nil
  }

  /// Eliminates dominated strategies until nothing changes; `false` if a required one is dominated.
  private func contract(_ node: inout Node) -> Bool {
    var changed = true
    while changed {
      changed = false
      for player in sizes.indices {
        let rows = rows(player, node.allowed)
        for s in 0..<sizes[player] where node.allowed[player] >> UInt64(s) & 1 == 1 {
          guard isDominated(s, of: player, rows) else { continue }
          if node.required[player] >> UInt64(s) & 1 == 1 { return false }
          node.allowed[player] &= ~(1 << UInt64(s))
          if node.allowed[player] == 0 { return false }
          changed = true
        }
      }
    }
    return true
  }

  private func isDominated(_ strategy: Int, of player: Int, _ rows: [Int]) -> Bool {
    let own = tensors[player][strategy]
    for other in 0..<sizes[player] where other != strategy {
      let better = tensors[player][other]
      var isBetter = true
      for row in rows where better[row] <= own[row] {
        isBetter = false
        break
      }
      if isBetter { return true }
    }
    return false
  }

  /// Whether the supports can still be in order within each class of interchangeable players.
  private func isOrdered(_ node: Node) -> Bool {
    for (player, forerunner) in forerunners.enumerated() {
      if let forerunner, node.allowed[player] < node.required[forerunner] { return false }
    }
    return true
  }

  /// Rows of the tensors of a normal form: the first of the others fastest.
  static func profileRows(sizes: [Int]) -> Rows {
    return { player, allowed in
      var rows = [0]
      var stride = 1
      for other in sizes.indices where other != player {
        var longer: [Int] = []
        for s in 0..<sizes[other] where allowed[other] >> UInt64(s) & 1 == 1 {
          for row in rows { longer.append(row + s * stride) }
        }
        rows = longer
        stride *= sizes[other]
      }
      return rows
    }
  }
}

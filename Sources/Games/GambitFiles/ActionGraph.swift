/// Action graph games: the payoff of an action depends on the numbers of players on its neighbouring nodes.
///
/// Reference: Jiang, Leyton-Brown, Bhat, "Action-graph games", Games and Economic Behavior 71 (2011) 141.
internal import ResilienceNumerics

/// An action graph game as written in a file.
struct ActionGraph {
  /// A function node: computes a value from the actions that it counts.
  struct Function: Equatable {
    enum Kind: Int { case sum, exists, highest, lowest }
    let kind: Kind
    /// Value of the node if no player plays any of the actions.
    let base: Int
    /// A weight for each action, in the weighted types; otherwise an action counts 1, or by its number.
    let weights: [Int]?

    /// Contribution of a player on an action that is counted so many times.
    func value(of action: Int, times: Int) -> Int {
      let weight = weights?[action] ?? (kind == .sum || kind == .exists ? 1 : action)
      switch kind {
      case .sum: return base + times * weight
      case .exists: return base + times * weight > 0 ? 1 : 0
      case .highest, .lowest: return times > 0 ? weight : base
      }
    }

    /// Combined contribution of two players.
    func combined(_ left: Int, _ right: Int) -> Int {
      switch kind {
      case .sum: left &+ right
      case .exists: left > 0 || right > 0 ? 1 : 0
      case .highest: left == base ? right : right == base ? left : max(left, right)
      case .lowest: left == base ? right : right == base ? left : min(left, right)
      }
    }
  }

  let title: String
  let actionCount: Int
  /// Action nodes by player.
  let sets: [[Int]]
  /// Neighbours of each node, actions first.
  let neighbours: [[Int]]
  let functions: [Function]
  /// Payoff of each action by the values of its neighbours.
  var payoffs: [[[Int]: Rational]] = []
  private var names: [String]?
  /// Multiplicity of each action at each function node, through other function nodes.
  private var sights: [[Int: Int]] = []

  /// Limit on the configurations of an action's neighbours for a complete list.
  static let spreadLimit = 100_000

  init(title: String, actionCount: Int, sets: [[Int]], neighbours: [[Int]], functions: [Function]) {
    self.title = title
    self.actionCount = actionCount
    self.sets = sets
    self.neighbours = neighbours
    self.functions = functions
  }

  /// Computes the actions counted at each function node; returns the first problem of the graph, if any.
  mutating func resolve() -> GambitFileError.Problem? {
    var seen: [[Int: Int]?] = functions.map { _ in nil }
    for function in functions.indices {
      if let problem = resolve(function, &seen, path: []) { return problem }
    }
    sights = seen.map { $0 ?? [:] }
    return nil
  }

  private func resolve(
    _ function: Int, _ seen: inout [[Int: Int]?], path: Set<Int>
  ) -> GambitFileError.Problem? {
    if seen[function] != nil { return nil }
    let node = actionCount + function
    // A longer chain does not occur in real files.
    guard !path.contains(function), path.count < 1_000 else {
      return .badFunctionNode(node, mixesFunctions: false)
    }
    var own: [Int: Int] = [:]
    for neighbour in neighbours[node] {
      guard neighbour >= actionCount else {
        own[neighbour, default: 0] += 1
        continue
      }
      let other = neighbour - actionCount
      guard functions[other] == functions[function] else {
        return .badFunctionNode(node, mixesFunctions: true)
      }
      if let problem = resolve(other, &seen, path: path.union([function])) { return problem }
      for (action, times) in seen[other] ?? [:] {
        let (sum, overflow) = own[action, default: 0].addingReportingOverflow(times)
        own[action] = overflow ? 1_000_000_000 : min(sum, 1_000_000_000)
      }
    }
    seen[function] = own
    return nil
  }

  /// Uses comments as names if each action has one of its own.
  mutating func name(_ comments: [String?]) {
    let all = comments.compactMap { $0 }.filter { !$0.isEmpty }
    if all.count == actionCount, Set(all).count == all.count { names = all }
  }

  /// Contribution of a player on an action to each neighbour of a node.
  private func share(of action: Int, at node: Int) -> [Int] {
    neighbours[node].map { neighbour in
      neighbour < actionCount
        ? (neighbour == action ? 1 : 0)
        : functions[neighbour - actionCount].value(
          of: action, times: sights[neighbour - actionCount][action] ?? 0)
    }
  }

  private func combined(_ left: [Int], _ right: [Int], at node: Int) -> [Int] {
    neighbours[node].indices.map { place in
      let neighbour = neighbours[node][place]
      return neighbour < actionCount
        ? left[place] + right[place]
        : functions[neighbour - actionCount].combined(left[place], right[place])
    }
  }

  /// All configurations of an action's neighbours with at least one player on the action, in ascending order;
  /// `nil` if there are too many.
  func spreads(of action: Int) -> [[Int]]? {
    let shares = sets.map { Set($0.map { share(of: $0, at: action) }) }
    var all: Set<[Int]> = []
    for player in sets.indices where sets[player].contains(action) {
      // Players with equal sets give the same configurations.
      if sets[..<player].contains(where: { $0 == sets[player] }) { continue }
      var spreads: Set<[Int]> = [share(of: action, at: action)]
      for other in sets.indices where other != player {
        var next: Set<[Int]> = []
        for spread in spreads {
          for share in shares[other] { next.insert(combined(spread, share, at: action)) }
        }
        guard next.count <= Self.spreadLimit else { return nil }
        spreads = next
      }
      all.formUnion(spreads)
    }
    return all.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The game in normal form.
  ///
  /// - Throws: a payoff missing in the file, or a game that is too large.
  func normalForm(
    limit: Int, at error: (GambitFileError.Problem) -> GambitFileError
  ) throws(GambitFileError) -> GambitNormalForm {
    var entries = sets.count
    for set in sets {
      let (product, overflow) = entries.multipliedReportingOverflow(by: set.count)
      guard !overflow, product <= limit else {
        throw error(.tooLarge(entries: overflow ? nil : product, limit: limit))
      }
      entries = product
    }
    var exact: [Rational] = []
    exact.reserveCapacity(entries)
    var choice = [Int](repeating: 0, count: sets.count)
    // Contribution of each action at each node, computed once.
    let played = Set(sets.joined()).sorted()
    var shares: [[[Int]]] = Array(repeating: [], count: actionCount)
    for node in played {
      shares[node] = Array(repeating: [], count: actionCount)
      for action in played { shares[node][action] = share(of: action, at: node) }
    }
    for _ in 0..<entries / sets.count {
      for player in sets.indices {
        let node = sets[player][choice[player]]
        var spread = shares[node][sets[0][choice[0]]]
        for other in sets.indices.dropFirst() {
          spread = combined(spread, shares[node][sets[other][choice[other]]], at: node)
        }
        guard let payoff = payoffs[node][spread] else {
          throw error(.missingPayoff(action: node, spread: spread))
        }
        exact.append(payoff)
      }
      for player in sets.indices {
        choice[player] = (choice[player] + 1) % sets[player].count
        if choice[player] != 0 { break }
      }
    }
    let game = NormalFormGame(
      players: sets.indices.map { String($0 + 1) },
      strategies: sets.map { set in set.indices.map { names?[set[$0]] ?? String($0 + 1) } },
      payoffs: exact.map { Double($0) })
    return GambitNormalForm(title: title, game: game, exactPayoffs: exact)
  }
}

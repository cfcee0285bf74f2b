/// Interchangeable players of a normal form, and the type-symmetric game on their classes.

extension NormalFormGame {
  /// Classes of interchangeable players, each in ascending order: two players belong to one class if the game
  /// stays the same when they are exchanged. Strategies are compared by index; symmetry that needs
  /// relabelling of strategies is not detected.
  ///
  /// - Complexity: O(players · payoffs); most pairs that differ are detected at once.
  public func interchangeablePlayers() -> [[Int]] {
    var classes: [[Int]] = []
    var strides = [1]
    for names in strategies { strides.append((strides.last ?? 1) * names.count) }
    for player in players.indices {
      if let place = classes.firstIndex(where: { areInterchangeable($0[0], player, strides) }) {
        classes[place].append(player)
      } else {
        classes.append([player])
      }
    }
    return classes
  }

  /// Whether the game stays the same when two players, the first before the second, are exchanged.
  private func areInterchangeable(_ first: Int, _ second: Int, _ strides: [Int]) -> Bool {
    let size = strategies[first].count
    guard strategies[second].count == size else { return false }
    let n = players.count
    let (step, leap) = (strides[first], strides[second])
    let entries = payoffs.span
    for index in 0..<entries.count / n {
      let (own, other) = (index / step % size, index / leap % size)
      let mirrored = index + (other - own) * (step - leap)
      if entries[index * n + first] != entries[mirrored * n + second] { return false }
      guard own < other else { continue }
      for player in 0..<n where player != first && player != second {
        if entries[index * n + player] != entries[mirrored * n + player] { return false }
      }
    }
    return true
  }

  /// All distinct profiles obtained from given ones by permuting players within classes, in descending
  /// lexicographic order of the probabilities.
  func renamings(of profiles: [MixedProfile], classes: [[Int]]) -> [MixedProfile] {
    guard classes.contains(where: { $0.count > 1 }) else { return profiles }
    // A search of one order of supports finds both orders of what differs on equal supports: each is listed once.
    var result = SupportOutcome()
    for profile in profiles {
      var orders = [Array(players.indices)]
      for members in classes where members.count > 1 {
        orders = orders.flatMap { order in
          arrangements(members.map { profile.probabilities[$0] }).map { places in
            var changed = order
            for (member, place) in zip(members, places) { changed[member] = members[place] }
            return changed
          }
        }
      }
      for order in orders { result.add(profile.renamed(order)) }
    }
    return result.found.sorted {
      $1.probabilities.joined().lexicographicallyPrecedes($0.probabilities.joined())
    }
  }

  /// The distinct arrangements of some mixtures, by their indices.
  private func arrangements(_ mixtures: [[Double]]) -> [[Int]] {
    guard !mixtures.isEmpty else { return [[]] }
    var result: [[Int]] = []
    func extend(_ chosen: [Int]) {
      if chosen.count == mixtures.count { return result.append(chosen) }
      var tried: [[Double]] = []
      for place in mixtures.indices where !chosen.contains(place) && !tried.contains(mixtures[place]) {
        tried.append(mixtures[place])
        extend(chosen + [place])
      }
    }
    extend([])
    return result
  }
}

extension TypeSymmetricTable {
  /// A count table for the game, `classes` of interchangeable players as its types; `nil` if players differ
  /// in the number of strategies.
  ///
  /// - Complexity: O(entries of the tables · players).
  public init?(_ game: NormalFormGame, classes: [[Int]]) {
    let m = game.strategies[0].count
    guard game.strategies.allSatisfy({ $0.count == m }) else { return nil }
    let strides = game.players.indices.map { game.strategies[..<$0].reduce(1) { $0 * $1.count } }
    let counts = classes.map(\.count)
    let tables = classes.indices.map { type -> [Double] in
      let player = classes[type][0]
      let others = classes.indices.map { $0 == type ? Array(classes[$0].dropFirst()) : classes[$0] }
      var table: [Double] = []
      forEachTypeProfile(counts: others.map(\.count), strategies: m) { spreads in
        var profile = 0
        for (members, spread) in zip(others, spreads) {
          var place = 0
          for (strategy, count) in spread.enumerated() {
            for member in members[place..<place + count] { profile += strategy * strides[member] }
            place += count
          }
        }
        for own in 0..<m { table.append(game.payoff(of: player, at: profile + own * strides[player])) }
        return true
      }
      return table
    }
    self.init(counts: counts, strategyCount: m, tables: tables)
  }
}

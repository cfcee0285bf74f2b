/// Writer for Gambit's `.agg` files: action graph games, a compact form of symmetric and type-symmetric
/// games.
///
/// One action node for each strategy of each type; every node neighbours all of them, so each composition of
/// the players has one payoff.
///
/// Reference: Jiang, Leyton-Brown, Bhat, "Action-graph games", Games and Economic Behavior 71 (2011) 141; Gambit
/// manual, "The action graph game (.agg) file format".

extension TypeSymmetricTable {
  /// The game as a `.agg` file.
  ///
  /// - Parameters:
  ///   - title: a comment on top.
  ///   - nodeNames: names of strategies by type, as comments.
  /// - Complexity: O(entries · nodes).
  public func agg(title: String, nodeNames: [[String]]) -> String {
    let nodes = counts.count * strategyCount
    let owners = counts.indices.flatMap { t in [Int](repeating: t, count: counts[t]) }
    func nodesOf(_ type: Int) -> String {
      (0..<strategyCount).map { String(type * strategyCount + $0) }.joined(separator: " ")
    }
    func comment(_ text: String) -> String {
      "# " + text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    var lines = ["#AGG", comment(title), "# players, action nodes, function nodes"]
    lines += [String(owners.count), String(nodes), "0", "# sizes of the action sets"]
    lines += [owners.map { _ in String(strategyCount) }.joined(separator: " "), "# action sets"]
    lines += owners.map(nodesOf)
    lines.append("# the graph: every node sees every node")
    let all = "\(nodes) " + (0..<nodes).map(String.init).joined(separator: " ")
    lines += [String](repeating: all, count: nodes)
    for type in counts.indices {
      for s in 0..<strategyCount {
        lines.append(comment(nodeNames[type][s]))
        lines += payoffLines(type: type, strategy: s)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Payoffs of a node in every composition of the players with at least one of them on it.
  private func payoffLines(type: Int, strategy: Int) -> [String] {
    var lines: [String] = []
    let others = counts.indices.map { counts[$0] - ($0 == type ? 1 : 0) }
    forEachTypeProfile(counts: others, strategies: strategyCount) { spreads in
      var configuration = spreads
      configuration[type][strategy] += 1
      let payoff = payoffs(type: type, againstCounts: spreads)[strategy]
      let places = configuration.joined().map(String.init).joined(separator: " ")
      lines.append("[ \(places) ] \(gambitNumber(payoff))")
      return true
    }
    return ["1 \(lines.count)"] + lines
  }
}

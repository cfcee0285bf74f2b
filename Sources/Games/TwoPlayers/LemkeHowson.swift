/// One equilibrium of two players by complementary pivoting.
///
/// Reference: Lemke, Howson, "Equilibrium points of bimatrix games", 1964; exposition as in von Stengel 2007,
/// section 3.4. Degenerate games: lexicographic pivoting, as there in section 3.6.
internal import ResilienceNumerics

extension BimatrixGame {
  /// The equilibrium at the end of the path that starts by dropping a strategy's label: rows first, then columns.
  ///
  /// The path always ends, with an exact equilibrium; different labels often lead to different ones, but not
  /// to all. It is followed in doubles first. If its end is an equilibrium in exact arithmetic, errors on the
  /// way do not matter; otherwise the path is followed exactly.
  ///
  /// - Precondition: the label is that of a strategy.
  /// - Complexity: a pivot of O(rows · columns) operations a step; exponentially many steps at worst, usually about as
  ///   many as there are strategies; then an exact system as large as the supports.
  public func lemkeHowson(dropping label: Int) -> ExactProfile {
    precondition((0..<rowCount + columnCount).contains(label))
    let sides = [BestResponsePolytope(self, mixturesOf: 0), BestResponsePolytope(self, mixturesOf: 1)]
    return equilibrium(at: pathEnd(dropping: label, in: sides), of: sides)
      ?? exactLemkeHowson(dropping: label, in: sides)
  }

  /// The distinct equilibria at the ends of the first labels' paths, in the order of the labels.
  ///
  /// - Parameter labels: number of labels to try; by default all.
  /// - Complexity: a path for each label.
  public func lemkeHowsonEquilibria(labels: Int = .max) -> [ExactProfile] {
    let sides = [BestResponsePolytope(self, mixturesOf: 0), BestResponsePolytope(self, mixturesOf: 1)]
    var ends: Set<PathEnd> = []
    var result: [ExactProfile] = []
    for label in 0..<min(labels, rowCount + columnCount) {
      let end = pathEnd(dropping: label, in: sides)
      if let end, !ends.insert(end).inserted { continue }
      let profile = equilibrium(at: end, of: sides) ?? exactLemkeHowson(dropping: label, in: sides)
      if !result.contains(profile) { result.append(profile) }
    }
    return result
  }

  /// Number of labels worth a second for a game of this size: all of a small game, at least one.
  public var affordableLabels: Int {
    let size = rowCount + columnCount
    let (cube, overflow) = size.multipliedReportingOverflow(by: size * max(1, min(rowCount, columnCount)))
    return overflow ? 1 : max(1, min(size, 5_000_000 / max(1, cube)))
  }

  /// Bases of both polytopes at the end of a path: weights in use and constraints that bind.
  private struct PathEnd: Hashable {
    let used: [[Int]]
    let tight: [[Int]]
  }

  /// The end of a path in doubles; `nil` if it does not end within a likely number of steps.
  private func pathEnd(dropping label: Int, in polytopes: [BestResponsePolytope]) -> PathEnd? {
    var sides = polytopes.map { FloatingTableau($0) }
    guard walk(dropping: label, in: &sides, stepLimit: 40 * (rowCount + columnCount) + 1_000) else {
      return nil
    }
    return PathEnd(
      used: zip(sides, polytopes).map { side, polytope in
        side.basic.filter { $0 < polytope.dimension }.sorted()
      },
      tight: zip(sides, polytopes).map { side, polytope in
        side.cobasic.filter { $0 >= polytope.dimension }.map { $0 - polytope.dimension }.sorted()
      })
  }

  /// The exact profile of two bases; `nil` if it is no equilibrium.
  private func equilibrium(at end: PathEnd?, of polytopes: [BestResponsePolytope]) -> ExactProfile? {
    guard let end, let rows = polytopes[0].mixture(used: end.used[0], tight: end.tight[0]),
      let columns = polytopes[1].mixture(used: end.used[1], tight: end.tight[1])
    else { return nil }
    let profile = certify(rows, columns)
    return profile.regret.signum == 0 ? profile : nil
  }

  /// The end of the path in exact arithmetic.
  private func exactLemkeHowson(
    dropping label: Int, in polytopes: [BestResponsePolytope]
  ) -> ExactProfile {
    var sides = polytopes.map { ExactDictionary($0) }
    _ = walk(dropping: label, in: &sides, stepLimit: .max)
    return certify(normalized(sides[0].weights), normalized(sides[1].weights))
  }

  /// Follows the path from the origin until the dropped label is found again; `false` if it takes longer.
  private func walk(
    dropping label: Int, in sides: inout [some PivotDictionary], stepLimit: Int
  ) -> Bool {
    var entering = label
    var side = label < rowCount ? 0 : 1
    var steps = 0
    while let left = exchange(entering, in: &sides[side], side: side) {
      if left == label { return true }
      if steps == stepLimit { return false }
      (entering, side, steps) = (left, 1 - side, steps + 1)
    }
    return false
  }

  /// Pivots the variable of a label into the basis; returns the label of the leaving variable.
  private func exchange(_ label: Int, in dictionary: inout some PivotDictionary, side: Int) -> Int? {
    let variable = variable(of: label, side: side)
    guard let column = dictionary.cobasic.firstIndex(of: variable),
      let row = dictionary.leavingRow(entering: column)
    else { return nil }
    let left = dictionary.basic[row]
    dictionary.pivot(row: row, column: column)
    return self.label(of: left, side: side)
  }

  /// Variables of the first player's polytope are rows, then columns; of the second's, columns, then rows.
  private func variable(of label: Int, side: Int) -> Int {
    side == 0 ? label : label < rowCount ? label + columnCount : label - rowCount
  }

  private func label(of variable: Int, side: Int) -> Int {
    side == 0 ? variable : variable < columnCount ? variable + rowCount : variable - columnCount
  }
}

/// One equilibrium of two players by complementary pivoting.
///
/// Reference: Lemke, Howson, "Equilibrium points of bimatrix games", 1964; exposition as in von Stengel 2007,
/// section 3.4. Degenerate games: lexicographic pivoting, as there in section 3.6.
internal import ResilienceNumerics

extension BimatrixGame {
  /// The equilibrium at the end of the path that starts by dropping a strategy's label: rows first, then columns.
  ///
  /// It ends always, with an exact equilibrium; different labels often lead to different ones, but not to all.
  ///
  /// - Precondition: the label is that of a strategy, and there are at most `strategyLimit` of them.
  /// - Complexity: a pivot of O(rows · columns) exact operations a step; exponentially many steps at worst, usually
  ///   about as many as there are strategies.
  public func lemkeHowson(dropping label: Int) -> ExactProfile {
    precondition((0..<rowCount + columnCount).contains(label))
    var sides = [
      ExactDictionary(BestResponsePolytope(self, mixturesOf: 0)),
      ExactDictionary(BestResponsePolytope(self, mixturesOf: 1)),
    ]
    var entering = label
    var side = label < rowCount ? 0 : 1
    while let left = exchange(entering, in: &sides[side], side: side), left != label {
      entering = left
      side = 1 - side
    }
    return certify(normalized(sides[0].weights), normalized(sides[1].weights))
  }

  /// The distinct equilibria that some label leads to, in the order of the labels.
  ///
  /// - Complexity: a path for each strategy.
  public func lemkeHowsonEquilibria() -> [ExactProfile] {
    var result: [ExactProfile] = []
    for label in 0..<rowCount + columnCount {
      let profile = lemkeHowson(dropping: label)
      if !result.contains(profile) { result.append(profile) }
    }
    return result
  }

  /// Lets the variable of a label enter, and gives the label that it drives out.
  private func exchange(_ label: Int, in dictionary: inout ExactDictionary, side: Int) -> Int? {
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

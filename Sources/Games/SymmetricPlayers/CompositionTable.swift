/// Table of all compositions of 0…`degree` players over `size` strategies, with the successors of each (one
/// player more on one strategy).
///
/// The payoffs of a symmetric game, tabulated by counts, are the Bernstein coefficients of a polynomial on
/// the simplex of mixtures: a composition of d players over k strategies is a multi-index of degree d. All
/// operations on such a polynomial (evaluation, slopes, cutting a simplex in two, raising the degree) step
/// from a composition to its neighbours.

struct CompositionTable: Sendable {
  /// Largest number of players.
  let degree: Int
  /// Number of strategies.
  let size: Int
  /// Number of compositions by number of players.
  let totals: [Int]
  /// `up[players][spread · size + strategy]`: index of the composition with one player more on the strategy.
  let up: [[Int]]
  /// `counts[spread · size + strategy]` of the compositions of all players.
  let counts: [Int]

  /// - Complexity: O(compositions of all degrees · size²).
  init(degree: Int, size: Int) {
    self.degree = degree
    self.size = size
    totals = (0...degree).map { multisetCount(players: $0, strategies: size) }
    let book = CompositionRank(players: degree, strategies: size)
    up = (0..<degree).map { players in
      Compositions(players: players, strategies: size).flatMap { spread in
        (0..<size).map { book.rank(of: spread, plusOneOn: $0) }
      }
    }
    counts = Compositions(players: degree, strategies: size).flatMap { $0 }
  }

  /// Number of compositions of all players.
  var total: Int { totals[degree] }

  /// Averages over mixtures of all players but `rest`: a table of `before` blocks, a row for each composition
  /// of `players`, each of `after` numbers.
  ///
  /// - Complexity: O(rows of all degrees between · size · before · after).
  func contract(
    _ table: [Double], before: Int, after: Int, players: Int, to rest: Int, mixture: ArraySlice<Double>
  ) -> [Double] {
    var result = table
    for left in stride(from: players - 1, through: rest, by: -1) {
      result = averaged(result, before: before, after: after, left: left, mixture: Array(mixture))
    }
    return result
  }

  /// Averages over the mixture of one of `left` + 1 players.
  private func averaged(
    _ table: [Double], before: Int, after: Int, left: Int, mixture: [Double]
  ) -> [Double] {
    let (rows, longer) = (totals[left], totals[left + 1])
    let ladder = up[left]
    var result = [Double](repeating: 0, count: before * rows * after)
    let source = table.span
    var target = result.mutableSpan
    for block in 0..<before {
      for row in 0..<rows {
        let to = (block * rows + row) * after
        for strategy in 0..<size where mixture[strategy] != 0 {
          let from = (block * longer + ladder[row * size + strategy]) * after
          let weight = mixture[strategy]
          for place in 0..<after { target[to + place] += weight * source[from + place] }
        }
      }
    }
    return result
  }

  /// The coefficients of the same polynomial in one degree more than `players`.
  func elevate(_ table: [Double], before: Int, after: Int, players: Int) -> [Double] {
    let (rows, longer) = (totals[players], totals[players + 1])
    var result = [Double](repeating: 0, count: before * longer * after)
    let spreads = Array(Compositions(players: players, strategies: size))
    for block in 0..<before {
      for row in 0..<rows {
        let from = (block * rows + row) * after
        for strategy in 0..<size {
          let to = (block * longer + up[players][row * size + strategy]) * after
          let weight = Double(spreads[row][strategy] + 1) / Double(players + 1)
          for place in 0..<after { result[to + place] += weight * table[from + place] }
        }
      }
    }
    return result
  }

  /// De Casteljau's steps for moving one corner along the edge to another, in order: each pair names a
  /// coefficient and the one averaged into it.
  ///
  /// - Complexity: O(degree · compositions).
  func moves(of corner: Int, towards other: Int) -> [(target: Int, source: Int)] {
    var byCount = [[(target: Int, source: Int)]](repeating: [], count: degree + 1)
    for (row, below) in (0..<(degree > 0 ? totals[degree - 1] : 0)).map({ ($0, up[degree - 1]) }) {
      let target = below[row * size + corner]
      byCount[counts[target * size + corner]].append((target, below[row * size + other]))
    }
    // At each level the coefficients with most copies of the corner come first: the others are still needed.
    return (1..<max(1, degree + 1)).flatMap { level in (level...degree).reversed().flatMap { byCount[$0] } }
  }
}

/// Products of simplices inside the mixtures on given supports, and the payoffs at their corners.
///
/// A payoff is linear in each player's mixture, so that over a product of simplices it lies between its least and its
/// largest value at the corners (its Bernstein coefficients). Cutting a simplex in two at the middle of an edge
/// averages two slices of the table of these values; nothing has to be computed anew.
///
/// Reference: Farouki, "The Bernstein polynomial basis: a centennial retrospective", CAGD 29 (2012) 379, section 8;
/// Garloff, "The Bernstein algorithm", Interval Computations 2 (1993) 154.

/// Supports, and the layout of a cell's numbers.
struct SupportShape {
  /// Strategies in use by player, in ascending order.
  let supports: [[Int]]
  /// Number of strategies of a player, used or not.
  let sizes: [Int]
  /// Corners of all the other players together, by player.
  let rows: [Int]
  /// Start of a player's table in `SupportCell.values`: `table[strategy · rows + row]`.
  let tables: [Int]
  /// `strides[player][other]`: step of a row as the other's corner goes up by one; 0 for the player itself.
  let strides: [[Int]]
  /// Start of a player's corners in `SupportCell.corners`: `corners[corner · size + index in support]`.
  let corners: [Int]

  init(sizes: [Int], supports: [[Int]]) {
    self.sizes = sizes
    self.supports = supports
    let counts = supports.map(\.count)
    rows = counts.indices.map { player in
      counts.indices.reduce(1) { $1 == player ? $0 : $0 * counts[$1] }
    }
    strides = counts.indices.map { player in
      counts.indices.map { other in
        other == player ? 0 : counts[..<other].indices.reduce(1) { $1 == player ? $0 : $0 * counts[$1] }
      }
    }
    var (tables, corners) = ([0], [0])
    for player in counts.indices {
      tables.append(tables[player] + sizes[player] * rows[player])
      corners.append(corners[player] + counts[player] * counts[player])
    }
    (self.tables, self.corners) = (tables, corners)
  }

  /// Number of corners of a player's simplex.
  func count(_ player: Int) -> Int { supports[player].count }

  /// Number of free probabilities, equal to the number of indifference conditions.
  var dimension: Int { supports.reduce(0) { $0 + $1.count - 1 } }
}

/// A product of simplices, one for each player.
struct SupportCell {
  /// Payoffs by player, own strategy and corner of the others.
  var values: [Double]
  /// Corners by player: mixtures on the support.
  var corners: [Double]
  /// Number of cuts so far: bounds the rounding error of the values.
  var cuts = 0

  /// All mixtures on the supports.
  ///
  /// - Parameter tensors: `tensors[player][own strategy][others' profile]`, the first of the others fastest.
  init(_ shape: SupportShape, tensors: [[[Double]]]) {
    values = []
    values.reserveCapacity(shape.tables.last ?? 0)
    for player in shape.sizes.indices {
      let places = Self.rows(of: player, shape)
      for own in tensors[player] {
        for place in places { values.append(own[place]) }
      }
    }
    corners = []
    for support in shape.supports {
      for corner in support.indices { corners += support.indices.map { $0 == corner ? 1 : 0 } }
    }
  }

  /// Rows of a player's tensor at which all others play strategies of their supports.
  private static func rows(of player: Int, _ shape: SupportShape) -> [Int] {
    var places = [0]
    var stride = 1
    for other in shape.sizes.indices where other != player {
      places = shape.supports[other].flatMap { strategy in places.map { $0 + strategy * stride } }
      stride *= shape.sizes[other]
    }
    return places
  }

  /// Moves a corner of a player's simplex to the middle of an edge.
  mutating func moveCorner(_ corner: Int, of player: Int, halfwayTo other: Int, _ shape: SupportShape) {
    var weights = [Double](repeating: 0, count: shape.count(player))
    weights[corner] = 0.5
    weights[other] = 0.5
    moveCorner(corner, of: player, to: weights, shape)
    cuts += 1
  }

  /// Least length of an edge after contraction.
  private static let leastEdge = 1e-5

  /// Largest difference of a probability between two corners of a player's simplex.
  func longestEdge(of player: Int, _ shape: SupportShape) -> Double {
    let (count, first) = (shape.count(player), shape.corners[player])
    var longest = 0.0
    for place in 0..<count {
      var (low, high) = (Double.infinity, -Double.infinity)
      for corner in 0..<count {
        low = min(low, corners[first + corner * count + place])
        high = max(high, corners[first + corner * count + place])
      }
      longest = max(longest, high - low)
    }
    return longest
  }

  /// Largest difference of a probability between two corners.
  func length(from corner: Int, to other: Int, of player: Int, _ shape: SupportShape) -> Double {
    let (count, first) = (shape.count(player), shape.corners[player])
    return (0..<count).reduce(0) {
      max($0, abs(corners[first + corner * count + $1] - corners[first + other * count + $1]))
    }
  }

  /// Keeps the part of a player's simplex with the weight of each corner at least as given.
  ///
  /// - Complexity: O(corners · values).
  mutating func keep(atLeast weights: [Double], of player: Int, _ shape: SupportShape) {
    // A simplex much smaller than rounding demands is of no use: slopes would drown in it.
    let room = max(
      0, Self.leastEdge / max(longestEdge(of: player, shape), 1e-300) - (1 - weights.reduce(0, +)))
    let lower = weights.map { max(0, $0 - room / Double(weights.count)) }
    let rest = 1 - lower.reduce(0, +)
    let before = self
    for corner in lower.indices {
      var weights = lower
      weights[corner] += rest
      moveCorner(corner, of: player, to: weights, shape, from: before)
    }
    // Each value is now a rounded sum over all corners.
    cuts += weights.count
  }

  private mutating func moveCorner(
    _ corner: Int, of player: Int, to weights: [Double], _ shape: SupportShape,
    from before: SupportCell? = nil
  ) {
    let source = before ?? self
    let count = weights.count
    for place in 0..<count {
      var sum = 0.0
      for from in 0..<count {
        sum += weights[from] * source.corners[shape.corners[player] + from * count + place]
      }
      corners[shape.corners[player] + corner * count + place] = sum
    }
    let old = source.values.span
    var new = values.mutableSpan
    for owner in shape.sizes.indices where owner != player {
      let stride = shape.strides[owner][player]
      for block in Swift.stride(from: shape.tables[owner], to: shape.tables[owner + 1], by: stride * count) {
        for row in 0..<stride {
          var sum = 0.0
          for from in 0..<count where weights[from] != 0 {
            sum += weights[from] * old[block + row + from * stride]
          }
          new[block + row + corner * stride] = sum
        }
      }
    }
  }

  /// The middle of the cell: probabilities by player and strategy.
  func middle(_ shape: SupportShape) -> [[Double]] {
    shape.supports.indices.map { player in
      let count = shape.count(player)
      var result = [Double](repeating: 0, count: shape.sizes[player])
      for (place, strategy) in shape.supports[player].enumerated() {
        for corner in 0..<count {
          result[strategy] += corners[shape.corners[player] + corner * count + place]
        }
        result[strategy] /= Double(count)
      }
      return result
    }
  }

  /// Barycentric coordinates of a mixture in the corners, by player; `nil` if the simplex is too flat to
  /// compute them.
  func weights(of mixtures: [[Double]], _ shape: SupportShape) -> [[Double]]? {
    var result: [[Double]] = []
    for player in shape.supports.indices {
      let count = shape.count(player)
      let first = shape.corners[player]
      let matrix = (0..<count * count).map { corners[first + $0 % count * count + $0 / count] }
      guard let system = LinearSystem(matrix, count: count) else { return nil }
      result.append(system.solve(shape.supports[player].map { mixtures[player][$0] }))
    }
    return result
  }
}

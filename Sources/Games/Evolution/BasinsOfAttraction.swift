/// Basins of attraction of the symmetric equilibria under population dynamics.
internal import ResilienceNumerics

/// Shares of the simplex of mixtures in the basin of each rest point.
public struct BasinsOfAttraction: Equatable, Sendable {
  /// The dynamics.
  public let dynamics: PopulationDynamics
  /// Share of the starts by rest point, in the order in which these were given.
  public let shares: [Double]
  /// Share of the starts that converge elsewhere or not at all.
  public let unresolved: Double
  /// Half-width of a 95 % interval by rest point: that of as many independent starts; 0 for exact shares.
  public let halfWidths: [Double]
  /// Number of starts; 0 for exact shares.
  public let samples: Int
}

extension TypeSymmetricGame {
  /// Basins of attraction of the rest points of a dynamics, all starts equally likely.
  ///
  /// One type with two open strategies: exact, interval by interval. Otherwise starts are a sequence that fills
  /// the simplex evenly, the same on every run.
  ///
  /// - Parameters:
  ///   - restPoints: probabilities by type and strategy.
  ///   - open: strategies by type that starts may use; by default all.
  /// - Complexity: (samples) trajectories.
  public func basins(
    of restPoints: [[[Double]]], under dynamics: PopulationDynamics, open: [[Int]]? = nil, samples: Int = 512
  ) -> BasinsOfAttraction {
    let open = open ?? counts.map { _ in Array(0..<strategyCount) }
    if counts.count == 1, open[0].count == 2 { return lineBasins(restPoints, dynamics, open[0]) }
    var hits = restPoints.map { _ in 0 }
    let starts = SimplexSequence(open: open, strategyCount: strategyCount)
    for index in 0..<samples {
      let path = trajectory(dynamics, from: starts[index]) { state in
        restPoints.contains { Self.distance(state, $0) < 1e-3 }
      }
      guard let end = path.last, let place = Self.nearest(restPoints, to: end) else { continue }
      hits[place] += 1
    }
    let shares = hits.map { Double($0) / Double(samples) }
    return BasinsOfAttraction(
      dynamics: dynamics, shares: shares, unresolved: max(0, 1 - shares.reduce(0, +)),
      // Agresti and Coull's four extra starts: a share of 0 or 1 is not certain.
      halfWidths: hits.map { hit in
        let p = (Double(hit) + 2) / (Double(samples) + 4)
        return 1.96 * (p * (1 - p) / (Double(samples) + 4)).squareRoot()
      }, samples: samples)
  }

  static func distance(_ first: [[Double]], _ second: [[Double]]) -> Double {
    zip(first.joined(), second.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  /// The rest point within a tenth, if any: best responses step around a mixture and never land on it.
  private static func nearest(_ points: [[[Double]]], to state: [[Double]]) -> Int? {
    let distances = points.map { distance($0, state) }
    guard let place = distances.indices.min(by: { distances[$0] < distances[$1] }), distances[place] < 0.1
    else { return nil }
    return place
  }

  /// Basins on a line: between two neighbouring rest points the flow has one direction.
  private func lineBasins(
    _ points: [[[Double]]], _ dynamics: PopulationDynamics, _ pair: [Int]
  ) -> BasinsOfAttraction {
    func share(_ point: [[Double]]) -> Double { point[0][pair[0]] }
    func lead(_ share: Double) -> Double {
      var row = [Double](repeating: 0, count: strategyCount)
      (row[pair[0]], row[pair[1]]) = (share, 1 - share)
      let payoffs = payoffs(type: 0, againstMixture: [row])
      return payoffs[pair[0]] - payoffs[pair[1]]
    }
    // Rest points of the flow: the given points, and every change of sign, whether given or not.
    var stops: [(share: Double, point: Int?)] = points.indices
      .filter { abs(share(points[$0]) + points[$0][0][pair[1]] - 1) < 1e-9 }
      .map { (share(points[$0]), $0) }
    stops += Self.signChanges(lead).filter { root in !stops.contains { abs($0.share - root) < 1e-9 } }
      .map { ($0, nil) }
    stops.sort { $0.share < $1.share }
    var shares = points.map { _ in 0.0 }
    let cuts = [0] + stops.map(\.share) + [1]
    for gap in 0..<cuts.count - 1 where cuts[gap + 1] > cuts[gap] {
      let end = lead((cuts[gap] + cuts[gap + 1]) / 2) > 0 ? gap : gap - 1
      if stops.indices.contains(end), let point = stops[end].point {
        shares[point] += cuts[gap + 1] - cuts[gap]
      }
    }
    return BasinsOfAttraction(
      dynamics: dynamics, shares: shares, unresolved: max(0, 1 - shares.reduce(0, +)),
      halfWidths: points.map { _ in 0 }, samples: 0)
  }
}

extension TypeSymmetricGame {
  /// Roots of a function on the unit interval at which it changes its sign, sought in 512 steps.
  private static func signChanges(_ function: (Double) -> Double) -> [Double] {
    let values = (0...512).map { function(Double($0) / 512) }
    return (0..<512).compactMap { step in
      guard (values[step] > 0) != (values[step + 1] > 0) else { return nil }
      var (low, high) = (Double(step) / 512, Double(step + 1) / 512)
      for _ in 0..<50 {
        let middle = (low + high) / 2
        if (function(middle) > 0) == (values[step] > 0) { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
  }
}

/// Mixtures that fill a product of simplices evenly.
///
/// Sorted points of an additive recurrence cut the unit interval into the shares of the strategies.
///
/// Reference: Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018: multiples of the powers of
/// the root of x^(d+1) = x + 1.
public struct SimplexSequence: Sendable {
  private let open: [[Int]]
  private let strategyCount: Int
  private let steps: [Double]

  /// Mixtures over the open strategies of each type.
  public init(open: [[Int]], strategyCount: Int) {
    self.open = open
    self.strategyCount = strategyCount
    let dimension = open.reduce(0) { $0 + $1.count - 1 }
    var root = 2.0
    for _ in 0..<100 {
      // Newton's method on x^(d+1) − x − 1.
      let power = (0..<dimension).reduce(1.0) { product, _ in product * root }
      root -= (power * root - root - 1) / (Double(dimension + 1) * power - 1)
    }
    var factor = 1.0
    steps = (0..<dimension).map { _ in
      factor /= root
      return factor
    }
  }

  /// The mixture at an index of the sequence, counted from 0: probabilities by type and strategy.
  public subscript(index: Int) -> [[Double]] {
    var axis = 0
    return open.map { strategies in
      var cuts: [Double] = []
      for _ in 1..<max(1, strategies.count) {
        let value = 0.5 + steps[axis] * Double(index + 1)
        cuts.append(value - value.rounded(.down))
        axis += 1
      }
      cuts = [0] + cuts.sorted() + [1]
      var row = [Double](repeating: 0, count: strategyCount)
      for (place, strategy) in strategies.enumerated() { row[strategy] = cuts[place + 1] - cuts[place] }
      return row
    }
  }
}

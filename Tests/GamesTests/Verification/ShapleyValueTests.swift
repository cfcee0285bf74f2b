import Games
import Testing

@Suite struct ShapleyValueTests {
  /// Shapley's own example of three owners of a glove: two left ones, one right one; a pair is worth 1.
  @Test func gloves() {
    let worth = (0..<8).map { subset in subset & 4 != 0 && subset & 3 != 0 ? 1.0 : 0 }
    let values = shapleyValues(worth)
    for (value, expected) in zip(values, [1 / 6.0, 1 / 6.0, 4 / 6.0]) {
      #expect(abs(value - expected) < 1e-15)
    }
  }

  /// The mean over all orders in which causes are switched, one by one.
  @Test(arguments: 1...5) func isTheMeanOverOrders(causes: Int) {
    var games = RandomGames(seed: causes)
    let worth = (0..<(1 << causes)).map { _ in games.uniform(-1...1) }
    var sums = [Double](repeating: 0, count: causes)
    var orders = 0.0
    func walk(_ subset: Int) {
      let open = (0..<causes).filter { subset >> $0 & 1 == 0 }
      if open.isEmpty { orders += 1 }
      for cause in open {
        let rest = (1..<max(1, open.count)).reduce(1.0) { $0 * Double($1) }
        sums[cause] += rest * (worth[subset | 1 << cause] - worth[subset])
        walk(subset | 1 << cause)
      }
    }
    walk(0)
    let values = shapleyValues(worth)
    for cause in 0..<causes { #expect(abs(values[cause] - sums[cause] / orders) < 1e-12) }
    #expect(abs(values.reduce(0, +) - worth[worth.count - 1] + worth[0]) < 1e-12)
  }
}

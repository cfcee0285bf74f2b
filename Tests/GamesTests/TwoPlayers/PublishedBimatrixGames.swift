import Games
import ResilienceNumerics
import Testing

/// Games of two players whose equilibria are published, written down from the papers.
struct PublishedBimatrixGame: Sendable, CustomTestStringConvertible {
  let name: String
  let game: BimatrixGame
  let pure: Int
  let extreme: Int
  let components: Int

  var testDescription: String { name }

  init(_ name: String, _ first: [[Int]], _ second: [[Int]], pure: Int, extreme: Int, components: Int) {
    self.name = name
    game = BimatrixGame(
      rowCount: first.count, columnCount: first[0].count,
      payoffs: [first, second].map { $0.joined().map { Rational($0) } })
    (self.pure, self.extreme, self.components) = (pure, extreme, components)
  }

  static func identity(_ n: Int) -> [[Int]] { (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } } }

  static let all: [PublishedBimatrixGame] = [
    // Tucker 1950.
    .init("prisoners", [[-1, -10], [0, -9]], [[-1, 0], [-10, -9]], pure: 1, extreme: 1, components: 1),
    // von Neumann 1928.
    .init("pennies", [[1, -1], [-1, 1]], [[-1, 1], [1, -1]], pure: 0, extreme: 1, components: 1),
    // Shapley, "Some topics in two-person games", 1964.
    .init(
      "Shapley 1964", [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0, 1, 0], [0, 0, 1], [1, 0, 0]], pure: 0,
      extreme: 1,
      components: 1),
    // Coordination on n meeting points: one equilibrium for each set of them.
    .init("meeting", identity(4), identity(4), pure: 4, extreme: 15, components: 15),
    // Nobody cares.
    .init("zeros", [[0, 0], [0, 0]], [[0, 0], [0, 0]], pure: 4, extreme: 4, components: 1),
    // von Stengel 2007, equation (3.4), and its degenerate sister (3.7).
    .init(
      "von Stengel 2007", [[3, 3], [2, 5], [0, 6]], [[3, 2], [2, 6], [3, 1]], pure: 1, extreme: 3,
      components: 3),
    .init(
      "von Stengel 2007, degenerate", [[3, 3], [2, 5], [0, 6]], [[3, 3], [2, 6], [3, 1]], pure: 1, extreme: 3,
      components: 2),
    // O'Neill, "Nonmetric test of the minimax theory of two-person zerosum games", PNAS 84 (1987) 2106.
    .init(
      "O'Neill 1987",
      [[-1, 1, 1, -1], [1, -1, 1, -1], [1, 1, -1, -1], [-1, -1, -1, 1]],
      [[1, -1, -1, 1], [-1, 1, -1, 1], [-1, -1, 1, 1], [1, 1, 1, -1]], pure: 0, extreme: 1, components: 1),
    // von Stengel, "New maximal numbers of equilibria in bimatrix games", DCG 21 (1999) 557, section 4.
    .init(
      "von Stengel 1999",
      [
        [9504, -660, 19976, -20526, 1776, -8976], [-111_771, 31680, -130_944, 168124, -8514, 52764],
        [397584, -113_850, 451176, -586_476, 29216, -178_761],
        [171204, -45936, 208626, -263_076, 14124, -84436],
        [1_303_104, -453_420, 1_227_336, -1_718_376, 72336, -461_736],
        [737154, -227_040, 774576, -1_039_236, 48081, -300_036],
      ],
      [
        [72336, 48081, 29216, 14124, 1776, -8514], [-461_736, -300_036, -178_761, -84436, -8976, 52764],
        [1_227_336, 774576, 451176, 208626, 19976, -130_944],
        [-1_718_376, -1_039_236, -586_476, -263_076, -20526, 168124],
        [1_303_104, 737154, 397584, 171204, 9504, -111_771],
        [-453_420, -227_040, -113_850, -45936, -660, 31680],
      ], pure: 2, extreme: 75, components: 75),
  ]
}

extension RandomGames {
  /// Payoffs from a few whole numbers: the fewer, the more ties.
  mutating func bimatrix(rows: Int, columns: Int, values: ClosedRange<Int>) -> BimatrixGame {
    BimatrixGame(
      rowCount: rows, columnCount: columns,
      payoffs: (0..<2).map { _ in
        (0..<rows * columns).map { _ in Rational(Int.random(in: values, using: &random)) }
      })
  }
}

extension BimatrixGame {
  /// The same game seen from the other side.
  var transposed: BimatrixGame {
    BimatrixGame(
      rowCount: columnCount, columnCount: rowCount,
      payoffs: [1, 0].map { player in
        (0..<rowCount * columnCount).map { payoffs[player][$0 % rowCount * columnCount + $0 / rowCount] }
      })
  }
}

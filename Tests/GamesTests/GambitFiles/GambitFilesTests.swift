import Testing

@testable import Games

@Suite struct GambitFilesTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-2.5, "-2.5"), (0.000012, "0.000012"), (-1.25e-7, "-0.000000125"),
    (3e20, "300000000000000000000"), (1.5e16, "15000000000000000"), (-0.1, "-0.1"), (1e-5, "0.00001"),
  ])
  func numbersWithoutExponent(value: Double, text: String) {
    #expect(gambitNumber(value) == text)
    #expect(Double(gambitNumber(value)) == value)
  }

  /// Two firms, two sites: the file as a whole.
  @Test func files() {
    let firm = SharedHazardGame.PlayerType(
      count: 2, weight: 1, exponent: 1, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let table = TypeSymmetricTable(SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm]))
    let normal = NormalFormGame(table, typeNames: ["firm"], strategyNames: ["a", "b \"c\""])
    #expect(
      normal.nfg(title: "two") == """
        NFG 1 R "two" { "firm 1" "firm 2" }

        { { "a" "b \\"c\\"" }
        { "a" "b \\"c\\"" }
        }
        ""

        -2 -2
        -9.5 -10
        -10 -9.5
        -1.5 -1.5

        """)
    #expect(
      table.agg(title: "two\nlines", nodeNames: [["a", "b"]]) == """
        #AGG
        # two lines
        # players, action nodes, function nodes
        2
        2
        0
        # sizes of the action sets
        2 2
        # action sets
        0 1
        0 1
        # the graph: every node sees every node
        2 0 1
        2 0 1
        # a
        1 2
        [ 2 0 ] -2
        [ 1 1 ] -10
        # b
        1 2
        [ 1 1 ] -9.5
        [ 0 2 ] -1.5

        """)
  }

  @Test func sizes() {
    #expect(NormalFormGame.entries(counts: [5], strategyCount: 6) == 5 * 7776)
    #expect(NormalFormGame.entries(counts: [1_000_000], strategyCount: 6) == Int.max)
    #expect(TypeSymmetricTable.entries(counts: [1, 4], strategyCount: 6) == 6 * 126 + 6 * 6 * 56)
    #expect(TypeSymmetricTable.entries(counts: [1_000_000], strategyCount: 6) == Int.max)
  }
}

import ResilienceNumerics
import Testing

@testable import Games

@Suite struct BimatrixTablesTests {
  private func read(_ text: String) throws -> BimatrixGame {
    try #require(BimatrixGame(try GambitNormalForm(game: Array(text.utf8))))
  }

  /// The same game of two rows and three columns in every dress.
  @Test(arguments: [
    "2 3\n\n1 2 3\n4 5 6\n\n1/2 0 -1\n0.25 7 8\n",
    "1,2,3\n4,5,6\n\n1/2,0,-1\n0.25,7,8",
    "\u{FEFF}1; 2; 3\r\n4; 5; 6\r\n\r\n\r\n1/2; 0; -1\r\n0.25; 7; 8\r\n",
    "  1\t2\t3\n4 5 6\n \n\"1/2\" \"0\" \"-1\"\n0.25 7 8\n",
    "2 3\n1 2 3\n4 5 6\n1/2 0 -1\n0.25 7 8\n",
  ])
  func dresses(text: String) throws {
    let game = try read(text)
    #expect(game.rowCount == 2 && game.columnCount == 3)
    #expect(game.payoffs[0] == [1, 2, 3, 4, 5, 6])
    #expect(game.payoffs[1] == [Rational(1, 2), 0, -1, Rational(1, 4), 7, 8])
  }

  /// Tables of two columns may begin like a shape.
  @Test func twoColumns() throws {
    #expect(try read("1 2\n3 4\n\n5 6\n7 8").payoffs[0] == [1, 2, 3, 4])
    #expect(try read("1 2\n\n3 4\n5 6").columnCount == 2)
    #expect(try read("1\n\n2").rowCount == 1)
    #expect(try read("2\n1\n\n3\n4").payoffs == [[2, 1], [3, 4]])
  }

  @Test(arguments: [
    (
      "1 2\n3 4",
      "1:1: expected two tables of numbers of the same shape with an empty line between them, found 1 table"
    ),
    (
      "1 2\n3\n\n1 2\n3 4",
      "2:1: expected two tables of numbers of the same shape with an empty line between them, found 1 number in a line after 2"
    ),
    (
      "7 8 9\n\n3 4 1\n5 6 1",
      "3:1: expected two tables of numbers of the same shape with an empty line between them, found 1 and 2 rows"
    ),
    ("1 2\n3 x\n\n1 2\n3 4", "2:3: 'x' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    ("1 2\n3 \u{1B}[2J\n\n1 2\n3 4", "2:4: '[2J' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    ("1e301 2\n\n3 4", "1:1: '1e301' is too large; payoffs go to 1e300"),
  ])
  func errorsNameTheirPlace(text: String, line: String) {
    do throws(GambitFileError) {
      _ = try GambitNormalForm(game: Array(text.utf8))
      Issue.record("accepted")
    } catch { #expect(error.description == line) }
  }

  /// Formats that are known but not read are named, with a way to convert them.
  @Test(arguments: [
    ("EFG 2 R \"\" { \"A\" }\n", "read_efg"), ("<gambit:document xmlns=\"x\">", "read_gbt"),
    ("3\n\n2 2 2\n1 2 3 4 5 6 7 8\n", "GAMUT"), ("#BAGG\n2", "read_bagg"),
  ])
  func otherFormats(text: String, hint: String) {
    do throws(GambitFileError) {
      _ = try GambitNormalForm(game: Array(text.utf8))
      Issue.record("accepted")
    } catch { #expect(error.description.contains(hint)) }
  }
}

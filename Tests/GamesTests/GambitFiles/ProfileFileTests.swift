import ResilienceNumerics
import Testing

@testable import Games

@Suite struct ProfileFileTests {
  private func read(_ text: String) throws(GambitFileError) -> [[[Rational]]] {
    try ProfileFile(Array(text.utf8), sizes: [2, 3]).profiles.map(\.probabilities)
  }

  @Test func gambitLines() throws {
    let found = try read("NE,1/2,1/2,0,0.25,3/4\r\nNE,1,0,1,0,0\n")
    #expect(
      found == [
        [[Rational(1, 2), Rational(1, 2)], [0, Rational(1, 4), Rational(3, 4)]], [[1, 0], [1, 0, 0]],
      ])
  }

  /// Exact fractions take the place of the rounded profile before them.
  @Test func ownJSON() throws {
    let found = try read(
      """
      {"title": "a \\" [profile]", "equilibria": [
        {"kind": "mixed", "profile": [[0.333333333333, 0.666666666667], [1, 0, 0]],
         "exact": [["1/3", "2/3"], ["1", "0", "0"]]},
        {"profile": [[1, 0], [0, 0, 1]]}]}
      """)
    #expect(found == [[[Rational(1, 3), Rational(2, 3)], [1, 0, 0]], [[1, 0], [0, 0, 1]]])
  }

  @Test(arguments: [
    ("NE,1/2,1/2,0,1", "1:1: expected 5 probabilities, one a strategy, found 4"),
    ("NE,1,0,1,0,x", "1:12: 'x' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    ("\nEN,1", "2:1: expected 'NE,' and probabilities, or JSON, found 'E'"),
    ("{\"profile\": [[1, 0], [1, 0]]}", "1:12: expected lists of 2, 3 probabilities, found 2, 2"),
    ("{\"profile\": [[1, 0], [1, 0, 0]", "1:31: the file ends where ']' or ',' was expected"),
    ("{\"profile", "1:2: this text in quotes has no end"),
    ("NE,1,1,1,0,0", "1:1: expected probabilities that are not negative and add up to 1, found a sum of 2.0"),
  ])
  func errorsNameTheirPlace(text: String, line: String) {
    do throws(GambitFileError) {
      _ = try read(text)
      Issue.record("accepted")
    } catch { #expect(error.description == line) }
  }

  /// Bytes at random never crash it.
  @Test func noise() {
    var games = RandomGames(seed: 5)
    let letters = Array("{}[]\":,NE01/.-profile exact\n\\".utf8)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &games.random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &games.random)]
      }
      _ = try? ProfileFile(bytes, sizes: [2, 1])
    }
  }

  /// The checker knows an equilibrium from a profile that is none, exactly.
  @Test func check() throws {
    let file = try GambitNormalForm(
      nfg: Array("NFG 1 R \"\" {\"A\" \"B\"} {2 2} 3 1 0 0 0 0 1 3".utf8))
    let profiles = try ProfileFile(Array("NE,3/4,1/4,1/4,3/4\nNE,1,0,1,0\nNE,1,0,0,1".utf8), sizes: [2, 2])
    let check = ProfileCheck(profiles, of: file)
    #expect(check.rows.map(\.isEquilibrium) == [true, true, false])
    #expect(check.rows[2].exact?.regret == 1)
    #expect(!check.holds)
  }
}

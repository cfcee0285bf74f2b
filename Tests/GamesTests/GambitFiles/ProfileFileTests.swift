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
    ("NE,1,1,1,0,0", "1:1: expected probabilities that add up to 1, found a sum of 2.0"),
    ("NE,0.33,0.33,1,0,0", "1:1: expected probabilities that add up to 1, found a sum of 0.66"),
    ("NE,-1/10,11/10,1,0,0", "1:4: the probability '-1/10' is negative"),
    ("NE,1,0,1,0,\u{1B}[31m", "1:12: '?' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    ("\u{1B}]0;x,1", "1:1: expected 'NE,' and probabilities, or JSON, found '?'"),
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

  /// What Gambit prints besides profiles, and what editors put before them.
  @Test func bannersAndMarks() throws {
    let file = """
      \u{FEFF}Compute Nash equilibria by enumerating extreme points
      Gambit version 16.3.0, Copyright (C) 1994-2025, The Gambit Project
      # by hand

      NE,1/2,1/2,1,0,0
      convex-1,1/2,1/2,1,0,0
      """
    #expect(try read(file) == [[[Rational(1, 2), Rational(1, 2)], [1, 0, 0]]])
    #expect(try read("") == [])
    #expect(try read("{\"equilibria\": []}") == [])
  }

  /// Six decimals were rounded, short decimals and fractions were not; three thirds of six decimals miss 1.
  @Test func looseness() throws {
    func looseness(_ text: String) throws -> [Double] {
      try ProfileFile(Array(text.utf8), sizes: [2, 3]).profiles[0].looseness
    }
    #expect(try looseness("NE,1/2,1/2,1,0,0") == [0, 0])
    #expect(try looseness("NE,0.5,0.5,0.25,0.25,0.5") == [0, 0])
    #expect(try looseness("NE,0.5,0.5,0.333333,0.333333,0.333333").map { ($0 * 1e9).rounded() } == [0, 3000])
    #expect(try looseness("NE,0.5,0.5,0.33,0.33,0.33").map { ($0 * 1e9).rounded() } == [0, 30_000_000])
    // Shortest decimals: 0.5 lost zeros, not digits.
    #expect(try looseness("NE,0.5,0.5,0.5,0.4999999999,1e-10")[1] < 1e-9)
  }
}

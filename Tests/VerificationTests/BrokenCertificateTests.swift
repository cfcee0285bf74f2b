import Games
import ResilienceNumerics
import Testing

@testable import Verification

/// Reasons that say something wrong: boxes of counts, walks, values, roots, what is no certificate at all.
@Suite struct BrokenCertificateTests {
  typealias Fixture = CertificateVerificationTests

  /// Firms that gain from company, by shares: boxes of counts.
  private static func boxes() throws -> [String] {
    let firm = SharedHazardGame.PlayerType(
      count: 9, weight: 1, exponent: 1, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    return try EquilibriumCertificate(game, parts: [.pure]).lines
  }

  /// A box that is cut outside of itself, a move that does not gain, a profile that moves, a box that is left open or out.
  @Test func boxesOfCountsAreChecked() throws {
    let lines = try Self.boxes()
    #expect(try Fixture.check(lines).get().parts == [.init(name: "pure", equilibria: 2)])
    var kinds: Set<String> = []
    for (place, line) in lines.enumerated().dropFirst(3).dropLast() {
      let name = String(line.dropFirst(2).prefix { $0 != "\"" })
      kinds.insert(name)
      let wrong =
        switch name {
        case "box":
          ["[\"box\",0,0,9]", "[\"box\",0,0,-1]", "[\"box\",0,2,0]", "[\"box\",1,0,0]", "[\"rest\"]"]
        case "move":
          [line.contains("0,0,1") ? "[\"move\",0,1,0]" : "[\"move\",0,0,1]", "[\"rest\"]", "[\"?\"]"]
        default: ["[\"move\",0,0,1]", "[\"move\",0,1,0]", "[\"box\",0,0,3]", "[\"?\"]"]
        }
      for text in wrong {
        var changed = lines
        changed[place] = text
        #expect(Fixture.isRefused(changed), "line \(place + 1): \(line) as \(text)")
      }
      var less = lines
      less.remove(at: place)
      #expect(Fixture.isRefused(less), "without line \(place + 1): \(line)")
    }
    #expect(kinds == ["box", "move", "rest"])
  }

  /// A pivot that is left out leaves a basis unvisited.
  @Test func walksVisitEveryBasis() throws {
    let lines = try Fixture.lines(Fixture.degenerate)
    for (place, line) in lines.enumerated() where line.hasPrefix("[\"walk\"") {
      for wrong in [
        String(line.prefix { $0 != "," }) + "]", line.dropLast().prefix(line.count - 3) + "]",
        "[\"walk\",-1" + line.dropFirst(7), "[\"walk\",99" + line.dropFirst(7),
      ] {
        var changed = lines
        changed[place] = wrong
        #expect(Fixture.isRefused(changed), "\(wrong)")
      }
    }
  }

  /// What is no certificate is told from one that proves nothing; numbers of any size end in a reason.
  @Test(arguments: [
    ("", true), ("\n", true), ("hello\n", true), ("{\"a\":1}\n", true), ("[1]\n", true),
    (String(repeating: "[", count: 100_000) + "\n", true),
    ("{\"certificate\":1,\"certificate\":1}\n", true), ("{\"certificate\":1e999999999}\n", true),
    ("{\"certificate\":2}\n", false), ("{\"certificate\":-9223372036854775808}\n", false),
    ("{\"certificate\":1,\"players\":[-9223372036854775808],\"strategies\":[9223372036854775807]}\n", false),
    (
      "{\"certificate\":1,\"form\":\"counts\",\"players\":[10000,10000],\"strategies\":[1000,1000],"
        + "\"unit\":[\"1\",\"1\"],\"payoffs\":[[],[]]}\n", false
    ),
  ])
  func whatIsNoCertificate(text: String, isOfAnotherKind: Bool) {
    do throws(CertificateVerification.Refusal) {
      _ = try CertificateVerification(Array(text.utf8))
      Issue.record("accepted")
    } catch {
      #expect(error.isOfAnotherKind == isOfAnotherKind && error.line == 1, "\(error.reason)")
    }
  }

  /// A certificate that cannot be cut off is refused with its size; a tree is cut off.
  @Test func limitsAreKept() throws {
    let pennies = try GambitNormalForm(nfg: Array(Fixture.pennies.utf8))
    #expect(throws: CertificateError.tooLong(bytes: 421, limit: 300)) {
      try EquilibriumCertificate(pennies, concept: .all, limit: 300)
    }
    #expect(throws: CertificateError.self) { try EquilibriumCertificate(dominanceOf: pennies, limit: 150) }
    let nine = try GambitNormalForm(nfg: Array(Fixture.nine.utf8))
    let whole = try EquilibriumCertificate(nine, concept: .all)
    let bytes = whole.text.utf8.count
    for limit in [bytes / 2, bytes - 100] {
      let cut = try EquilibriumCertificate(nine, concept: .all, limit: limit)
      #expect(cut.isCutOff && !cut.isComplete && cut.text.utf8.count <= limit + 500)
      #expect(try Fixture.check(cut.lines).get().undecided == cut.undecided)
    }
    #expect(!whole.isCutOff)
  }
}

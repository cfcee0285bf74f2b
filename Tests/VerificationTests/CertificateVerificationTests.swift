import Games
import ResilienceNumerics
import Testing

@testable import Verification

/// Certificates of small games are accepted, and refused once anything in them is wrong.
@Suite struct CertificateVerificationTests {
  /// McKelvey and McLennan, "The maximal number of regular totally mixed Nash equilibria", JET 72 (1997) 411: nine
  /// equilibria, two of them totally mixed.
  static let nine = game(
    [2, 2, 2],
    [9, 8, 12, 0, 0, 0, 0, 0, 0, 9, 8, 2, 0, 0, 0, 3, 4, 6, 3, 4, 6, 0, 0, 0])
  /// Nau, Gomez Canovas, Hansen, "On the geometry of Nash equilibria and correlated equilibria", IJGT 32 (2004) 443:
  /// one equilibrium, with irrational shares.
  static let irrational = game(
    [2, 2, 2],
    [3, 0, 2, 0, 1, 0, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 3, 0, 0, 1, 0, 2, 0, 3])
  /// Matching pennies with a third player who likes the first to win.
  static let pennies = game([2, 2], [1, -1, -1, 1, -1, 1, 1, -1])
  /// Two strategies of the first player that pay the same: a continuum.
  static let degenerate = game([3, 2], [1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1])

  /// A game from whole payoffs, the first player's strategy fastest.
  static func game(_ sizes: [Int], _ payoffs: [Int]) -> String {
    let players = sizes.indices.map { "\"\($0)\"" }.joined(separator: " ")
    let shape = sizes.map(String.init).joined(separator: " ")
    return "NFG 1 R \"\" { \(players) } { \(shape) } \(payoffs.map(String.init).joined(separator: " "))"
  }

  static func lines(_ game: String, _ concept: GameSolution.Concept = .all) throws -> [String] {
    try EquilibriumCertificate(GambitNormalForm(nfg: Array(game.utf8)), concept: concept).lines
  }

  static func check(_ lines: [String]) -> Result<CertificateVerification, CertificateVerification.Refusal> {
    do throws(CertificateVerification.Refusal) {
      return .success(try CertificateVerification(Array(lines.map { $0 + "\n" }.joined().utf8)))
    } catch { return .failure(error) }
  }

  static func isRefused(_ lines: [String]) -> Bool {
    if case .failure = check(lines) { true } else { false }
  }

  // MARK: Accepted

  @Test(arguments: [(nine, 9), (irrational, 1)])
  func allEquilibriaOfThreePlayersAreProved(game: String, count: Int) throws {
    let checked = try Self.check(Self.lines(game)).get()
    #expect(checked.parts == [.init(name: "mixtures", equilibria: count)])
    #expect(checked.undecided == 0)
  }

  @Test func extremeEquilibriaOfTwoPlayersAreProved() throws {
    let parts = try Self.check(Self.lines(Self.pennies)).get().parts
    #expect(parts == [.init(name: "vertices", equilibria: 1), .init(name: "value", equilibria: 1)])
    let solution = GameSolution(try GambitNormalForm(nfg: Array(Self.degenerate.utf8)))
    #expect(
      try Self.check(Self.lines(Self.degenerate)).get().parts
        == [.init(name: "vertices", equilibria: solution.equilibria.count)])
  }

  @Test func pureEquilibriaAreProved() throws {
    #expect(
      try Self.check(Self.lines(Self.nine, .pure)).get().parts == [.init(name: "pure", equilibria: 4)])
  }

  /// Pearce, "Rationalizable strategic behavior", Econometrica 52 (1984) 1029: a strategy that only a mixture
  /// dominates.
  @Test func dominanceByMixturesIsProved() throws {
    let game = Self.game([3, 2], [4, 1, 0, 1, 1, 1, 0, 1, 4, 1, 1, 1])
    let file = try GambitNormalForm(nfg: Array(game.utf8))
    let lines = try EquilibriumCertificate(dominanceOf: file).lines
    #expect(try Self.check(lines).get().parts == [.init(name: "dominance", equilibria: 4)])
    let place = try #require(lines.firstIndex { $0.hasPrefix("[\"drop\"") })
    for wrong in ["[\"drop\",0,1,0,1]", "[\"drop\",0,1]", "[\"drop\",0,0,1,1]"] {
      var changed = lines
      changed[place] = wrong
      #expect(Self.isRefused(changed))
    }
    let best = try #require(lines.firstIndex { $0.hasPrefix("[\"best\",0,0") })
    var changed = lines
    changed[best] = "[\"best\",0,0,1,1]"
    #expect(Self.isRefused(changed))
  }

  @Test func wrongValuesAreRefused() throws {
    let lines = try Self.lines(Self.pennies)
    let place = try #require(lines.firstIndex { $0.hasPrefix("[\"value\"") })
    for wrong in [
      #"["value",["1","0"],["1/2","1/2"],"1","0"]"#, #"["value",["1/2","1/2"],["1/2","1/2"],"1","1"]"#,
      #"["value",["1/2","1/2"],["3/2","-1/2"],"1","0"]"#, #"["value",["1/2","1/2"],["1/2","1/2"],"-1","0"]"#,
    ] {
      var changed = lines
      changed[place] = wrong
      #expect(Self.isRefused(changed), "\(wrong)")
    }
  }

  /// Every firm gains from company: all on one site, and one mixture.
  @Test(arguments: [5, 1_000_000]) func marketsOfSharesAreProved(firms: Int) throws {
    let firm = SharedHazardGame.PlayerType(
      count: firms, weight: 1, exponent: 1, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let lines = try EquilibriumCertificate(game, parts: [.pure, .mixtures]).lines
    let checked = try Self.check(lines).get()
    #expect(checked.parts == [.init(name: "pure", equilibria: 2), .init(name: "mixtures", equilibria: 3)])
    #expect(checked.undecided == 0)
  }

  /// A curved market is stated as a table of its computed payoffs.
  @Test func curvedMarketsAreProved() throws {
    let firm = SharedHazardGame.PlayerType(
      count: 5, weight: 1, exponent: 1.5, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0.1], [0.1, 1]], types: [firm])
    let lines = try EquilibriumCertificate(game, parts: [.pure, .mixtures]).lines
    let checked = try Self.check(lines).get()
    #expect(checked.undecided == 0)
    #expect(checked.parts.map(\.equilibria) == [2, 3])
  }

  /// The same two players three times: all mixtures of two are equilibria, so that nothing is called complete.
  @Test func continuaStayUndecided() throws {
    let lines = try Self.lines(Self.game([2, 2, 2], [Int](repeating: 0, count: 24)))
    #expect(try Self.check(lines).get().undecided > 0)
  }

  @Test func limitsCutOff() throws {
    let file = try GambitNormalForm(nfg: Array(Self.nine.utf8))
    let certificate = try EquilibriumCertificate(file, concept: .all, limit: 1_500)
    #expect(certificate.isCutOff)
    #expect(!certificate.isComplete)
    #expect(try Self.check(certificate.lines).get().undecided > 0)
  }

  // MARK: Refused

  /// Bytes that are changed at random end in a refusal, or change nothing that matters; they never trap.
  @Test func changedBytesDoNoHarm() throws {
    var state: UInt64 = 1
    for game in [Self.nine, Self.degenerate] {
      let bytes = Array(try Self.lines(game).map { $0 + "\n" }.joined().utf8)
      for _ in 0..<60 {
        var changed = bytes
        for _ in 0..<2 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          changed[Int(state >> 33) % bytes.count] = Array("0123456789-,[]\"?".utf8)[Int(state >> 20) % 16]
        }
        _ = try? CertificateVerification(changed)
      }
    }
  }

  @Test func everyMissingOrDoubledLineIsRefused() throws {
    for (game, step) in [(Self.nine, 6), (Self.pennies, 1), (Self.irrational, 1)] {
      let lines = try Self.lines(game)
      // A dropped strategy may not be needed, and a walk may go in circles.
      for place in stride(from: 0, to: lines.count, by: step)
      where !lines[place].hasPrefix("[\"drop") && !lines[place].hasPrefix("[\"walk") {
        var less = lines
        less.remove(at: place)
        #expect(Self.isRefused(less), "without line \(place + 1): \(lines[place])")
        var more = lines
        more.insert(lines[place], at: place)
        #expect(Self.isRefused(more), "line \(place + 1) twice: \(lines[place])")
      }
    }
  }

  /// A leaf that is left open does not go with a claim of completeness.
  @Test func openLeavesAreRefused() throws {
    let lines = try Self.lines(Self.nine)
    let leaves = lines.indices.filter { lines[$0].hasPrefix("[\"sum\"") || lines[$0].hasPrefix("[\"only\"") }
    #expect(!leaves.isEmpty)
    for leaf in leaves.prefix(10) {
      var open = lines
      open[leaf] = "[\"?\"]"
      #expect(Self.isRefused(open))
    }
  }

  @Test func signsOfWeightsMatter() throws {
    let lines = try Self.lines(Self.nine)
    let sums = lines.enumerated().filter { $0.element.hasPrefix("[\"sum\"") }
    for (place, line) in sums.prefix(12) {
      var parts = line.dropFirst(7).dropLast().split(separator: ",").map(String.init)
      for weight in stride(from: 2, to: parts.count, by: 3) {
        parts[weight] = parts[weight].hasPrefix("-") ? String(parts[weight].dropFirst()) : "-" + parts[weight]
      }
      var wrong = lines
      wrong[place] = "[\"sum\"," + parts.joined(separator: ",") + "]"
      #expect(Self.isRefused(wrong), "\(wrong[place])")
    }
  }

  /// Dominance holds for a reason: the strategies exchanged, it does not.
  @Test func dominanceIsChecked() throws {
    let lines = try Self.lines(Self.nine)
    for (place, line) in lines.enumerated() where line.hasPrefix("[\"none\"") || line.hasPrefix("[\"drop\"") {
      let parts = line.dropFirst(8).dropLast().split(separator: ",")
      var wrong = lines
      wrong[place] = line.prefix(8) + "\(parts[0]),\(parts[1]),\(parts[1]),1]"
      #expect(Self.isRefused(wrong), "\(wrong[place])")
    }
  }

  @Test func movesBackAreRefused() throws {
    let lines = try Self.lines(Self.nine, .pure)
    let place = try #require(lines.firstIndex { $0.hasPrefix("[\"moves\"") })
    let numbers = lines[place].dropFirst(9).dropLast().split(separator: ",").map(String.init)
    var at = 0
    while at < numbers.count {
      var changed = numbers
      if numbers[at] == "-1" {
        changed.replaceSubrange(at...at, with: ["0", "0", "1"])
        at += 1
      } else {
        changed.swapAt(at + 1, at + 2)
        at += 3
      }
      var wrong = lines
      wrong[place] = "[\"moves\"," + changed.joined(separator: ",") + "]"
      #expect(Self.isRefused(wrong), "\(wrong[place])")
    }
  }

  /// Roots and walks: another number in any place of the line is refused, or the line says the same.
  @Test(arguments: [
    ("root", irrational, GameSolution.Concept.all), ("exact", nine, .all), ("walk", degenerate, .all),
    ("extreme", degenerate, .all),
  ])
  func changedEntriesAreRefused(kind: String, game: String, concept: GameSolution.Concept) throws {
    let lines = try Self.lines(game, concept)
    let places = lines.indices.filter { lines[$0].hasPrefix("[\"\(kind)\"") }
    #expect(!places.isEmpty)
    for place in places {
      let bytes = Array(lines[place].utf8)
      for at in 1..<bytes.count where Self.isDigit(bytes[at]) && !Self.isDigit(bytes[at - 1]) {
        guard isDecisive(kind, bytes, at) else { continue }
        var changed = bytes
        changed[at] = bytes[at] == 49 ? 50 : 49
        var wrong = lines
        wrong[place] = String(decoding: changed, as: UTF8.self)
        #expect(Self.isRefused(wrong), "\(wrong[place])")
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Whether the first digit of a number decides anything: entries of a root's matrix leave room.
  private func isDecisive(_ kind: String, _ bytes: [UInt8], _ at: Int) -> Bool {
    kind != "root" || bytes[..<at].count { $0 == UInt8(ascii: "[") } < 4
  }
}

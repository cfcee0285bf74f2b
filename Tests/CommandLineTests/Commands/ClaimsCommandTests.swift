import Foundation
import Testing

@testable import CommandLineInterface

@Suite struct ClaimsCommandTests {
  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  private func failure(_ line: String) throws -> String {
    let failure = #expect(throws: Failure.self) { try text(line) }
    #expect(failure?.code == .usage)
    return failure?.line ?? ""
  }

  @Test(arguments: ["en", "zh"])
  func everyClaimHasASentence(language: String) throws {
    let object = try JSONSerialization.jsonObject(
      with: Data(try text("claims --json --lang \(language)").utf8))
    let members = try #require(object as? [String: Any])
    #expect(members["schema"] as? String == "resilience-econ/claims/2")
    let claims = try #require(members["claims"] as? [[String: Any]])
    #expect(claims.count == 40)
    for claim in claims {
      for key in ["claim", "says", "verdict", "finding", "command", "source"] {
        let value = try #require(claim[key] as? String)
        #expect(!value.isEmpty && !value.contains("nan") && !value.contains("(-"), "\(claim)")
      }
    }
  }

  /// Every command that is named can be typed.
  @Test func commandsRun() throws {
    let rows = try text("claims --format csv").split(separator: "\r\n").dropFirst()
    let commands = Set(rows.compactMap { $0.split(separator: ",").dropLast().last.map(String.init) })
    #expect(commands.count > 10)
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      #expect(throws: Never.self) { try ArgumentParser(root: .root).parse(words) }
    }
  }

  @Test func verdictsFollow() throws {
    let page = try text("claims --width 80")
    #expect(page.contains("21 hold, 6 hold if something is granted, 6 do not. 4\nfollow"))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try text("claims --set firms.ordinary.blameSharing=0") != page)
    #expect(try text("claims --fix conditional-write").contains("Nothing happens."))
    #expect(try text("claims --format markdown").contains("| 1 | It lasted 14 h 32 min. | holds |"))
  }

  @Test func badInputsAreNamed() throws {
    #expect(try failure("claims --fix runbok").contains("did you mean 'runbook'?"))
    #expect(try failure("claims --fix staged-rollout").contains("changes nothing"))
    #expect(try failure("claims --record nowhere.csv").contains("no such file"))
    #expect(try failure("claims --set firms.ordinary.blam=1").contains("did you mean 'blame'?"))
  }
}

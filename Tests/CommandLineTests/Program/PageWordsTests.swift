import Foundation
import Outages
import Report
import Scenario
import Testing

@testable import CommandLineInterface

/// What a person reads: labels and no keys, and the numbers that machines get.
@Suite struct PageWordsTests {
  static let presets = ["us-east-1"]
  static let commands = [
    "brief", "equilibria", "payoffs", "button", "what-if --vary lambda=0.5,1 --show payoff",
    "outages --years 0", "equilibria --concept mixed --firms 2", "equilibria --concept correlated --firms 2",
  ]

  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  /// Names with a hyphen and parameters in camel case of a scenario, but for names of places, which are labels too.
  private func keys(_ scenario: Scenario) -> Set<String> {
    let parameters = scenario.variedParameters.flatMap { $0.key.split(separator: ".").map(String.init) }
    let places = Set(scenario.regions.map(\.name))
    return Set(scenario.strategies.map(\.name) + scenario.hazards.map(\.name) + parameters).filter { key in
      let isCamel = zip(key, key.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
      return !places.contains(key) && (key.contains("-") || isCamel)
    }
  }

  @Test(arguments: presets, commands) func noKeyStandsOnAPage(preset: String, command: String) throws {
    let loaded = try ScenarioLoader.load(ScenarioRequest(presets: [preset])) { _ in .failure(.notFound) }
    let keys = keys(loaded.scenario)
    #expect(keys.contains("multi-region") && keys.contains("blameSharing"))
    for language in ["en", "zh"] {
      let page = try text(
        "\(command.hasPrefix("what-if") && preset == "netflix" ? "brief" : command) "
          + "--preset \(preset) --lang \(language) --width 200")
      // Commands and code spans speak in keys.
      let words = page.replacing(/`[^`]*`/, with: "").replacing(/--[a-z-]+(=\S+)?/, with: "")
        .split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }.map(String.init)
      for word in words { #expect(!keys.contains(word), "\(preset) \(command) \(language): \(word)") }
    }
  }

  /// Numbers of a Markdown page are those of the JSON, rounded, in some scale of money or in per cent.
  @Test(arguments: [
    "payoffs --preset netflix", "equilibria --preset netflix", "button", "incident --runs 20",
    "outages --years 0",
  ])
  func theSameNumbersEverywhere(command: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(try text(command + " --json").utf8))
    let known = numbers(json)
    let csv = try text(command + " --format csv")
    let inCSV = Set(csv.split { $0 == "," || $0.isNewline }.compactMap { Double($0) })
    #expect(!inCSV.isEmpty)
    for number in inCSV { #expect(known.contains { abs($0 - number) <= 1e-9 * abs(number) }, "\(number)") }
    let page = try text(command + " --format markdown")
    #expect(page.contains("|"))
    let cells = page.split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap { $0.split(separator: "|") }
    for cell in cells {
      let digits = cell.filter { $0.isNumber || $0 == "." || $0 == "-" }
      guard let value = Double(digits), !cell.contains("─"), cell.allSatisfy({ !$0.isLetter || $0 == "x" })
      else { continue }
      let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
      let tolerance = 0.51 * pow(10, -Double(decimals))
      let isKnown = [1, 1e3, 1e6, 1e9, 0.01].contains { scale in
        known.contains { abs(abs($0) / scale - abs(value)) <= max(tolerance, 0.006 * abs(value)) }
      }
      #expect(isKnown, "\(command): \(cell)")
    }
    let plain = try text(command + " --width 200")
    for cell in cells where Double(cell.trimmingCharacters(in: .whitespaces).filter { $0 != "," }) != nil {
      #expect(plain.contains(cell.trimmingCharacters(in: .whitespaces)), "\(command): \(cell)")
    }
  }

  private func numbers(_ json: Any) -> [Double] {
    switch json {
    case let number as NSNumber: [number.doubleValue]
    case let list as [Any]: list.flatMap(numbers)
    case let object as [String: Any]: object.values.flatMap(numbers)
    default: []
    }
  }

  /// The old name of a key is read as the new one.
  @Test func oldNamesOfKeysStillWork() throws {
    let new = try text("payoffs --format csv --set hazards.redundancyMachinery.rate=0.5")
    #expect(try text("payoffs --format csv --set hazards.glue.rate=0.5") == new)
    #expect(try text("payoffs --format csv") != new)
    let axis = "what-if --show payoff --format csv --vary "
    #expect(
      try text(axis + "hazards.glue.rate=0.1,0.5") == text(axis + "hazards.redundancyMachinery.rate=0.1,0.5"))
    let folder = try TemporaryFolder()
    try folder.write("{ extends: \"us-east-1\", hazards: { glue: { rate: 0.5 } } }", to: "old.json5")
    let run = try Executable(folder: folder.url).run(["payoffs", "--preset", "old.json5", "--format", "csv"])
    #expect(run.code == 0)
    #expect(
      run.errors == "resilience-econ: warning: hazards.glue is now called hazards.redundancyMachinery; "
        + "the old name still works\n")
  }
}

import Outages
import ResilienceNumerics
import Scenario
import Testing

@testable import CommandLineInterface

/// Settings from all of their legal ranges through the commands: a result, or one line. Ten thousands of them go through
/// `Tests/Fuzz/settings.py`.
@Suite struct SettingsTests {
  private static let commands = [
    ["brief", "--draws", "10"], ["brief", "--json", "--draws", "10"], ["payoffs"],
    ["equilibria", "--concept", "pure"],
    ["sweep", "--vary", "firms.ordinary.blameSharing=0..1:2", "--output", "/dev/null"],
    ["what-if", "--vary", "firms.ordinary.blame=1e4,1e6"],
  ]

  /// Numbers near both ends of a range, and between them by size.
  private func draw(_ range: ValidRange, isWhole: Bool, _ random: inout PhiloxStream) -> Double {
    let (way, share) = (random.uniform(), random.uniform())
    let small =
      range.isOpenBelow ? [.leastNonzeroMagnitude, 1e-300, 1e-12, 1e-6][Int(share * 4)] : range.lower
    let value =
      switch way {
      case ..<0.2: range.upper
      case ..<0.4: small
      default: range.lower + (range.upper - range.lower) * (way < 0.7 ? share : share * share * share * share)
      }
    let inside = range.clamped(value)
    return isWhole ? inside.rounded() : inside
  }

  private func words(_ seed: UInt64) throws -> [String] {
    var random = PhiloxStream(seed: seed, stream: 0x5E77, index: 0)
    var words = Self.commands[Int(random.uniform() * Double(Self.commands.count))]
    // The worst years are weighed by the scripts, which have the time.
    let attitude = random.uniform() < 0.5 ? "neutral" : "black-swan"
    words += ["--set", "risk.attitude=\(attitude)", "--firms", random.uniform() < 0.5 ? "3" : "20"]
    let request = ScenarioRequest(presets: ["us-east-1"], firms: 3, sets: ["risk.attitude=\(attitude)"])
    let scenario = try ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario
    let keys = scenario.parameters.filter { !$0.key.hasSuffix(".count") }
    for _ in 0..<(1 + Int(random.uniform() * 6)) {
      let key = keys[Int(random.uniform() * Double(keys.count))]
      let value = draw(key.validRange, isWhole: key.isWhole, &random)
      words += ["--set", "\(key.key)=\(key.isWhole ? "\(Int(value))" : "\(value)")"]
    }
    return words
  }

  @Test func aResultOrOneLine() throws {
    for seed in UInt64(1)...3 {
      let words = try words(seed)
      do throws(Failure) {
        let output = try Program().output(of: words)
        let text = output.text.lowercased()
        #expect(!text.contains("\": nan") && !text.contains(": inf"), "seed \(seed): \(words)")
      } catch { #expect(!error.line.isEmpty && !error.line.contains("\n"), "seed \(seed): \(words)") }
    }
  }

  /// Settings of each kind that ended the process once.
  @Test(arguments: [
    // A tail so rare that 1 less it is 1, and one whose tenth is 0.
    ["brief", "--set", "risk.attitude=tail-averse", "--set", "risk.tail=1e-30"],
    ["brief", "--set", "risk.attitude=tail-averse", "--set", "risk.tail=5e-324"],
    // Many events of a length that is nothing beside the others.
    [
      "equilibria", "--set", "risk.attitude=tail-averse", "--set", "hazards.node.severity=5e-324", "--set",
      "hazards.node.rate=30",
    ],
    // Half of the smallest number is 0, which no weight may be.
    ["what-if", "--tornado", "--firms", "2", "--set", "firms.ordinary.visibility=5e-324"],
    // A rate of a record beyond what a rate may be.
    ["payoffs", "--set", "hazards.internet.rate={events:0,years:5e-324}"],
  ])
  func oncePutAnEndToIt(words: [String]) {
    do throws(Failure) { #expect(!(try Program().output(of: words).text.isEmpty)) } catch {
      #expect(error.code == .usage && error.line.contains("expected"), "\(error.line)")
    }
  }
}

import Foundation
import Testing

@testable import CommandLineInterface

@Suite struct OutagesCommandTests {
  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  private func failure(_ line: String) throws -> String {
    let failure = #expect(throws: Failure.self) { try text(line) }
    #expect(failure?.code == 2)
    return failure?.line ?? ""
  }

  @Test func thePageHasThePublishedFigures() throws {
    let page = try text("outages --years 0 --width 100")
    #expect(page.contains("8 outages in 15 years, 0.53 a year"))
    #expect(page.contains("0.23 to 1.05"))
    #expect(page.contains("They last 10.25 h on average"))
    #expect(page.contains("99.938 %"))
    #expect(try text("outages --years 0 --lang zh").contains("15 年内 8 次故障"))
    #expect(try text("outages --years 0 --format markdown").hasPrefix("# Outages"))
    #expect(try text("outages --years 0 --format csv").hasPrefix("part,name,quantity"))
  }

  /// The published year: Poisson(0.5) outages, lognormal with median 4 h and sigma 1.
  @Test func theReferenceYear() throws {
    let key = "--set hazards.us-east-1."
    let line =
      "outages --hazard us-east-1 --years 20000 --format csv \(key)rate=0.5 "
      + "\(key)duration.mu=1.3862943611198906 \(key)duration.sigma=1"
    let page = try text(line)
    func value(_ name: String) throws -> Double {
      let row = try #require(page.split(separator: "\r\n").first { $0.hasPrefix("hours,exact,\(name),") })
      return try #require(Double(row.split(separator: ",")[3]))
    }
    #expect(abs(try value("mean") - 3.29744) < 5e-6)
    #expect(abs(try value("P90") - 10.23) < 0.005)
    #expect(abs(try value("P99.9") - 75.93) < 0.005)
    #expect(abs(try value("TVaR99") - 52.47) < 0.005)
    #expect(abs(try value("exceedance14h32") - 0.06095) < 5e-6)
    #expect(page.contains("hours,simulated,P99,"))
    #expect(try text(line + " --jobs 1") == text(line + " --jobs 3"))
  }

  @Test func jsonParses() throws {
    let data = Data(try text("outages --years 0 --json --limit 1000000 --waiting 8 --convexity 1.2").utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "resilience-econ/outages/2")
    #expect((object["outages"] as? [Any])?.count == 8)
    #expect((object["firms"] as? [Any])?.count == 6)
  }

  @Test func aRecordOfOnesOwn() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("mine.csv").path
    try "provider,date,scope,hours\nOwn,2020-01-01,region,3\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    #expect(try text("outages --years 0 --record \(file) --provider own").contains("1 outage in 15 years"))
    try "provider,date,scope\nOwn,2020,region\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(
      try failure("outages --record \(file)").hasSuffix(":1: no column 'hours'; found provider, date, scope"))
  }

  /// A name that the record does not know is no error, since it may just not have failed; the page says so.
  @Test func unknownNamesAreSaid() throws {
    let region = try text("outages --years 0 --region us-eest-1 --width 100")
    #expect(region.contains("The record knows no 'us-eest-1'; did you mean 'us-east-1'?"))
    #expect(try text("outages --years 0 --provider acme").contains("The record knows no 'acme'."))
    #expect(!(try text("outages --years 0 --provider aws --region us-east-1")).contains("knows no"))
  }

  /// Where a source says when most customers were back, that counts: one of the eight.
  @Test func depthIsSaidWhereItIsOnRecord() throws {
    #expect(try text("outages --years 0 --width 120").contains("For 1 of 8 a source says"))
    #expect(!(try text("outages --years 0 --provider nobody")).contains("a source says"))
  }

  /// The mean of 2 million hours by wholly different ways of computing it.
  @Test func aMillionOutagesAYear() throws {
    let line = "outages --hazard node --set hazards.node.rate=1e6 --width 100"
    let page = try text(line)
    #expect(page.contains("Simulated: 100 years") && page.contains("they overlap"))
    #expect(try text(line + " --jobs 1") == text(line + " --jobs 2"))
    let whole = try text("outages --years 0 --set hazards.node.rate=1e6 --uncertain --draws 20")
    #expect(!whole.contains("nan") && whole.contains("How sure: the expected loss"))
    let tooMuch = try failure(line + " --years 1000000")
    #expect(tooMuch.contains("events in the simulated years: 1,000,000,000,000 is out"))
  }

  /// A tail whose mean is infinite is refused with the reason, by the fit's index and by a preset's.
  @Test func aTailWithoutAMeanIsRefused() throws {
    let fitted = try failure("outages --years 0 --durations pareto --since 2020 --provider AWS")
    #expect(fitted.contains("tail index of the Pareto durations: 0.39"))
    #expect(fitted.contains("mean is infinite"))
    let stated = try failure("outages --set hazards.node.duration={kind:'pareto',scale:1,shape:0.9}")
    #expect(stated.contains("hazards.node.duration.shape: 0.9"), "\(stated)")
    let convex = try failure(
      "outages --convexity 1.2 --set hazards.node.duration={kind:'pareto',scale:1,shape:1.1}")
    #expect(convex.contains("hazards.node: shape: 1.1") && convex.contains("exponent 1.2"), "\(convex)")
  }

  @Test func badInputsAreNamed() throws {
    #expect(try failure("outages --record nowhere.csv").contains("no such file"))
    #expect(try failure("outages --convexity 9").contains("exponent: 9 is out of range"))
    #expect(try failure("outages --waiting -1").contains("expected a number, 0 or more, got '-1'"))
    #expect(try failure("outages --hazard us-eest-1").contains("did you mean 'us-east-1'?"))
    #expect(try failure("outages --since 2030").contains("the record ends in 2025"))
    #expect(try text("outages --years 0 --provider nobody").contains("nothing to fit"))
  }
}

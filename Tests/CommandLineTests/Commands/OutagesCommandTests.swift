import Foundation
import Testing

@testable import CommandLineInterface

@Suite struct OutagesCommandTests {
  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  private func failure(_ line: String) throws -> String {
    let failure = #expect(throws: Failure.self) { try text(line) }
    #expect(failure?.code == .usage)
    return failure?.line ?? ""
  }

  @Test func thePageHasThePublishedFigures() throws {
    let page = try text("outages --years 0 --width 100")
    #expect(page.contains("8 outages in 15 years, 0.533 a year"))
    #expect(page.contains("0.23 to 1.05"))
    #expect(page.contains("They last 10 h 15 min on average"))
    #expect(page.contains("99.938%"))
    #expect(try text("outages --years 0 --lang zh").contains("15 年内 8 次故障"))
    #expect(try text("outages --years 0 --format markdown").hasPrefix("# Outages"))
    #expect(try text("outages --years 0 --format csv").hasPrefix("section,subject,quantity"))
  }

  /// The published year: Poisson(0.5) outages, lognormal with median 4 h and sigma 1.
  @Test func theReferenceYear() throws {
    let key = "--set hazards.us-east-1."
    let line =
      "outages --hazard us-east-1 --years 20000 --format csv \(key)rate=0.5 "
      + "\(key)duration.mu=1.3862943611198906 \(key)duration.sigma=1"
    let page = try text(line)
    func value(_ name: String) throws -> Double {
      let row = try #require(page.split(separator: "\r\n").first { $0.contains("\(name),exact") })
      return try #require(Double(row.split(separator: ",")[3]))
    }
    #expect(abs(try value("mean") - 3.29744) < 5e-6)
    #expect(abs(try value("P90") - 10.23) < 0.005)
    #expect(abs(try value("P99.9") - 75.93) < 0.005)
    #expect(abs(try value("TVaR99") - 52.47) < 0.005)
    #expect(abs(try value("exceedance14h32") - 0.06095) < 5e-6)
    #expect(page.contains("annualHours,P99,simulated,"))
    #expect(try text(line + " --jobs 1") == text(line + " --jobs 3"))
  }

  @Test func jsonParses() throws {
    let data = Data(try text("outages --years 0 --json --limit 1000000 --waiting 8 --convexity 1.2").utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "resilience-econ/outages/2")
    #expect((object["outages"] as? [Any])?.count == 8)
    #expect((object["firms"] as? [Any])?.count == 6)
  }

  /// Writes files into a folder of their own while a test runs.
  private func withFiles(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try content.write(toFile: folder.appendingPathComponent(name).path, atomically: true, encoding: .utf8)
    }
    try body(folder.path)
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(try text(line).utf8)) as? [String: Any])
  }

  /// A log is read in its own window, never in the years of the built-in record.
  @Test func aRecordOfOnesOwn() throws {
    let files = [
      "log.csv": "Provider;Start;End\r\nOwn;2020-01-01 10:00;2020-01-01 13:00\r\nOwn;2021-01-01;\r\n",
      "day.csv": "provider,date,hours\nOwn,2020-01-01,3\n", "short.csv": "provider,date\nOwn,2020\n",
      "bad.csv": "date,hours\n2020-01-01,1\n2020-02-30,1\n", "future.csv": "date,hours\n2098-01-01,1\n",
    ]
    try withFiles(files) { folder in
      let page = try text("outages --record \(folder)/log.csv --provider own --width 100")
      #expect(page.contains("Own: 2 outages in 1 year, 1.99 a year"), "\(page)")
      #expect(
        page.contains(
          "Assumed to have been watched from the first to the last row, 2020-01-01 up to 2021-01-02"))
      #expect(!page.contains("ordinary") && !page.contains("us-east-1"))
      let asked = try text(
        "outages --record \(folder)/log.csv --from 2020-01-01 --until 2024-01-01 --per-hour $5k/h --width 100"
      )
      #expect(asked.contains("2 outages in 4 years, 0.5 a year") && asked.contains("Worst months"))
      let day = try text("outages --record \(folder)/day.csv")
      #expect(day.contains("Own: 1 outage.") && day.contains("the longest 3 h."))
      let short = try failure("outages --record \(folder)/short.csv")
      #expect(short.contains(":1: no column that says how long") && short.hasSuffix("found provider, date"))
      #expect(try failure("outages --record \(folder)/bad.csv").contains("bad.csv:3: date is '2020-02-30'"))
      #expect(try failure("outages --record \(folder)/future.csv").contains("expected nothing after today"))
    }
  }

  /// One outage a year of two hours on average at $5,000 an hour.
  @Test func aRecordInDollars() throws {
    let rows = (0..<10).map { "ACME,\(2010 + $0)-06-15,\($0 % 2 == 0 ? 1 : 3)\n" }.joined()
    try withFiles(["log.csv": "provider,date,hours\n" + rows]) { folder in
      let line = "outages --record \(folder)/log.csv --from 2010-01-01 --until 2020-01-01 --json"
      let found = try object(line + " --per-hour 5000")
      let loss = try #require((found["annualLoss"] as? [[String: Any]])?.first)
      let seen = try #require(loss["asSeen"] as? [String: Double])
      // Poisson(1) outages of $5,000 or $15,000: by Panjer's recursion P(year ≤ $5,000) = 0.552, P(≤ $25,000) = 0.903.
      #expect(seen["mean"] == 10_000)
      for (level, dollars) in [("P50", 5000.0), ("P90", 25_000)] {
        #expect(abs(try #require(seen[level]) / dollars - 1) < 2e-3, "\(level)")
      }
      #expect((found["months"] as? [[String: Any]])?.count == 10 && found["firms"] == nil)
      let preset = try object(line + " --preset us-east-1")
      let prices = try #require(preset["annualLoss"] as? [[String: Any]])
      #expect(prices.first?["name"] as? String == "ordinary")
    }
  }

  /// An outage that the built-in record has too counts once; an unknown name ends with the nearest one.
  @Test func namesAndDuplicates() throws {
    let twin = "provider,date,scope,region,hours\nAWS,2025-10-20,region,us-east-1,14.5\n"
    try withFiles(["twin.csv": twin]) { folder in
      let line = "outages --record \(folder)/twin.csv --provider AWS --scope region --region use1 --json"
      let found = try object(line)
      #expect((found["outages"] as? [Any])?.count == 8 && found["duplicates"] as? Int == 1)
    }
    #expect(
      try failure("outages --region us-eest-1").contains(
        "no provider has a region 'us-eest-1'; did you mean 'us-east-1'?"))
    #expect(try failure("outages --provider acme").contains("no outage of 'acme' is on record"))
    #expect(try failure("outages --provider Azure --region 'x'").contains("Azure has no region"))
    let google = try object("outages --provider gcp --region us-east1 --json")
    #expect((google["outages"] as? [Any])?.count == 11)
    let joint = try object("outages --provider gcp --region us-east1 --with us-west1 --json")
    #expect(((joint["joint"] as? [String: Any])?["commonEvents"] as? Int) == 9)
  }

  /// Where a source says when most customers were back, that counts: one of the eight.
  @Test func depthIsSaidWhereItIsOnRecord() throws {
    #expect(try text("outages --years 0 --width 120").contains("For 1 of 8 a source says"))
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
    #expect(fitted.contains("tail index of the Pareto durations: 0.42"))
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
    #expect(
      try failure("outages --waiting -1").contains("expected hours, as in 8 or 45 min, 0 or more, got '-1'"))
    #expect(try failure("outages --per-hour free").contains("expected dollars an hour, as in 5000, $5k/h"))
    #expect(try failure("outages --with us-west-2").contains("expected --region too"))
    #expect(try failure("outages --from tomorrow").contains("'tomorrow' is no date"))
    #expect(
      try failure("outages --provider AWS --from 2020-01-01 --until 2019-01-01").contains("is not after"))
    #expect(try failure("outages --map hours").contains("expected COLUMN=NAME"))
    #expect(try failure("outages --impact major=7").contains("expected shares by impact"))
    #expect(try failure("outages --hazard us-eest-1").contains("did you mean 'us-east-1'?"))
    #expect(try failure("outages --since 2030").contains("the record ends on 2026-01-01"))
  }
}

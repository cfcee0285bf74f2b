import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

private func day(_ text: String) throws -> Timestamp { try OutageFilter.date(text, option: "from") }

private func selection(
  _ text: String, _ filter: OutageFilter = OutageFilter(), withBuiltIn: Bool = true
) throws -> OutageSelection {
  var all = withBuiltIn ? try OutageRecord.builtIn() : OutageRecord([])
  all.append(try record(text))
  return try OutageSelection(all, filter)
}

@Suite struct OutageSelectionTests {
  /// The published figures of us-east-1: eight events in fifteen years.
  @Test func usEastOneIsAsPublished() throws {
    let filter = OutageFilter(provider: "aws", reach: .region, region: "us-east-1")
    let selection = try OutageSelection(try .builtIn(), filter)
    #expect(selection.outages.map(\.id) == ["A7", "A9", "A11", "A14", "A17", "A21", "A22", "A23"])
    #expect(selection.leftOut == 2)
    #expect(selection.yearCount == 15 && selection.windowReason == .builtIn)
    let interval = try PoissonInterval(events: selection.outages.count, years: selection.yearCount)
    #expect(String(format: "%.2f", interval.rate) == "0.53")
    #expect(String(format: "%.2f", interval.bounds.lowerBound) == "0.23")
    #expect(String(format: "%.2f", interval.bounds.upperBound) == "1.05")
    let hours = selection.hours.sorted()
    let mean = hours.reduce(0, +) / 8
    #expect(String(format: "%.2f", mean) == "10.25")
    #expect(String(format: "%.1f", (hours[3] + hours[4]) / 2) == "6.9")
    #expect(String(format: "%.3f", 100 * (1 - interval.rate * mean / 8760)) == "99.938")
    // The published sigma divides by n − 1, maximum likelihood by n.
    let fit = try DurationFit(.lognormal, selection.hours)
    #expect(String(format: "%.2f", fit.parameters[0].value) == "2.11")
    #expect(String(format: "%.2f", fit.parameters[1].value * (8.0 / 7).squareRoot()) == "0.69")
  }

  @Test func filtersCountAsTheFactsDo() throws {
    let record = try OutageRecord.builtIn()
    #expect(try OutageSelection(record, OutageFilter(confidence: .low)).outages.count == 73)
    func wide(_ provider: String) throws -> [Outage] {
      try OutageSelection(record, OutageFilter(provider: provider, confidence: .low)).outages
        .filter { $0.reach != .zone }
    }
    let beyondOneRegion = [Outage.Reach.global, .multiRegion]
    #expect(try wide("Azure").count == 20)
    #expect(try wide("Azure").count { beyondOneRegion.contains($0.reach) } == 15)
    let since = try OutageSelection(record, OutageFilter(since: 2015))
    #expect(since.yearCount == 11 && since.outages.allSatisfy { $0.year >= 2015 })
    let triggers = try OutageSelection(record, OutageFilter(provider: "AWS", reach: .region)).triggers
    #expect(triggers.prefix(2).map(\.name) == ["DynamoDB", "Kinesis"])
  }

  /// A region counts what befell its zones, itself, its provider as a whole and the internet.
  @Test func regionsCountWhatReachedThem() throws {
    let record = try OutageRecord.builtIn()
    let google = try OutageSelection(record, OutageFilter(provider: "Google Cloud", region: "us-east1"))
    #expect(
      google.outages.filter { $0.reach == .global }.map(\.id) == [
        "G2", "G3", "G4", "G6", "G8", "G9", "G11", "G13", "G17",
      ])
    #expect(google.outages.contains { $0.id == "G7" } && google.unplaced == 2)
    let azure = try OutageSelection(record, OutageFilter(provider: "Azure", region: "West Europe"))
    #expect(
      azure.outages.map(\.id) == [
        "Z1", "Z2", "Z6", "Z7", "Z8", "Z9", "Z11", "Z13", "Z15", "Z18", "Z19",
        "Z20", "Z21", "Z22",
      ])
    #expect(azure.reaches.count { $0 == .zone } == 1 && azure.reaches.count { $0 == .region } == 2)
    var named = OutageFilter(provider: "azure", region: "westeurope")
    named.onlyNamed = true
    #expect(try OutageSelection(record, named).outages.map(\.id) == ["Z11", "Z13", "Z22"])
    let belgium = try OutageSelection(record, OutageFilter(region: "europe-west1"))
    #expect(belgium.providerName == "Google Cloud" && belgium.reaches.first == .zone)
    #expect(belgium.outages.first?.id == "G1")
  }

  @Test(arguments: ["us-east-1", "use1", "US East (N. Virginia)", "N. Virginia", "US-EAST-1"])
  func regionsHaveManyNames(_ name: String) throws {
    let filter = OutageFilter(provider: "Amazon Web Services", reach: .region, region: name)
    #expect(try OutageSelection(try .builtIn(), filter).outages.count == 8)
  }

  @Test func unknownNamesAreRefusedWithTheNearest() throws {
    let record = try OutageRecord.builtIn()
    func failure(_ filter: OutageFilter) -> String? {
      do throws(OutageRecordError) {
        _ = try OutageSelection(record, filter)
        return nil
      } catch { return error.description }
    }
    #expect(
      failure(OutageFilter(provider: "azur"))
        == "--provider: no outage of 'azur' is on record; did you mean 'Azure'?")
    #expect(
      failure(OutageFilter(provider: "Azure", region: "West Europ"))
        == "--region: Azure has no region 'West Europ'; did you mean 'West Europe'?")
    #expect(
      failure(OutageFilter(provider: "Google Cloud", region: "us-east-1"))
        == "--region: Google Cloud has no region 'us-east-1'; did you mean 'us-east1'?")
    #expect(failure(OutageFilter(region: "useast1"))?.contains("is a region of") == true)
    #expect(throws: OutageRecordError.sinceTooLate(2030, last: "2026-01-01")) {
      try OutageSelection(record, OutageFilter(since: 2030))
    }
  }

  private static let log = """
    provider,date,scope,hours
    GitHub,2022-04-01,global,1
    GitHub,2023-04-01,global,2
    GitHub,2024-04-01,global,3
    GitHub,2025-04-01,global,0
    """

  /// The window is that of the user's rows, never padded with the years of another record.
  @Test func theWindowIsTheRows() throws {
    let own = try selection(Self.log)
    #expect(own.outages.count == 4 && own.windowReason == .rows)
    #expect(own.window.from.date == "2022-04-01" && own.window.until.date == "2025-04-02")
    #expect(abs(own.yearCount - (3 + 1.0 / 365)) < 1e-12)
    #expect(try selection(Self.log, OutageFilter(provider: "github")).window == own.window)
    let asked = try selection(
      Self.log, OutageFilter(provider: "GitHub", from: try day("2022-01-01"), until: try day("2026-01-01")))
    #expect(asked.yearCount == 4 && asked.windowReason == .asked)
    let since = try selection(Self.log, OutageFilter(provider: "GitHub", since: 2024))
    #expect(since.outages.count == 2 && since.outside == 2 && since.window.from.date == "2024-01-01")
    // Zero hours count as an event and give no hours.
    #expect(own.hours == [1, 2, 3] && own.spells.known == 4 && own.spells.hours == 6)
  }

  /// A record that is cut at a date is the window up to that date.
  @Test(arguments: ["2023-01-01", "2024-04-01", "2024-04-02", "2025-01-01"])
  func aCutRecordIsAWindow(_ date: String) throws {
    let lines = Self.log.split(separator: "\n")
    let cut = lines.prefix(1) + lines.dropFirst().filter { $0.split(separator: ",")[1] < date }
    let (from, until) = (try day("2022-01-01"), try day(date))
    let whole = try selection(Self.log, OutageFilter(provider: "GitHub", from: from, until: until))
    let part = try selection(
      cut.joined(separator: "\n"), OutageFilter(provider: "GitHub", from: from, until: until))
    #expect(whole.outages == part.outages && whole.window == part.window && whole.spells == part.spells)
  }

  @Test func oneDayGivesNoRate() throws {
    let own = try selection("provider,date,hours\nGitHub,2022-03-26,1.87\n")
    #expect(own.yearCount == 0 && own.outages.count == 1 && own.hours == [1.87])
  }

  /// An outage that both records have counts once, whichever day a time zone gives it.
  @Test(arguments: ["2025-10-20", "2025-10-19"]) func duplicatesCountOnce(_ date: String) throws {
    let text = "provider,date,scope,region,hours\nAWS,\(date),region,us-east-1,14.5\n"
    let filter = OutageFilter(provider: "AWS", reach: .region, region: "us-east-1")
    let both = try selection(text, filter)
    #expect(both.outages.count == 8 && both.duplicates == 1 && both.yearCount == 15)
    #expect(both.outages.contains { !$0.isBuiltIn && $0.hours == 14.5 })
    let other = try selection(text.replacing("us-east-1", with: "us-west-2"), filter)
    #expect(other.outages.count == 8 && other.duplicates == 0)
  }

  @Test func overlapsAreMergedWhereTimesAreKnown() throws {
    let text = """
      provider,start,end,region,severity
      ACME,2024-01-01T00:00Z,2024-01-01T04:00Z,a,0.5
      ACME,2024-01-01T02:00Z,2024-01-01T06:00Z,a,1
      ACME,2024-01-01T03:00Z,2024-01-01T05:00Z,b,1
      ACME,2024-06-01T00:00Z,2024-06-01T01:00Z,a,
      """
    let all = try selection(text)
    #expect(all.spells.rowHours == 11 && all.spells.hours == 9 && all.spells.merged == 1)
    #expect(all.outages.count == 4)
    let one = try selection(text, OutageFilter(region: "a"))
    #expect(one.spells.spells.map(\.hours) == [6, 1])
    // Two hours at one half, four in full.
    #expect(one.spells.spells.map(\.lostHours) == [5, 1])
    // Days alone say nothing about overlaps.
    let days = try selection("date,hours\n2024-01-01,4\n2024-01-01,4\n2024-05-01,1\n")
    #expect(days.spells.hours == 9 && days.spells.merged == 0 && days.spells.undated == 3)
  }

  /// Merging against minutes of a bitmap, and merging twice is merging once.
  @Test func mergingIsIdempotent() throws {
    var random = PhiloxStream(seed: 5, stream: 1, index: 0)
    for _ in 0..<20 {
      var minutes = [Bool](repeating: false, count: 20_000)
      let intervals = (0..<40).map { _ in
        let start = Int(random.uniform() * 19_000)
        let length = 1 + Int(random.uniform() * 300)
        for minute in start..<start + length { minutes[minute] = true }
        return DowntimeInterval(start: start * 60, minutes: length)
      }
      let once = DowntimeInterval.united(intervals)
      #expect(abs(once.reduce(0) { $0 + $1.hours } * 60 - Double(minutes.count { $0 })) < 1e-6)
      let again = DowntimeInterval.united(
        once.map { DowntimeInterval(start: $0.start.seconds, minutes: Int(($0.hours * 60).rounded())) })
      #expect(again.map(\.start) == once.map(\.start))
      #expect(zip(again, once).allSatisfy { abs($0.hours - $1.hours) < 1e-9 })
    }
  }

  /// A misspelt region of a row is named where a region is asked for.
  @Test func unknownRegionsOfRowsAreNamed() throws {
    let rows = "AWS,us-est-1\nAWS,us-east-1\nOwn,cellar\nAWS,us-east-1a\n".split(separator: "\n")
    let text = "provider,region,date,hours\n" + rows.map { "\($0),2024-03-05,1\n" }.joined()
    var filter = OutageFilter(region: "us-east-1")
    filter.onlyFiles = true
    let selection = try OutageSelection(record(text), filter)
    #expect(selection.unknownRegions == ["us-est-1"] && selection.outages.count == 2)
  }

  @Test func hoursOfTwoRegions() throws {
    let text = """
      provider,start,end,region
      ACME,2024-01-01T00:00Z,2024-01-01T04:00Z,a
      ACME,2024-01-01T02:00Z,2024-01-01T06:00Z,b
      ACME,2024-03-01T00:00Z,2024-03-01T03:00Z,global
      ACME,2024-12-31T00:00Z,2024-12-31T01:00Z,a
      """
    let (from, until) = (try day("2024-01-01"), try day("2025-01-01"))
    let a = try selection(text, OutageFilter(region: "a", from: from, until: until))
    let b = try selection(text, OutageFilter(region: "b", from: from, until: until))
    let joint = JointDowntime(a, b)
    #expect(joint.one == 8 && joint.other == 7 && joint.both == 5 && joint.common == 1)
    #expect(joint.watchedHours == 8784 && abs(joint.share - 5.0 / 8784) < 1e-15)
    #expect(abs(joint.independentShare - 8.0 / 8784 * 7 / 8784) < 1e-15)
  }

  /// Laplace's statistic and the dispersion by hand; a record that quickens is no constant rate.
  @Test func constancyIsTested() throws {
    let window = ObservationWindow(from: try day("2020-01-01"), until: try day("2024-01-01"))
    func outages(_ days: [Int]) throws -> [Outage] {
      var text = "start,hours\n"
      for day in days { text += "\(Timestamp(seconds: window.from.seconds + day * 86400 + 43200)),1\n" }
      return try record(text).outages
    }
    let even = RateTests(try outages(Array(stride(from: 0, to: 1461, by: 30))), window)
    let (trend, dispersion) = (try #require(even.trend), try #require(even.dispersion))
    #expect(!even.isConstantRateUntenable && abs(trend) < 0.3)
    #expect(even.yearlyCounts == [13, 12, 12, 12] && abs(dispersion - 0.25 / 12.25) < 1e-12)
    let late = RateTests(try outages(Array(1000..<1060)), window)
    // (1030 / 1461 − 1/2) √(12 · 60)
    let u: Double = (1030.0 / 1461 - 0.5) * 720.0.squareRoot()
    let (lateTrend, lateDispersion) = (try #require(late.trend), try #require(late.dispersion))
    #expect(abs(lateTrend - u) < 1e-9)
    #expect(late.isConstantRateUntenable && lateDispersion > 10)
    #expect(RateTests(try outages([1, 2, 3]), window).trend == nil)
  }
}

extension DowntimeInterval {
  init(start: Int, minutes: Int) {
    self.init(
      Outage(
        id: "", provider: "", start: Timestamp(seconds: start), reach: .global, regions: [],
        hours: Double(minutes) / 60, trigger: "", cause: "", confidence: .high, source: ""))
  }
}

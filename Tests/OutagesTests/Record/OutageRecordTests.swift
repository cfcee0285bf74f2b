import Foundation
import Testing

@testable import Outages

private func read(_ text: String) throws -> OutageRecord {
  try OutageRecord(csv: Array(text.utf8), origin: "mine.csv")
}

private func failure(_ text: String) -> String? {
  do {
    _ = try read(text)
    return nil
  } catch { return "\(error)" }
}

private let heading = "provider,date,scope,hours\n"

@Suite struct OutageRecordTests {
  @Test func theBinaryHoldsTheFile() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("presets/outages.csv")
    let record = try OutageRecord(csv: Array(try Data(contentsOf: file)), origin: "outages.csv")
    #expect(try OutageRecord.builtIn() == record)
    #expect(record.outages.count == 66)
    #expect(record.outages.allSatisfy { !$0.source.isEmpty && !$0.cause.isEmpty && !$0.id.isEmpty })
    #expect(Set(record.outages.map(\.id)).count == 66)
  }

  /// The published figures of us-east-1: eight events in fifteen years.
  @Test func usEastOneIsAsPublished() throws {
    let filter = OutageFilter(provider: "aws", reach: .region, region: "us-east-1")
    let selection = try OutageSelection(try .builtIn(), filter)
    #expect(selection.outages.map(\.id) == ["A7", "A9", "A11", "A14", "A17", "A21", "A22", "A23"])
    #expect(selection.leftOut == 2)
    #expect(selection.yearCount == 15)
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
    let all = try OutageSelection(record, OutageFilter(confidence: .low))
    #expect(all.outages.count == 66)
    func wide(_ provider: String) throws -> [Outage] {
      try OutageSelection(record, OutageFilter(provider: provider, confidence: .low)).outages
        .filter { $0.reach != .zone }
    }
    let beyondOneRegion = [Outage.Reach.global, .multiRegion]
    #expect(try wide("Azure").count == 15)
    #expect(try wide("Azure").count { beyondOneRegion.contains($0.reach) } == 12)
    #expect(try OutageSelection(record, OutageFilter(since: 2015)).years == 2015...2025)
    let triggers = try OutageSelection(record, OutageFilter(provider: "AWS", reach: .region)).triggers
    #expect(triggers.prefix(2).map(\.name) == ["DynamoDB", "Kinesis"])
  }

  @Test func rowsOfAUserAreRead() throws {
    let text =
      "\u{FEFF}hours,scope,date,provider,cause\r\n1.5,region,2024-02-03,Own,\"a \"\"bad\"\", day\"\r\n\r\n"
    let outage = try #require(try read(text).outages.first)
    #expect(outage.cause == "a \"bad\", day")
    #expect(outage.hours == 1.5 && outage.year == 2024 && outage.confidence == .high)
    #expect(try read(heading + "Own,2031,global,").observedYears == 2011...2031)
  }

  @Test(arguments: [
    ("", "mine.csv: nothing in it"),
    ("provider,date,hours\n", "mine.csv:1: no column 'scope'; found provider, date, hours"),
    ("provider,date,scope,hour\n", "mine.csv:1: unknown column 'hour'; did you mean 'hours'?"),
    ("date,date,scope,hours\n", "mine.csv:1: column 'date' stands twice"),
    (heading + "Own,2024,region\n", "mine.csv:2: 3 cells, expected 4 as in the heading"),
    (heading + "\n\nOwn,2024,region,0\n", "mine.csv:4: hours is '0', expected hours greater than 0"),
    (
      "cause,\(heading)\"a\nb\",Own,2024,region,1\nc,Own,2024,region,x\n",
      "mine.csv:4: hours is 'x'"
    ),
    (heading + "Own,2024,region,nan\n", "mine.csv:2: hours is 'nan'"),
    (heading + "Own,2024,region,1e9\n", "mine.csv:2: hours is '1e9'"),
    (heading + "Own,2024,regoin,1\n", "did you mean 'region'?"),
    (heading + "Own,2024-13-01,region,1\n", "mine.csv:2: date is '2024-13-01'"),
    (heading + "Own,24,region,1\n", "mine.csv:2: date is '24'"),
    (heading + ",2024,region,1\n", "mine.csv:2: 'provider' is empty"),
    (heading + "\"Own,2024,region,1\n", "mine.csv:2: a quotation mark that does not match"),
    (heading + "O\"wn\",2024,region,1\n", "mine.csv:2: a quotation mark that does not match"),
  ])
  func errorsNameTheLine(_ text: String, _ expected: String) throws {
    let message = try #require(failure(text))
    #expect(message.contains(expected), "\(message)")
  }

  @Test func bytesThatAreNotTextAreRefused() {
    #expect(throws: OutageRecordError.notUTF8(file: "x", line: 2)) {
      try OutageRecord(csv: Array(heading.utf8) + [0xFF, 0x0A], origin: "x")
    }
    #expect(throws: OutageRecordError.sinceTooLate(2030, last: 2025)) {
      try OutageSelection(try .builtIn(), OutageFilter(since: 2030))
    }
  }
}

import Foundation
import Testing

@testable import Outages

@Suite struct TimestampTests {
  private func read(_ text: String, _ order: DateOrder? = nil) -> Timestamp? {
    if case .time(let time) = DateText.read(text, order: order) { return time }
    return nil
  }

  @Test(arguments: [
    "2024-03-05T14:02:00Z", "2024-03-05T14:02Z", "2024-03-05 14:02", "2024-03-05T16:02:00+02:00",
    "2024-03-05T06:02:00-0800", "2024-03-05 14:02:00.250 UTC", "3/5/2024 14:02", "3/5/2024 2:02 PM",
    "05.03.2024 14:02", "5 Mar 2024 14:02", "Mar 5, 2024 2:02 pm", "March 5, 2024, 14:02 GMT", "1709647320",
    "1709647320000", "2024-03-05 06:02 PST", "2024/03/05 14:02",
  ])
  func formsOfOneTime(_ text: String) {
    #expect(read(text, .mdy)?.description == "2024-03-05T14:02:00Z")
  }

  @Test(arguments: [
    "2024-03-05", "20240305", "05.03.2024", "5.3.2024", "5 March 2024", "Mar 5 2024", "5-Mar-2024",
  ])
  func formsOfOneDay(_ text: String) { #expect(read(text)?.description == "2024-03-05") }

  @Test func monthsAndYears() {
    #expect(read("2021-09")?.description == "2021-09" && read("2012")?.description == "2012")
    #expect(read("2021-09")?.nextSeconds == read("2021-10-01")?.seconds)
    #expect(read("2012")?.nextSeconds == read("2013-01-01")?.seconds)
    #expect(read("2021-12")?.nextSeconds == read("2022-01-01")?.seconds)
  }

  @Test(arguments: [
    "2024-02-31", "2023-02-29", "2024-13-01", "31.04.2024", "0", "", "yesterday", "2024-03-05T25:00",
    "2024-03-05T10:60", "24-03-05", "2024-03-05x", "5/3/24", "2024-03-05T14:02 XYZ", "2024-3-5-6", "13:00 PM",
    "2024-03-05 13:02 PM", "-2024-01-01",
  ])
  func whatIsNoDate(_ text: String) { #expect(read(text, .mdy) == nil, "\(text)") }

  @Test func slashesNeedAnOrderWhereBothFit() {
    #expect(DateText.read("3/5/2024", order: nil) == .ambiguous)
    #expect(read("3/5/2024", .dmy)?.date == "2024-05-03" && read("3/5/2024", .mdy)?.date == "2024-03-05")
    #expect(read("13/5/2024")?.date == "2024-05-13" && read("5/13/2024")?.date == "2024-05-13")
    #expect(read("5/5/2024")?.date == "2024-05-05" && read("13/5/2024", .mdy) == nil)
  }

  /// Every day of 400 years against the system's calendar.
  @Test func daysAreTheCalendars() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for days in stride(from: -140_000, to: 60_000, by: 37) {
      let date = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86400 + 3600))
      let (year, month, day) = (date.year ?? 0, date.month ?? 0, date.day ?? 0)
      // Foundation turns to the Julian calendar before 1582; this stays with the Gregorian one.
      guard year > 1600 else { continue }
      #expect(Timestamp.days(year, month, day) == days)
      #expect(Timestamp(seconds: days * 86400 + 3600).civil == (year, month, day))
    }
  }

  @Test func yearsAreWholeAndAShare() throws {
    func years(_ from: String, _ to: String) throws -> Double {
      Timestamp.years(from: try #require(read(from)), to: try #require(read(to)))
    }
    #expect(try years("2011-01-01", "2026-01-01") == 15)
    #expect(try years("2024-01-01", "2024-07-02") == 183.0 / 366)
    #expect(try years("2022-03-24", "2026-08-21") == 4 + 150.0 / 365)
    #expect(try years("2024-02-29", "2025-03-01") == 1)
    #expect(try years("2024-02-29", "2028-02-29") == 4)
    #expect(try years("2024-05-01", "2024-04-01") == 0)
  }

  @Test(arguments: [
    ("2h 15m", 2.25), ("2 hours 15 minutes", 2.25), ("PT2H15M", 2.25), ("2:15", 2.25), ("2:15:00", 2.25),
    ("135 min", 2.25), ("8100s", 2.25), ("1 day, 2 hours", 26), ("P1DT2H", 26), ("1d2h", 26), ("0:00", 0),
    ("1.5 h", 1.5), ("1,5 h", 1.5), ("2,25h", 2.25), ("2 hours, 15 minutes", 2.25), ("PT0.5H", 0.5),
    ("1 hour and 30 minutes", 1.5), ("90:00", 90),
  ])
  func durations(_ text: String, _ hours: Double) throws {
    #expect(abs(try #require(DurationText.hours(text)) - hours) < 1e-12)
  }

  @Test(arguments: [
    "112", "", "h", "2x", "1:60", "1:2:3:4", "P", "PT", "P1Y", "P1M", "2h 3h", "-2h", "2h -", "1.2.3h",
    "1,500 min", "1,5,5 h", "1.2,3 h",
    "nan h",
  ])
  func whatIsNoDuration(_ text: String) { #expect(DurationText.hours(text) == nil, "\(text)") }
}

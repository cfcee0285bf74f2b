import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

/// What a record says does not depend on how its file is written.
@Suite struct RecordPropertyTests {
  private struct Row {
    let start: Timestamp
    let minutes: Int
    let region: String
  }

  /// Rows in whole minutes, some of which overlap.
  private func rows(_ seed: UInt64, count: Int = 60) -> [Row] {
    var random = PhiloxStream(seed: seed, stream: 1, index: 0)
    let origin = Timestamp.days(2021, 1, 1) * Timestamp.daySeconds
    return (0..<count).map { _ in
      Row(
        start: Timestamp(seconds: origin + 60 * Int(random.uniform() * 1_500_000)),
        minutes: 1 + Int(random.uniform() * 900), region: random.uniform() < 0.5 ? "us-east-1" : "eu-west-1")
    }.sorted { $0.start < $1.start }
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A time in one of the forms that people write.
  private func text(_ time: Timestamp, _ form: Int) -> String {
    let seconds = time.seconds
    let day = time.civil
    let minute = (seconds - seconds / 86_400 * 86_400) / 60
    let clock = "\(pad(minute / 60)):\(pad(minute % 60))"
    switch form {
    case 0: return "\(day.year)-\(pad(day.month))-\(pad(day.day))T\(clock):00Z"
    case 1: return "\(day.year)-\(pad(day.month))-\(pad(day.day)) \(clock)"
    case 2: return "\(pad(day.day)).\(pad(day.month)).\(day.year) \(clock)"
    case 3: return "\(day.day)/\(day.month)/\(day.year) \(clock)"
    case 5: return "\(pad(day.day))-\(pad(day.month))-\(day.year) \(clock)"
    default: return "\(day.month)/\(day.day)/\(day.year) \(clock)"
    }
  }

  private func length(_ minutes: Int, _ form: Int) -> String {
    switch form % 4 {
    case 0: "\(minutes / 60)h \(minutes % 60)m"
    case 1: "PT\(minutes / 60)H\(minutes % 60)M"
    case 2: "\(minutes / 60):\(pad(minutes % 60))"
    default: "\(minutes) min"
    }
  }

  /// The rows as a file: columns in some order, a separator, a line end, forms of dates and lengths.
  private func file(
    _ rows: [Row], order: [Int], separator: String, lineEnd: String, form: Int, hasEnd: Bool
  ) -> String {
    let names = ["Provider", "START", hasEnd ? "End" : "duration", "region", "Remark"]
    var lines = [order.map { names[$0] }.joined(separator: separator)]
    for row in rows {
      let end = Timestamp(seconds: row.start.seconds + 60 * row.minutes)
      let cells = [
        "AWS", text(row.start, form), hasEnd ? text(end, form) : length(row.minutes, form), row.region,
        "\"two\(lineEnd)lines, \"\"quoted\"\"\"",
      ]
      lines.append(order.map { cells[$0] }.joined(separator: separator))
    }
    return lines.joined(separator: lineEnd) + lineEnd
  }

  @Test func everySpellingGivesTheSameRecord() throws {
    let rows = rows(3)
    let plain = try record(
      file(rows, order: [0, 1, 2, 3, 4], separator: ",", lineEnd: "\n", form: 0, hasEnd: true))
    #expect(plain.outages.count == 60)
    let orders = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]]
    for form in 0..<6 {
      for (index, separator) in [",", ";", "\t"].enumerated() {
        for lineEnd in ["\n", "\r\n", "\r"] {
          let mark = (form + index) % 2 == 0 ? "\u{FEFF}" : ""
          let text =
            mark
            + file(
              rows, order: orders[index], separator: separator, lineEnd: lineEnd, form: form,
              hasEnd: form != 1)
          let dates = form == 4 ? DateOrder.mdy : form == 3 || form == 5 ? .dmy : nil
          let read = try record(text, options(dates: dates))
          for (one, other) in zip(read.outages, plain.outages) {
            #expect(
              one.start.seconds == other.start.seconds && one.regions == other.regions
                && abs((one.hours ?? 0) - (other.hours ?? 0)) < 1e-9, "\(form) \(separator)")
          }
          #expect(read.outages.count == plain.outages.count)
        }
      }
    }
  }

  /// A record that is cut at a date is the window up to that date, and a record in pieces is the record.
  @Test func aRecordCutAtADateIsTheWindow() throws {
    let rows = rows(4)
    func read(_ rows: [Row]) throws -> OutageRecord {
      try record(file(rows, order: [0, 1, 2, 3, 4], separator: ",", lineEnd: "\n", form: 0, hasEnd: true))
    }
    let all = try read(rows)
    let cut = try OutageFilter.date("2022-03-01", option: "until")
    let first = try OutageFilter.date("2021-01-01", option: "from")
    let last = try OutageFilter.date("2023-12-01", option: "until")
    func selection(_ record: OutageRecord, _ from: Timestamp, _ until: Timestamp) throws -> OutageSelection {
      var filter = OutageFilter(provider: "AWS", region: "us-east-1", from: from, until: until)
      filter.onlyFiles = true
      return try OutageSelection(record, filter)
    }
    let window = try selection(all, first, cut)
    let shortened = try selection(read(rows.filter { $0.start.seconds < cut.seconds }), first, cut)
    #expect(window.outages == shortened.outages && window.spells == shortened.spells)
    #expect(window.yearCount == shortened.yearCount && window.outages.count > 5)
    let rest = try selection(all, cut, last)
    let whole = try selection(all, first, last)
    #expect(window.outages.count + rest.outages.count == whole.outages.count)
    #expect(abs(window.yearCount + rest.yearCount - whole.yearCount) < 0.003, "years have 365 or 366 days")
  }

  /// Merged rows, read again, are merged already.
  @Test func mergingIsIdempotent() throws {
    for seed in UInt64(5)...9 {
      let rows = rows(seed, count: 300)
      let all = try record(
        file(rows, order: [0, 1, 2, 3, 4], separator: ",", lineEnd: "\n", form: 0, hasEnd: true))
      let once = DowntimeSpells(all.outages, isOneRegion: true)
      #expect(once.merged > 0 && once.hours < once.rowHours)
      let again = DowntimeSpells(
        once.spells.map { spell in
          var outage = all.outages[0]
          outage.start = spell.start
          outage.hours = spell.hours
          return outage
        }, isOneRegion: true)
      #expect(again.merged == 0 && again.spells.count == once.spells.count)
      #expect(abs(again.hours - once.hours) < 1e-6)
    }
  }
}

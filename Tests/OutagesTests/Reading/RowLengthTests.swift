import Testing

@testable import Outages

/// Columns of one row that say the same thing in two ways, or half of it each.
@Suite struct RowLengthTests {
  /// A date and a time of day in columns of their own are the beginning; an end without a date is of that day or the next.
  @Test(arguments: [
    "date;time;hours\n05.03.2024;22:30;2\n", "Date,Time,Minutes\n2024-03-05,10:30 PM,120\n",
    "date,start time,end time\n2024-03-05,22:30,00:30\n", "start,end\n2024-03-05 22:30,0:30\n",
    "date,start_time,duration\n3/5/2024,22:30,2h\n3/25/2024,1:00,1h\n", "time,hours\n2024-03-05T22:30,2\n",
    "date,time,end\n2024-03-05,23:30 +01:00,2024-03-06 00:30\n",
    #"[{"date": "2024-03-05", "time": "22:30", "hours": 2}]"#,
  ])
  func aTimeOfItsOwn(_ text: String) throws {
    let outage = try #require(try record(text).outages.first)
    #expect(outage.start.description == "2024-03-05T22:30:00Z" && outage.hours == 2, "\(text)")
  }

  @Test func aTimeThatIsNone() throws {
    let text = "date,time,hours\n2024-03-05,45,2\n"
    #expect(
      refusal(text)
        == "mine.csv:2: time is '45', expected a time of day like 14:02; --map time=- leaves the column out")
    #expect(try record(text, try options(maps: ["time=-"])).outages.count == 1)
    #expect(try record("date,time,hours\n2024-03-05,,2\n").outages.first?.start.hasTime == false)
    #expect(refusal("start,hours\n22:30,2\n")?.contains("start is '22:30', expected a date") == true)
  }

  /// Two lengths of one row must agree but for rounding.
  @Test(arguments: [
    (
      "start,end,hours\n2024-03-05 10:00,2024-03-05 12:00,5",
      "end is '2024-03-05 12:00', expected the length that hours gives, '5'"
    ),
    ("date,hours,minutes\n2024-03-05,2,15", "minutes is '15', expected the length that hours gives, '2'"),
    ("date,minutes,duration\n2024-03-05,90,3h", "--map duration=- leaves this column out"),
    ("start,end,hours\n2024-03-05,2024-03-06,60", "end is '2024-03-06'"),
    ("start,end,hours\n2024-03-05,2024-03-09,5", "end is '2024-03-09'"),
    ("start,end,hours\n2024-03-05 10:00,2024-03-05 09:00,1", "expected a time after the start"),
  ])
  func lengthsThatContradict(_ text: String, _ expected: String) throws {
    let line = try #require(refusal("\(text)\n"))
    #expect(line.hasPrefix("mine.csv:2: ") && line.contains(expected), "\(line)")
  }

  @Test(arguments: [
    "start,end,hours\n2024-03-05 10:00,2024-03-05 11:52,2",
    "start,end,hours\n2024-03-05 10:00,2024-03-05 11:52,1.87",
    "start,end,minutes\n2024-03-05 10:00,2024-03-05 11:52:40,112",
    "date,end,hours\n2024-03-05,2024-03-06,12", "start,end,duration\n2024-03-05 23:00,2024-03-06,2h",
    "start,end,hours\n2024-03-05 10:00,,2",
  ])
  func lengthsThatAgree(_ text: String) throws { #expect(refusal("\(text)\n") == nil, "\(text)") }

  /// The column that stands first in the list of lengths counts, in any order of the file.
  @Test func theFirstCounts() throws {
    for text in [
      "start,end,hours\n2024-03-05 10:00,2024-03-05 11:52,1.9\n",
      "hours,end,start\n1.9,2024-03-05 11:52,2024-03-05 10:00\n",
    ] { #expect(try record(text).outages.first?.hours == 1.9) }
  }
}

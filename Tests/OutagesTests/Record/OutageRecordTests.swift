import Foundation
import Testing

@testable import Outages

private let heading = "provider,date,scope,hours\n"

@Suite struct OutageRecordTests {
  @Test func theBinaryHoldsTheFile() throws {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.lastPathComponent != "Tests" { folder.deleteLastPathComponent() }
    let file = folder.deletingLastPathComponent().appendingPathComponent("presets/outages.csv")
    let read = try OutageRecord(csv: Array(try Data(contentsOf: file)), origin: "outages.csv")
    let record = try OutageRecord.builtIn()
    #expect(record.outages.map(\.id) == read.outages.map(\.id))
    #expect(record.outages.count == 73 && record.outages.allSatisfy(\.isBuiltIn))
    #expect(record.outages.allSatisfy { !$0.source.isEmpty && !$0.cause.isEmpty && !$0.id.isEmpty })
    #expect(Set(record.outages.map(\.id)).count == 73)
  }

  @Test func rowsOfAUserAreRead() throws {
    let text =
      "\u{FEFF}hours,scope,date,provider,cause\r\n1.5,region,2024-02-03,Own,\"a \"\"bad\"\", day\"\r\n\r\n"
    let outage = try #require(try record(text).outages.first)
    #expect(outage.cause == "a \"bad\", day" && outage.date == "2024-02-03")
    #expect(outage.hours == 1.5 && outage.year == 2024 && outage.confidence == .high && !outage.isBuiltIn)
  }

  /// An outage of 112 minutes on 26 March 2022 in the forms in which people keep it.
  @Test(arguments: [
    "provider,start,end,scope\nGitHub,2022-03-26T01:43:00Z,2022-03-26T03:35:00Z,global\n",
    "provider,date,scope,duration_minutes\nGitHub,2022-03-26T01:43:00Z,global,112\n",
    "Provider;Datum;Date;Duration\nGitHub;x;2022-03-26 01:43;1h 52m\n",
    "HOURS\tDATE\tPROVIDER\n1.8666666666666667\t2022-03-26T01:43Z\tGitHub\n",
    "started_at,resolved_at,vendor\r3/26/2022 1:43 AM,3/26/2022 3:35 AM,GitHub\r",
    "begin,Duration (seconds),cloud\n\"2022-03-25T18:43:00-07:00\",6720,GitHub",
    #"[{"start": "2022-03-26T01:43:00Z", "minutes": 112, "provider": "GitHub"}]"#,
    #"{"page": {"name": "GitHub"}, "incidents": [{"id": "x1", "name": "Actions", "impact": "major", "#
      + #""created_at": "2022-03-26T01:50:00Z", "started_at": "2022-03-26T01:43:00Z", "#
      + #""resolved_at": "2022-03-26T03:35:00.000Z", "components": [{"name": "Actions"}]}]}"#,
  ])
  func oneOutageInManyForms(_ text: String) throws {
    let outages = try record(text).outages
    let outage = try #require(outages.first)
    #expect(outages.count == 1 && outage.provider == "GitHub" && outage.reach == .global)
    #expect(abs((outage.hours ?? 0) - 112.0 / 60) < 1e-12)
    #expect(outage.start.description == "2022-03-26T01:43:00Z")
  }

  /// The order of columns, the separator, the line end, the form of dates and quotation marks change nothing.
  @Test func anyShapeGivesTheSameRecord() throws {
    let rows = (1...12).map { month in
      let two = month < 10 ? "0\(month)" : "\(month)"
      return [
        ["2023-\(two)-15", "\(two)/15/2023", "15.\(two).2023"], ["ACME"], ["us-east-1"],
        ["\(Double(month) / 4)"], ["cause, \(month)"],
      ]
    }
    let names = ["date", "Provider", "REGION", "hours", "root_cause"]
    let plain = try record(Self.file(names, rows, form: 0, order: [0, 1, 2, 3, 4], ",", "\n"))
    #expect(plain.outages.count == 12)
    for (order, separator) in zip([[4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 4, 0, 3, 2]], [";", "\t", ","]) {
      for form in 0..<3 {
        for lineEnd in ["\n", "\r\n", "\r"] {
          let text = Self.file(names, rows, form: form, order: order, separator, lineEnd)
          #expect(try record(text) == plain)
        }
      }
    }
  }

  private static func file(
    _ names: [String], _ rows: [[[String]]], form: Int, order: [Int], _ separator: String, _ lineEnd: String
  ) -> String {
    let lines =
      [order.map { names[$0] }.joined(separator: separator)]
      + rows.map { row in
        order.map { "\"\(row[$0].count > 1 ? row[$0][form] : row[$0][0])\"" }.joined(separator: separator)
      }
    return "\u{FEFF}" + lines.joined(separator: lineEnd) + lineEnd
  }

  @Test func foreignColumnsAreMapped() throws {
    let text = "who,when,Dauer (min),grade\nACME,2024-05-01,90,SEV1\n"
    let maps = ["provider=who", "start=when", "hours=Dauer (min)/60", "severity=-"]
    let outage = try #require(try record(text, try options(maps: maps)).outages.first)
    #expect(outage.provider == "ACME" && outage.hours == 1.5 && outage.severity == nil)
    #expect(
      try record("date,duration\n2024-05-01,90\n", try options(maps: ["hours=duration/60"])).outages[0].hours
        == 1.5)
    #expect(
      try record("date,length_days\n2024-05-01,2\n", try options(maps: ["hours=length_days*24"])).outages[0]
        .hours == 48)
    #expect(try record("date,hours,colour\n2024-05-01,90,red\n").ignoredColumns == ["colour"])
  }

  @Test func severitiesAndImpacts() throws {
    let text = "date,hours,severity\n2024-05-01,2,60%\n2024-05-02,2,0.25\n2024-05-03,2,\n2024-05-04,2,major\n"
    let plain = try record(text).outages
    #expect(plain.map(\.severity) == [0.6, 0.25, nil, nil] && plain[3].impact == .major)
    #expect(plain[0].lostHours == 1.2)
    let shares = try record(text, try options(impact: "none=0,minor=5%,major=0.5,critical=1"))
    #expect(shares.outages[3].severity == 0.5)
    let impacts = "date,hours,impact\n2024-05-01,2,none\n2024-05-02,2,critical\n"
    let left = try record(impacts, try options(impact: "none=0"))
    #expect(left.outages.count == 1 && left.withoutImpact == 1 && left.outages[0].severity == nil)
    #expect(throws: OutageRecordError.badImpact("major=2")) { try RecordOptions.impactShares("major=2") }
  }

  @Test func googlesListIsRead() throws {
    let text = #"""
      [{"id": "G-1", "number": "1", "begin": "2023-04-25T09:00:00+00:00", "end": "2023-04-26T09:00:00+00:00",
        "severity": "high", "status_impact": "SERVICE_OUTAGE", "affected_products": [{"title": "Compute", "id": "c"}],
        "currently_affected_locations": [], "previously_affected_locations": [{"title": "Paris (europe-west9)", "id": "europe-west9"}],
        "updates": [{"text": "long"}], "uri": "incidents/G-1"},
       {"id": "G-2", "begin": "2023-05-01T00:00:00Z", "end": null, "status_impact": "SERVICE_INFORMATION",
        "previously_affected_locations": [{"title": "a", "id": "us-east1"}, {"title": "b", "id": "us-east4"}]},
       {"id": "G-3", "begin": "2023-06-01T00:00:00Z", "end": "2023-06-01T00:30:00Z",
        "previously_affected_locations": [{"title": "Global", "id": "global"}], "status_impact": "SERVICE_DISRUPTION"}]
      """#
    let read = try record(text)
    #expect(read.outages.map(\.provider) == ["Google Cloud", "Google Cloud", "Google Cloud"])
    #expect(read.outages.map(\.reach) == [.region, .multiRegion, .global])
    #expect(read.outages.map(\.hours) == [24, nil, 0.5])
    #expect(read.outages.map(\.impact) == [.critical, Outage.Impact.none, .major])
    #expect(read.outages[1].regions == ["us-east1", "us-east4"] && read.outages[0].trigger == "Compute")
    #expect(read.outages[0].source == "incidents/G-1" && read.ignoredColumns.isEmpty)
  }

  @Test(arguments: [
    ("", "mine.csv: nothing in it"),
    ("date,hours\n", "mine.csv: a heading and no row; expected a row for each outage"),
    ("[]", "mine.csv: a heading and no row"),
    (
      "strat,hors\n",
      "no column that says when: expected date or start, or --map start=NAME; found strat, hors"
    ),
    ("strat,hours\n", "; did you mean --map start=strat?"),
    ("date,How many huors\n2024-03-05,1\n", "no column that says how long"),
    ("date,down tiem\n2024-03-05,1\n", "; did you mean --map 'duration=down tiem'?"),
    ("provider,date,x\n", "mine.csv:1: no column that says how long"),
    ("provider,hours,x\n", "mine.csv:1: no column that says when"),
    ("hours,date,date\n", "mine.csv:1: column 'date' stands twice"),
    (heading + "Own,2024,region\n", "mine.csv:2: 3 cells, expected 4 as in the heading"),
    (
      heading + "\n\nOwn,2024,region,-1\n", "mine.csv:4: hours is '-1', expected a number of hours, 0 or more"
    ),
    ("cause,\(heading)\"a\nb\",Own,2024,region,1\nc,Own,2024,region,x\n", "mine.csv:4: hours is 'x'"),
    (heading + "Own,2024,region,nan\n", "mine.csv:2: hours is 'nan'"),
    (heading + "Own,2024,region,1e9\n", "mine.csv:2: hours is '1e9', expected a year at most"),
    (heading + "Own,2024,regoin,1\n", "did you mean 'region'?"),
    (heading + "Own,2024-13-01,region,1\n", "mine.csv:2: date is '2024-13-01'"),
    (
      heading + "Own,2024-02-31,region,1\n",
      "mine.csv:2: date is '2024-02-31', expected a date of the calendar"
    ),
    (heading + "Own,24,region,1\n", "mine.csv:2: date is '24'"),
    (heading + "Own,,region,1\n", "mine.csv:2: 'date' is empty"),
    (heading + "\"Own,2024,region,1\n", "mine.csv:2: a quotation mark that does not match"),
    (heading + "O\"wn\",2024,region,1\n", "mine.csv:2: a quotation mark that does not match"),
    (heading + "Own,3/5/2024,region,1\n", "mine.csv:2: date is '3/5/2024', expected --dates mdy or dmy"),
    ("date,duration\n2024-03-05,112\n", "mine.csv:2: duration is '112', expected a duration with its unit"),
    (
      "start,end\n2024-03-05T10:00Z,2024-03-05T09:00Z\n",
      "mine.csv:2: end is '2024-03-05T09:00Z', expected a time after the start, 2024-03-05T10:00:00Z"
    ),
    ("date,hours,severity\n2024-03-05,1,60\n", "mine.csv:2: severity is '60', expected a share"),
    (
      "id,date,hours\n7,2024-03-05,1\n8,2024-03-05,1\n7,2024-03-06,1\n",
      "mine.csv:4: id '7' stands on an earlier row"
    ),
    ("[{\"date\": \"2024-03-05\"", "mine.csv:1:"),
    ("{\"a\": 1}", "mine.csv: no list of outages"),
    ("[\n1]", "mine.csv: no list of outages"),
    (
      "[{\"date\": \"2024-03-05\", \"hours\": 1},\n {\"date\": \"2024-02-30\", \"hours\": 1}]",
      "mine.csv:2: date is '2024-02-30'"
    ),
  ])
  func errorsNameTheLine(_ text: String, _ expected: String) throws {
    let message = try #require(refusal(text))
    #expect(message.contains(expected), "\(message)")
  }

  /// A log of which no row counts does not stand for the built-in record.
  @Test func aLogWithoutAnOutageIsRefused() throws {
    let text = "date,hours,impact\n2024-03-05,1,minor\n2024-04-05,1,minor\n"
    #expect(try record(text).outages.count == 2)
    #expect(
      refusal(text, try options(impact: "minor=0"))
        == "mine.csv: none of its 2 rows counts, since --impact or the file gives their impact a share of 0")
  }

  @Test func theFutureIsRefused() throws {
    let now = try options(now: Timestamp(year: 2024, month: 6, day: 1))
    #expect(try record("date,hours\n2024-06-01,1\n", now).outages.count == 1)
    let message = refusal("date,hours\n2024-06-03,1\n", now)
    #expect(
      message?.contains("mine.csv:2: date is '2024-06-03', expected nothing after today, 2024-06-01") == true)
    #expect(
      refusal("start,end\n2024-06-01T00:00Z,2024-06-05T00:00Z\n", now)?.contains("end is '2024-06-05T00:00Z'")
        == true)
  }

  @Test func orderOfDaysIsFoundInTheFile() throws {
    let text = "date,hours\n3/5/2024,1\n14/5/2024,1\n"
    #expect(try record(text).outages.map(\.date) == ["2024-05-03", "2024-05-14"])
    #expect(refusal(text, try options(dates: .mdy))?.contains("mine.csv:3: date is '14/5/2024'") == true)
  }

  @Test func bytesThatAreNotTextAreRefused() {
    #expect(throws: OutageRecordError.notUTF8(file: "x", line: 2)) {
      try OutageRecord(csv: Array(heading.utf8) + [0xFF, 0x0A], origin: "x")
    }
    #expect(throws: OutageRecordError.badMap("hours")) { try ColumnMap("hours") }
    #expect(throws: OutageRecordError.unknownMapColumn("hour5", nearest: "hours")) {
      try ColumnMap("hour5=x")
    }
    #expect(
      refusal("date,minuten\n", try? options(maps: ["minutes=minutn"]))?.contains("did you mean 'minuten'?")
        == true)
  }
}

private func refusal(_ text: String, _ options: RecordOptions?) -> String? {
  options.flatMap { refusal(text, $0) }
}

import Foundation
import Testing

@testable import CommandLineInterface

/// A log as people keep it, given to the commands that compute a market.
@Suite struct OwnRecordCommandTests {
  private static let map = "--map start=Began --map duration=Dauer --map severity=Share"
  private static let window = "--from 2022-01-01 --until 2025-01-01"

  /// Other names, semicolons, a byte order mark, German dates, decimal commas, line breaks in a cell, names of regions.
  private static let messy =
    "\u{FEFF}Where;Region;Began;Dauer;Provider;Share\r\n"
    + "\"hall,\r\ntwo\";US East (N. Virginia);05.01.2022 10:00;2h 30m;Amazon;80%\r\n"
    + "x;us-east-1;17.06.2023 10:00;1,5 h;AWS;62,5%\r\n"
    + "x;use1;17.06.2023 11:00;45 min;aws;0.5\r\n"
    + "x;us-west-2;17.09.2023 10:00;PT3H;AWS;100%\r\n"
    + "x;us-east-1;17.02.2024 10:00;1:10;AWS;100%\r\n"

  /// The same with the project's names, in ISO 8601 and in another order.
  private static let plain = """
    start,provider,region,hours,severity
    2022-01-05T10:00Z,AWS,us-east-1,2.5,0.8
    2023-06-17T10:00Z,AWS,us-east-1,1.5,0.625
    2023-06-17T11:00Z,AWS,us-east-1,0.75,0.5
    2023-09-17T10:00Z,AWS,us-west-2,3,1
    2024-02-17T10:00Z,AWS,us-east-1,1.1666666666666667,1

    """

  private static let files = [
    "messy.csv": messy, "plain.csv": plain,
    "cut.csv": plain.split(separator: "\n").prefix(5).joined(separator: "\n") + "\n",
    "bad.csv": "start,hours\n2023-01-05,1\n2023-02-31,1\n", "wrong.csv": "Strat;Hours\n2023-01-05;1\n",
    "none.csv": "start,hours\n", "ragged.csv": "start,hours\n2023-01-05,1\n2023-02-05,1,5\n",
    "twice.csv": "id,start,hours\n7,2023-01-05,1\n7,2023-02-05,1\n",
  ]

  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  /// Runs a body in a folder with the files.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    for (name, content) in Self.files { try folder.write(content, to: name) }
    try body(folder.url.path)
  }

  /// Numbers of a result, without the inputs and the remark on the file.
  private func numbers(_ line: String) throws -> NSDictionary {
    let data = Data(try text(line + " --format json").utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return NSDictionary(dictionary: object.filter { $0.key != "inputs" })
  }

  /// A messy log and a plain one give the same numbers, and other ones than the built-in record.
  @Test(arguments: ["brief", "payoffs", "equilibria", "what-if --vary lambda=0.5,1", "button"])
  func aMessyLogIsThePlainOne(_ command: String) throws {
    try inFolder { folder in
      let messy = try numbers("\(command) --record \(folder)/messy.csv \(Self.map) \(Self.window)")
      let plain = try numbers("\(command) --record \(folder)/plain.csv \(Self.window)")
      #expect(messy == plain, "\(command)")
      #expect(try numbers(command) != plain, "\(command)")
    }
  }

  /// The record cut to a window is the window of the record.
  @Test(arguments: ["brief", "payoffs", "equilibria", "what-if --vary lambda=0.5,1", "button"])
  func theRecordCutIsTheWindow(_ command: String) throws {
    try inFolder { folder in
      let asked = "--from 2022-01-01 --until 2024-01-01"
      let whole = try numbers("\(command) --record \(folder)/plain.csv \(asked)")
      #expect(try numbers("\(command) --record \(folder)/cut.csv \(asked)") == whole, "\(command)")
      #expect(try numbers("\(command) --record \(folder)/plain.csv \(Self.window)") != whole, "\(command)")
    }
  }

  /// A page says what the log stands for.
  @Test func thePageNamesTheLog() throws {
    try inFolder { folder in
      let page = try text("brief --width 200 --record \(folder)/messy.csv \(Self.map) \(Self.window)")
      #expect(
        page.contains("messy.csv") && page.contains("us-east-1") && page.contains("in 3 years"), "\(page)")
      #expect(page.contains("Columns left out: Where."))
    }
  }

  /// Whatever is wrong with the file ends every command with the same line, before anything is printed.
  @Test(arguments: [
    ("bad.csv", "bad.csv:3: start is '2023-02-31', expected a date of the calendar"),
    ("wrong.csv", "wrong.csv:1: no column that says when"),
    ("wrong.csv", "did you mean --map start=Strat?"),
    ("none.csv", "none.csv: a heading and no row"),
    ("ragged.csv", "ragged.csv:3: 3 cells, expected 2 as in the heading"),
    ("twice.csv", "twice.csv:3: id '7' stands on an earlier row"),
    ("messy.csv", "messy.csv:1: no column that says"), ("missing.csv", "no such file"),
  ])
  func aWrongFileIsOneLine(_ file: String, _ expected: String) throws {
    try inFolder { folder in
      for command in ["brief", "payoffs", "equilibria", "what-if", "button", "sweep", "report", "outages"] {
        let failure = #expect(throws: Failure.self) { try text("\(command) --record \(folder)/\(file)") }
        #expect(failure?.code == .usage)
        let line = failure?.line ?? ""
        #expect(line.contains(expected) && !line.contains("\n"), "\(command): \(line)")
      }
    }
  }

  /// Money of a preset with a currency carries its sign on every page and in every format.
  @Test(arguments: [
    "brief --full", "button", "what-if --policies", "payoffs", "equilibria",
    "outages --years 0 --per-hour 5k",
    "figures --only causes --alt", "figures --only price", "brief --format markdown", "brief --format html",
  ])
  func moneyIsInTheCurrencyOfThePreset(_ command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("{ extends: 'us-east-1', currency: 'EUR' }", to: "euro.json5")
    for (language, sign, dollar) in [("en", "€", "$"), ("zh", "欧元", "美元")] {
      var page = try text("\(command) --lang \(language) --preset \(folder.url.path)/euro.json5")
      // The script of a page is the same for all; it finds the sign among the data.
      if let script = page.range(of: "<script>") { page = String(page[..<script.lowerBound]) }
      #expect(
        !page.contains(dollar),
        "\(command) \(language): \(page.components(separatedBy: dollar)[0].suffix(60))")
      #expect(page.contains(sign) || page.contains("€"), "\(command) \(language)")
    }
  }

  /// A preset with regions of its own says nothing of the built-in record.
  @Test func aPresetOfOtherRegionsHasItsOwnPage() throws {
    let folder = try TemporaryFolder()
    let preset = """
      { firmCount: 1, regions: { here: { provider: 'own', zones: 1 } },
        hazards: { ddos: { scope: 'firm', rate: 0.5, duration: { kind: 'fixed', length: 12 }, severity: 1 } },
        strategies: { one: { home: 'here' } },
        firms: { shop: { count: 1, bill: 0, direct: 7000, blame: 0, blameSharing: 0 } } }
      """
    try folder.write(preset, to: "own.json5")
    let page = try text("outages --years 0 --preset \(folder.url.path)/own.json5")
    #expect(page.contains("What a year costs Shop") && page.contains("ddos"))
    #expect(!page.contains("us-east-1") && !page.contains("a whole region"), "\(page)")
  }

  /// Machines get what the page shows: nothing of the built-in record on a page about own regions, and P95 everywhere.
  @Test func allFormatsHoldTheSame() throws {
    let folder = try TemporaryFolder()
    let preset = """
      { firmCount: 1, regions: { a: { provider: 'own', zones: 1 }, b: { provider: 'own', zones: 1 } },
        hazards: { b: { scope: 'region', region: 'b', rate: 0.5, duration: { kind: 'fixed', length: 12 }, severity: 1 } },
        strategies: { aa: { home: 'a', regions: 2, coverage: 1, failover: { region: 1 } } },
        firms: { shop: { count: 1, bill: 0, direct: 7000, blame: 0, blameSharing: 0 } } }
      """
    try folder.write(preset, to: "own.json5")
    let line = "outages --years 0 --preset \(folder.url.path)/own.json5"
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(try text(line + " --json").utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["schema", "version", "inputs", "title", "answer", "hazards", "firms"])
    let note = "Strategy aa is taken to share the work between a and b"
    let inputs = try #require(object["inputs"] as? [String: Any])
    #expect((inputs["assumptions"] as? [String])?.first?.hasPrefix(note) == true)
    let parts = Set(try text(line + " --format csv").split(separator: "\r\n").map { $0.prefix { $0 != "," } })
    #expect(parts == ["section", "hazards", "firms"])
    for format in ["text --width 200", "markdown"] {
      let page = try text("\(line) --format \(format)")
      #expect(page.contains("P95") && page.contains(note), "\(format)")
    }
    #expect(try text(line + " --lang zh").contains("策略 aa 按由 a、b 分担工作计"))
    // With a region of the record the page has both, and so has the object.
    let both = try text("outages --years 0 --json")
    #expect(both.contains("\"commonCause\"") && both.contains("\"annualHours\""))
    let alone = try text("outages --years 0 --json --hazard node")
    #expect(alone.contains("\"annualHours\"") && !alone.contains("\"outages\":"))
  }

  /// Rows that overlap without a gap for over a year are said to, and no market is computed from them.
  @Test func aRecordWithoutAnEnd() throws {
    let folder = try TemporaryFolder()
    let rows = (1...12).flatMap { month in
      (0..<2).map { "202\($0)-\(month < 10 ? "0" : "")\(month)-01 00:00,800" }
    }
    try folder.write("start,hours\n" + rows.sorted().joined(separator: "\n") + "\n", to: "chain.csv")
    let record = "--record \(folder.url.path)/chain.csv"
    let page = try text("outages --width 200 \(record)")
    #expect(page.contains("Without a gap from 2020-01-01 to 2022-01-03"), "\(page)")
    let failure = #expect(throws: Failure.self) { try text("brief \(record)") }
    #expect(failure?.line.contains("24 rows overlap without a gap from 2020-01-01 to 2022-01-03") == true)
  }

  @Test func machinesReadTheCurrencyToo() throws {
    let folder = try TemporaryFolder()
    try folder.write("{ extends: 'us-east-1', currency: 'CHF' }", to: "franc.json5")
    let line = "brief --preset \(folder.url.path)/franc.json5"
    let json = try text(line + " --json")
    #expect(json.contains("\"currency\": \"CHF\"") && !json.contains("\"USD"))
    #expect(try !text(line + " --format csv").contains("USD"))
    #expect(try text(line + " --lang zh").contains("万瑞郎"))
  }
}

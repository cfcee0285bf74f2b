/// Command `what-if --button`: the redundancy decision from five numbers.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let button = OptionKey(
    switch: "button", help: Text("the CEO's button: five numbers in, yes or no out", "CEO 的按钮：输入五个数，给出摁或不摁"))
}

extension OptionKey<Double> {
  static let bill = OptionKey(
    "bill", buttonNumber: "USD",
    help: Text("button: yearly bill of a single node (1e6)", "按钮：单节点的年账单（1e6）")
  ) { QuantityText.dollarsPerYear($0) }
  static let revenue = OptionKey(
    "revenue", buttonNumber: "USD",
    help: Text("button: revenue in an hour (50000)", "按钮：每小时收入（50000）")
  ) { QuantityText.dollarsPerHour($0) }
  static let margin = OptionKey(
    "margin", buttonNumber: "SHARE",
    help: Text("button: margin of it; direct loss (0.5)", "按钮：毛利率；决定直接损失（0.5）")
  ) { QuantityText.share($0) }
  static let patience = OptionKey(
    "patience", buttonNumber: "SHARE",
    help: Text("button: customers who wait; less loss, blame (0.2)", "按钮：愿意等待的顾客比例（0.2）")
  ) { QuantityText.share($0) }

  /// Declaration of a number of the button, with or without its unit: `3e6`, `$250k/month`, `40%`.
  private init(
    _ name: String, buttonNumber placeholder: String, help: Text,
    value: @escaping @Sendable (String) -> Double?
  ) {
    self.init(name, .text(placeholder), help: help) { (text) throws(CommandLineError) in
      guard let number = value(text) else {
        throw .malformed(
          option: name, value: text, expected: Text("a number, as in 0.5 or 3e6", "数字，如 0.5 或 3e6"))
      }
      return number
    }
  }
}

extension OptionKey<Int> {
  static let rivals = OptionKey(
    "rivals", whole: "N", in: 0...999_999,
    help: Text("button: rivals to leave for; blame (4)", "按钮：顾客可投奔的对手数（4）"))
}

extension OptionKey<String> {
  static let rivalsAt = OptionKey(
    "rivals-at", text: "SETUP",
    help: Text("button: setup of all rivals (the end of entry)", "按钮：对手都在哪里（默认依次进入的结果）"))
  static let buttonRegion = OptionKey(
    "region", text: "NAME",
    help: Text("button: region whose outages are counted (the oldest)", "按钮：统计哪个区域的故障（默认最早开放的区域）"))
}

extension [OptionDeclaration] {
  /// The button and its numbers.
  static let buttonOptions = list(.button) + buttonNumbers
  /// Its numbers.
  static let buttonNumbers = list(.bill, .revenue, .margin, .patience, .rivals, .rivalsAt, .buttonRegion)
}

extension CommandDeclaration {
  static let button = CommandDeclaration(
    name: "button",
    summary: Text("press the redundancy button or not, and up to what price it pays", "该不该为冗余摁下按钮：价格不超过多少划算"),
    about: Text(
      """
      Five numbers about a firm in; out come the price up to which a second region or cloud pays, \
      press or not, and the number of outages of one region from which it pays. Rivals stay put.
      """,
      """
      输入企业的五个数；给出第二个区域或第二家云的划算上限、摁还是不摁，以及一个区域每年故障多少次起划算。对手\
      不动。
      """),
    options: [.buttonNumbers, .list(.whatIfVary, .whatIfTornado), .uncertainty, .model, .ownRecord, .page()],
    examples: [
      Example(
        line: "resilience-econ button --bill 2e6 --revenue 400000",
        gives: Text("the answer for your firm", "你的企业的答案")),
      Example(
        line: "resilience-econ button --uncertain --tornado",
        gives: Text("how sure, and the deciding numbers", "有多确定，取决于什么")),
    ])
}

struct ButtonCommand {
  let settings: Settings
  let parsed: ParsedCommandLine

  func text(command: String) throws(Failure) -> String {
    let loaded = try settings.load()
    let scenario = loaded.scenario
    let numbers = try self.numbers()
    let rivals = try self.rivals(scenario)
    let regions = scenario.regions.map(\.name)
    let region = try parsed.index(.buttonRegion, among: regions).map { regions[$0] }
    let tables = try self.tables(numbers, scenario, rivals)
    do throws(ParameterError) {
      let button = try RedundancyDecision(numbers, in: scenario, rivals: rivals, region: region)
      let inputs = try UncertainInputs(scenario, spreads: loaded.spreads)
      let tornado =
        parsed[.whatIfTornado] ? try ButtonTornado(numbers, inputs: inputs, rivals: rivals) : nil
      return settings.render(
        ButtonReport(
          button, command: command, rivalsAreSaid: parsed[.rivalsAt] != nil,
          uncertainty: try uncertainty(numbers, inputs, rivals), tornado: tornado, tables: tables,
          language: settings.language))
    } catch { throw Failure(error) }
  }

  private func numbers() throws(Failure) -> RedundancyDecision.Numbers {
    do throws(ParameterError) {
      return try RedundancyDecision.Numbers(
        bill: parsed[.bill] ?? 1e6, revenuePerHour: parsed[.revenue] ?? 50_000,
        margin: parsed[.margin] ?? 0.5,
        patience: parsed[.patience] ?? 0.2, rivals: parsed[.rivals] ?? 4)
    } catch { throw Failure(error) }
  }

  /// Where the rivals are: as said, else where entry one by one leaves them in the presets, whatever `--set` changes.
  private func rivals(_ scenario: Scenario) throws(Failure) -> RedundancyDecision.Rivals {
    if let index = try parsed.index(.rivalsAt, among: scenario.strategies.map(\.name)) { return .at(index) }
    guard !settings.sets.isEmpty else { return .settled(in: nil) }
    var plain = settings
    plain.sets = []
    // Presets that need a --set to be whole give no place of their own.
    let base = try? plain.load().scenario
    return .settled(in: base)
  }

  private func tables(
    _ numbers: RedundancyDecision.Numbers, _ scenario: Scenario, _ rivals: RedundancyDecision.Rivals
  ) throws(Failure) -> [ButtonTable] {
    guard let text = parsed[.whatIfVary] else { return [] }
    let axis: ParameterAxis
    do throws(ParameterAxisError) { axis = try ParameterAxis.read(text, in: scenario) } catch {
      throw .usage(error.text(option: OptionKey.whatIfVary.name))
    }
    guard axis.values.count <= 1000 else {
      let count = NumberText.count(axis.values.count)
      throw .usage(
        Text(
          "--vary: \(count) values are too many; expected at most 1,000", "--vary：\(count) 个取值太多；最多 1,000 个"))
    }
    do throws(ParameterError) {
      return [try ButtonTable(numbers, in: scenario, along: axis, rivals: rivals)]
    } catch { throw Failure(error) }
  }

  private func uncertainty(
    _ numbers: RedundancyDecision.Numbers, _ inputs: UncertainInputs, _ rivals: RedundancyDecision.Rivals
  ) throws(ParameterError) -> ButtonUncertainty? {
    guard settings.isUncertain else { return nil }
    let draws = min(settings.draws ?? 1000, 100_000)
    do throws(UncertaintyError) {
      return try ButtonUncertainty(
        numbers, inputs: inputs, rivals: rivals, draws: draws, seed: UInt64(settings.seed),
        jobs: settings.jobs)
    } catch {
      if case .parameter(let cause) = error { throw cause }
      return nil
    }
  }
}

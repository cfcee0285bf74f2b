/// `button` and `what-if --button`: the CEO's button from five numbers.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionDeclaration {
  static let button = OptionDeclaration(
    name: "button", value: .none, help: "press the CEO's button: five numbers in, yes or no out")
  static let bill = OptionDeclaration(
    name: "bill", value: .text("USD"), help: "button: yearly bill of a single node (1e6)")
  static let revenue = OptionDeclaration(
    name: "revenue", value: .text("USD"), help: "button: revenue in an hour (50000)")
  static let margin = OptionDeclaration(
    name: "margin", value: .text("SHARE"), help: "button: margin of it; direct loss (0.5)")
  static let patience = OptionDeclaration(
    name: "patience", value: .text("SHARE"), help: "button: customers who wait; less loss, blame (0.2)")
  static let rivals = OptionDeclaration(
    name: "rivals", value: .number("N", 0...999_999), help: "button: rivals to leave for; blame (4)")
  static let rivalsAt = OptionDeclaration(
    name: "rivals-at", value: .text("SETUP"),
    help: "button: where all rivals are (where entry one by one ends)")
  static let buttonRegion = OptionDeclaration(
    name: "region", value: .text("NAME"), help: "button: the region whose outages are counted (the oldest)")

  /// The button and its numbers.
  static let buttonOptions = [button] + buttonNumbers
  /// Its numbers.
  static let buttonNumbers = [bill, revenue, margin, patience, rivals, rivalsAt, buttonRegion]
}

extension CommandDeclaration {
  static let button = CommandDeclaration(
    name: "button", summary: "press the button of redundancy or not: the price up to which it pays",
    about: """
      Five numbers about a firm in; out come the price up to which a second region or cloud pays, press or not, and \
      from how many outages of one region on. Rivals stay where they are.
      """,
    options: OptionDeclaration.buttonNumbers + [.whatIfVary, .whatIfTornado] + OptionDeclaration.uncertainty
      + OptionDeclaration.model + OptionDeclaration.page(["text", "markdown", "csv", "json"]),
    examples: [
      Example(line: "resilience-econ button --bill 2e6 --revenue 400000", gives: "the answer for your firm"),
      Example(line: "resilience-econ button --uncertain --tornado", gives: "how sure, and what decides"),
    ])
}

struct ButtonCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  func text(command: String) throws(Failure) -> String {
    let loaded = try settings.load()
    let scenario = loaded.scenario
    let numbers = try self.numbers()
    let rivals = try self.rivals(scenario)
    let region = try self.region(scenario)
    let tables = try self.tables(numbers, scenario, rivals)
    do throws(ParameterError) {
      let button = try RedundancyDecision(numbers, in: scenario, rivals: rivals, region: region)
      let inputs = try UncertainInputs(scenario, spreads: loaded.spreads)
      let tornado =
        isGiven(.whatIfTornado) ? try ButtonTornado(numbers, inputs: inputs, rivals: rivals) : nil
      return settings.render(
        ButtonReport(
          button, command: command, rivalsAreSaid: value(.rivalsAt) != nil,
          uncertainty: try uncertainty(numbers, inputs, rivals), tornado: tornado, tables: tables,
          language: settings.language))
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }

  private func value(_ option: OptionDeclaration) -> String? { parsed.values(option.name).last }
  private func isGiven(_ option: OptionDeclaration) -> Bool {
    parsed.options.contains { $0.name == option.name }
  }

  private func numbers() throws(Failure) -> RedundancyDecision.Numbers {
    let amounts = [
      try number(.bill, else: 1e6), try number(.revenue, else: 50_000), try number(.margin, else: 0.5),
      try number(.patience, else: 0.2),
    ]
    let rivals = value(.rivals).flatMap { Int($0) } ?? 4
    do throws(ParameterError) {
      return try RedundancyDecision.Numbers(
        bill: amounts[0], revenuePerHour: amounts[1], margin: amounts[2], patience: amounts[3], rivals: rivals
      )
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }

  /// Where the rivals are: as said, else where entry one by one leaves them in the presets, whatever `--set` changes.
  private func rivals(_ scenario: Scenario) throws(Failure) -> RedundancyDecision.Rivals {
    if let name = value(.rivalsAt) {
      let names = scenario.strategies.map(\.name)
      if let index = names.firstIndex(of: name) { return .at(index) }
      throw unknown(name, option: .rivalsAt, names)
    }
    guard !settings.sets.isEmpty else { return .settled(in: nil) }
    var plain = settings
    plain.sets = []
    // Presets that need a --set to be whole give no place of their own.
    let base = try? plain.load().scenario
    return .settled(in: base)
  }

  private func region(_ scenario: Scenario) throws(Failure) -> String? {
    guard let name = value(.buttonRegion) else { return nil }
    let names = scenario.regions.map(\.name)
    if names.contains(name) { return name }
    throw unknown(name, option: .buttonRegion, names)
  }

  private func unknown(_ name: String, option: OptionDeclaration, _ names: [String]) -> Failure {
    let nearest = NearestName.of(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    return .usage(
      "--\(option.name): '\(SafeText.quoted(name))' is not one of \(CommandLineMessage.list(names))\(nearest)"
    )
  }

  private func tables(
    _ numbers: RedundancyDecision.Numbers, _ scenario: Scenario, _ rivals: RedundancyDecision.Rivals
  ) throws(Failure) -> [ButtonTable] {
    guard let text = value(.whatIfVary) else { return [] }
    let axis: ParameterAxis
    do throws(ParameterAxisError) { axis = try ParameterAxis(text, in: scenario) } catch {
      throw .usage(error.message(option: OptionDeclaration.whatIfVary.name))
    }
    guard axis.values.count <= 1000 else {
      throw .usage(
        "--vary: \(NumberText.count(axis.values.count)) values are too many; expected at most 1,000")
    }
    do throws(ParameterError) {
      return [try ButtonTable(numbers, in: scenario, along: axis, rivals: rivals)]
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }

  private func uncertainty(
    _ numbers: RedundancyDecision.Numbers, _ inputs: UncertainInputs, _ rivals: RedundancyDecision.Rivals
  ) throws(ParameterError) -> ButtonUncertainty? {
    guard settings.isUncertain else { return nil }
    let draws = min(settings.draws ?? 1000, 100_000)
    do throws(UncertaintyError) {
      return try ButtonUncertainty(
        numbers, inputs: inputs, rivals: rivals, draws: draws, seed: UInt64(settings.seed),
        jobs: settings.jobs ?? System.processors)
    } catch {
      if case .parameter(let cause) = error { throw cause }
      return nil
    }
  }

  private func number(_ option: OptionDeclaration, else standard: Double) throws(Failure) -> Double {
    guard let text = value(option) else { return standard }
    guard let number = Double(text), number.isFinite else {
      throw .usage("--\(option.name): expected a number, as in 0.5 or 3e6, got '\(SafeText.quoted(text))'")
    }
    return number
  }
}

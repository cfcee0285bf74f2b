/// `what-if --button`: the CEO's button from five numbers.
internal import Findings
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

  /// The button and its numbers.
  static let buttonOptions = [button, bill, revenue, margin, patience, rivals]
}

struct ButtonCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  func text() throws(Failure) -> String {
    let scenario = try settings.load().scenario
    let amounts = [
      try number(.bill, else: 1e6), try number(.revenue, else: 50_000), try number(.margin, else: 0.5),
      try number(.patience, else: 0.2),
    ]
    let rivals = parsed.values(OptionDeclaration.rivals.name).last.flatMap { Int($0) } ?? 4
    do throws(ParameterError) {
      let numbers = try RedundancyDecision.Numbers(
        bill: amounts[0], revenuePerHour: amounts[1], margin: amounts[2], patience: amounts[3], rivals: rivals
      )
      return settings.render(
        ButtonReport(try RedundancyDecision(numbers, in: scenario), language: settings.language))
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }

  private func number(_ option: OptionDeclaration, else standard: Double) throws(Failure) -> Double {
    guard let text = parsed.values(option.name).last else { return standard }
    guard let number = Double(text), number.isFinite else {
      throw .usage("--\(option.name): expected a number, as in 0.5 or 3e6, got '\(SafeText.quoted(text))'")
    }
    return number
  }
}

/// Command `what-if --button`: the redundancy decision from five numbers.
internal import Findings
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let button = OptionKey(
    switch: "button", help: "press the CEO's button: five numbers in, yes or no out")
}

extension OptionKey<Double> {
  static let bill = OptionKey(
    "bill", number: "USD", expected: buttonNumber, help: "button: yearly bill of a single node (1e6)")
  static let revenue = OptionKey(
    "revenue", number: "USD", expected: buttonNumber, help: "button: revenue in an hour (50000)")
  static let margin = OptionKey(
    "margin", number: "SHARE", expected: buttonNumber, help: "button: margin of it; direct loss (0.5)")
  static let patience = OptionKey(
    "patience", number: "SHARE", expected: buttonNumber,
    help: "button: customers who wait; less loss, blame (0.2)")
  private static let buttonNumber = "a number, as in 0.5 or 3e6"
}

extension OptionKey<Int> {
  static let rivals = OptionKey(
    "rivals", whole: "N", in: 0...999_999, help: "button: rivals to leave for; blame (4)")
}

extension [OptionDeclaration] {
  /// Options of the redundancy decision.
  static let buttonOptions = list(.button, .bill, .revenue, .margin, .patience, .rivals)
}

struct ButtonCommand {
  let settings: Settings
  let parsed: ParsedCommandLine

  func text() throws(Failure) -> String {
    let scenario = try settings.load().scenario
    do throws(ParameterError) {
      let numbers = try RedundancyDecision.Numbers(
        bill: parsed[.bill] ?? 1e6, revenuePerHour: parsed[.revenue] ?? 50_000,
        margin: parsed[.margin] ?? 0.5,
        patience: parsed[.patience] ?? 0.2, rivals: parsed[.rivals] ?? 4)
      return settings.render(
        ButtonReport(try RedundancyDecision(numbers, in: scenario), language: settings.language))
    } catch { throw Failure(error) }
  }
}

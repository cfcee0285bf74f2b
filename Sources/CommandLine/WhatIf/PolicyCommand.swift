/// `what-if --policies`: what it would take to leave the herd.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionDeclaration {
  static let policies = OptionDeclaration(
    name: "policies", value: .none, help: "fines, subsidies and so on that would end the herd")
  static let target = OptionDeclaration(
    name: "target", value: .text("STRATEGY"), help: "policies: where all firms should be")
}

struct PolicyCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  func text() throws(Failure) -> String {
    let scenario = try settings.load().scenario
    let target = try self.target(scenario)
    do throws(ParameterError) {
      let study = try PolicyStudy(try Market(scenario), target: target)
      return settings.render(PolicyReport(study, language: settings.language))
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }

  private func target(_ scenario: Scenario) throws(Failure) -> Int? {
    guard let name = parsed.values(OptionDeclaration.target.name).last else { return nil }
    let names = scenario.strategies.map(\.name)
    if let index = names.firstIndex(of: name) { return index }
    let nearest = NearestName.of(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw .usage(
      "--target: '\(SafeText.quoted(name))' is not one of \(CommandLineMessage.list(names))\(nearest)")
  }
}

/// `what-if --crowd`: how the herd forms, and what dissolves it.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionDeclaration {
  static let crowd = OptionDeclaration(
    name: "crowd", value: .none, help: "firm by firm, over time, from one firm to a million")
  static let inertia = OptionDeclaration(
    name: "inertia", value: .text("SHARE"), help: "crowd: firms that sleep a quarter (0.9)")
  static let noise = OptionDeclaration(
    name: "noise", value: .text("SHARE"), help: "crowd: of the others, those that err (0.05)")
  static let hysteresis = OptionDeclaration(
    name: "hysteresis", value: .text("KEY"), help: "crowd: there and back (blameSharing of most firms)")

  /// The crowd and its habits.
  static let crowdOptions = [crowd, hysteresis, inertia, noise]
}

struct CrowdCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  func text() throws(Failure) -> String {
    let scenario = try settings.load().scenario
    let parameter = try self.parameter(scenario)
    let shares = (try share(.inertia, else: 0.9), try share(.noise, else: 0.05))
    let jobs = parsed.values(OptionDeclaration.jobs.name).last.flatMap { Int($0) } ?? System.processors
    do throws(ParameterError) {
      let market = try Market(scenario)
      let habits = try CrowdStudy.RevisionProtocol(inertia: shares.0, noise: shares.1)
      let study = try CrowdStudy(market, habits: habits, seed: UInt64(settings.seed), jobs: jobs)
      let loop = Hysteresis(market, along: parameter)
      return settings.render(CrowdReport(study, loop: loop, language: settings.language))
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }

  private func parameter(_ scenario: Scenario) throws(Failure) -> Scenario.Parameter {
    let largest = scenario.firms.max { $0.count < $1.count }?.name ?? ""
    let option = OptionDeclaration.hysteresis.name
    let name = parsed.values(option).last ?? "firms.\(largest).blameSharing"
    let parameter: Scenario.Parameter
    do throws(ParameterAxisError) { parameter = try ParameterAxis.parameter(name, in: scenario) } catch {
      throw .usage(error.message(option: option))
    }
    // A way in whole numbers would change how many firms there are.
    guard !parameter.isWhole, parameter.value(in: scenario).isFinite else {
      throw .usage("--\(option): \(SafeText.quoted(parameter.key)) is no number that can be moved by degrees")
    }
    return parameter
  }

  private func share(_ option: OptionDeclaration, else standard: Double) throws(Failure) -> Double {
    guard let text = parsed.values(option.name).last else { return standard }
    guard let number = Double(text), number.isFinite else {
      throw .usage("--\(option.name): expected a share, as in 0.9, got '\(SafeText.quoted(text))'")
    }
    return number
  }
}

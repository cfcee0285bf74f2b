/// Options of `outages`.
internal import Findings
internal import Outages

/// A family of durations for the hours of a year.
enum DurationChoice: String, CaseIterable {
  case best, lognormal, weibull, exponential, pareto, empirical

  /// The choice as the study takes it.
  var requested: OutageStudy.Request.Durations {
    switch self {
    case .best: .best
    case .empirical: .empirical
    case .lognormal, .weibull, .exponential, .pareto:
      DurationFamily(rawValue: rawValue).map { .family($0) } ?? .best
    }
  }
}

extension OptionKey<String> {
  static let provider = OptionKey("provider", text: "NAME", help: "outages of one provider, as in AWS")
  static let region = OptionKey(
    "region", text: "NAME", help: "outages of one region or zone, as in us-east-1")
  static let recordFile = OptionKey(
    "record", file: "FILE", isRepeatable: true,
    help: "add the outages of a CSV file: provider,date,scope,hours and more")
  static let hazard = OptionKey(
    "hazard", text: "NAME", help: "the year of one hazard of the scenario instead of the record")
}

extension OptionKey<Outage.Reach> {
  static let scope = OptionKey(
    "scope", choices: [.zone, .region, .multiRegion, .global], help: "outages that reached so far")
}

extension OptionKey<Outage.Confidence> {
  static let confidence = OptionKey(
    "confidence", choices: [.low, .medium, .high], help: "leave out rows that are documented worse (medium)")
}

extension OptionKey<DurationChoice> {
  static let durations = OptionKey("durations", help: "family of durations for the hours of a year (best)")
}

extension OptionKey<Int> {
  static let since = OptionKey(
    "since", whole: "YEAR", in: 1990...2100, help: "outages from that year on")
  static let years = OptionKey(
    "years", whole: "N", in: 0...1_000_000_000,
    help: "years to simulate beside the exact curve; 0 for none (1000000, or fewer for frequent outages)")
}

extension OptionKey<Double> {
  static let convexity = OptionKey(
    "convexity", number: "E", atLeast: 0, expected: "a number, 0 or more",
    help: "losses grow with hours to the power E, as in 1.2 (1)")
  static let waiting = OptionKey(
    "waiting", number: "HOURS", atLeast: 0, expected: "a number, 0 or more",
    help: "insurance of the direct loss: hours of each outage that it does not pay")
  static let deductible = OptionKey(
    "deductible", number: "USD", atLeast: 0, expected: "a number, 0 or more",
    help: "insurance of the direct loss: dollars of each outage that it does not pay")
  static let limit = OptionKey(
    "limit", number: "USD", atLeast: 0, expected: "a number, 0 or more",
    help: "insurance of the direct loss: the most that it pays for an outage")
}

extension [OptionDeclaration] {
  /// Choice of the outages.
  static let record = list(.provider, .scope, .region, .since, .confidence, .recordFile)

  /// Costs of a year.
  static let annualLoss = list(.durations, .hazard, .years, .convexity, .waiting, .deductible, .limit)
}

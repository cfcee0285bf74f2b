/// Options of `outages`.
extension OptionDeclaration {
  static let provider = OptionDeclaration(
    name: "provider", value: .text("NAME"), help: "outages of one provider, as in AWS")
  static let scope = OptionDeclaration(
    name: "scope", value: .choice(["zone", "region", "multi-region", "global"]),
    help: "outages that reached so far")
  static let region = OptionDeclaration(
    name: "region", value: .text("NAME"), help: "outages of one region or zone, as in us-east-1")
  static let since = OptionDeclaration(
    name: "since", value: .number("YEAR", 1990...2100), help: "outages from that year on")
  static let confidence = OptionDeclaration(
    name: "confidence", value: .choice(["low", "medium", "high"]),
    help: "leave out rows that are documented worse (medium)")
  static let recordFile = OptionDeclaration(
    name: "record", value: .file("FILE"), isRepeatable: true,
    help: "add the outages of a CSV file: provider,date,scope,hours and more")

  /// Which outages are meant.
  static let record = [provider, scope, region, since, confidence, recordFile]

  static let years = OptionDeclaration(
    name: "years", value: .number("N", 0...1_000_000_000),
    help: "years to simulate beside the exact curve; 0 for none (1000000, or fewer for frequent outages)")
  static let convexity = OptionDeclaration(
    name: "convexity", value: .text("E"), help: "losses grow with hours to the power E, as in 1.2 (1)")
  static let waiting = OptionDeclaration(
    name: "waiting", value: .text("HOURS"),
    help: "insurance of the direct loss: hours of each outage that it does not pay")
  static let deductible = OptionDeclaration(
    name: "deductible", value: .text("USD"),
    help: "insurance of the direct loss: dollars of each outage that it does not pay")
  static let limit = OptionDeclaration(
    name: "limit", value: .text("USD"),
    help: "insurance of the direct loss: the most that it pays for an outage")

  static let durations = OptionDeclaration(
    name: "durations",
    value: .choice(["best", "lognormal", "weibull", "exponential", "pareto", "empirical"]),
    help: "family of durations for the hours of a year (best)")
  static let hazard = OptionDeclaration(
    name: "hazard", value: .text("NAME"), help: "the year of one hazard of the scenario instead of the record"
  )

  /// What a year costs.
  static let annualLoss = [durations, hazard, years, convexity, waiting, deductible, limit]
}

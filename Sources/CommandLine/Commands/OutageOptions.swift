/// Options of `outages`.
extension OptionDeclaration {
  static let provider = OptionDeclaration(
    name: "provider", value: .text("NAME"), help: "outages of one provider, as in AWS")
  static let scope = OptionDeclaration(
    name: "scope", value: .choice(["zone", "region", "multi-region", "global", "internet"]),
    help: "outages that reached so far")
  static let region = OptionDeclaration(
    name: "region", value: .text("NAME"),
    help: "outages that reached a region: its zones', its own, its provider's as a whole, the internet's")
  static let onlyNamed = OptionDeclaration(
    name: "only-named", value: .none, help: "only rows that name the region or a zone of it")
  static let with = OptionDeclaration(
    name: "with", value: .text("NAME"), help: "another region: hours in which both were down")
  static let from = OptionDeclaration(
    name: "from", value: .text("DATE"), help: "watched from that day on, as in 2022-03-24 (the first row)")
  static let until = OptionDeclaration(
    name: "until", value: .text("DATE"), help: "watched up to that day, which does not count (the last row)")
  static let since = OptionDeclaration(
    name: "since", value: .number("YEAR", 1990...2100), help: "outages from that year on")
  static let confidence = OptionDeclaration(
    name: "confidence", value: .choice(["low", "medium", "high"]),
    help: "leave out rows that are documented worse (medium)")
  static let recordFile = OptionDeclaration(
    name: "record", value: .file("FILE"), isRepeatable: true,
    help: "a log of outages: CSV, TSV or JSON with start and end, or date and hours, minutes or duration")
  static let dates = OptionDeclaration(
    name: "dates", value: .choice(["mdy", "dmy"]), help: "order of day and month in dates like 3/5/2024")
  static let map = OptionDeclaration(
    name: "map", value: .text("COLUMN=NAME"), isRepeatable: true,
    help: "read a column of another name, as in hours=duration_minutes/60; severity=- leaves one out")
  static let impact = OptionDeclaration(
    name: "impact", value: .text("SHARES"),
    help: "share of business that stops by impact, as in none=0,minor=5%,major=50%,critical=100% (all of it)")
  static let onlyRecord = OptionDeclaration(
    name: "only-record", value: .none, help: "leave the built-in record out, also where it has the provider")
  static let perHour = OptionDeclaration(
    name: "per-hour", value: .text("USD"),
    help: "what an hour down costs, as in 5000, $5k/h or 84 USD/min: these outages in dollars a year")

  /// Which outages are meant.
  static let selection = [provider, scope, region, onlyNamed, since, from, until, confidence]
  /// The same, and how files are read and priced.
  static let record = selection + [with, recordFile, dates, map, impact, onlyRecord, perHour]

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

  static let franchise = OptionDeclaration(
    name: "franchise", value: .none,
    help: "insurance of the direct loss: once the waiting period is over, its own hours are paid too")
  static let annualDeductible = OptionDeclaration(
    name: "annual-deductible", value: .text("USD"),
    help: "insurance of the direct loss: dollars of a year's payments that it does not pay")
  static let annualLimit = OptionDeclaration(
    name: "annual-limit", value: .text("USD"),
    help: "insurance of the direct loss: the most that it pays in a year")

  static let durations = OptionDeclaration(
    name: "durations",
    value: .choice(["best", "lognormal", "weibull", "exponential", "pareto", "empirical"]),
    help: "family of durations for the hours of a year (best)")
  static let hazard = OptionDeclaration(
    name: "hazard", value: .text("NAME"), help: "the year of one hazard of the scenario instead of the record"
  )

  /// What a year costs.
  static let annualLoss = [
    durations, hazard, years, convexity, waiting, franchise, deductible, limit, annualDeductible, annualLimit,
  ]
}

/// Options of `outages`.
internal import Findings
internal import Outages
internal import Scenario

/// Family of durations for the annual hours.
enum DurationChoice: String, CaseIterable {
  case best, lognormal, weibull, exponential, pareto, empirical

  /// Choice in the terms of the study.
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
    "region", text: "NAME",
    help: "outages that reached a region: its zones', its own, its provider's as a whole, the internet's")
  static let with = OptionKey("with", text: "NAME", help: "another region: hours in which both were down")
  static let from = OptionKey(
    "from", text: "DATE", help: "watched from that day on, as in 2022-03-24 (the first row)")
  static let until = OptionKey(
    "until", text: "DATE", help: "watched up to that day, which does not count (the last row)")
  static let recordFile = OptionKey(
    "record", file: "FILE", isRepeatable: true,
    help: "a log of outages: CSV, TSV or JSON with start and end, or date and hours, minutes or duration")
  static let map = OptionKey(
    "map", text: "COLUMN=NAME", isRepeatable: true,
    help: "read a column of another name, as in hours=duration_minutes/60; severity=- leaves one out")
  static let impact = OptionKey(
    "impact", text: "SHARES",
    help: "share of business that stops by impact, as in none=0,minor=5%,major=50%,critical=100% (all of it)")
  static let hazard = OptionKey(
    "hazard", text: "NAME", help: "the year of one hazard of the scenario instead of the record")
}

extension OptionKey<Outage.Reach> {
  static let scope = OptionKey(
    "scope", choices: [.zone, .region, .multiRegion, .global, .internet], help: "outages that reached so far")
}

extension OptionKey<Outage.Confidence> {
  static let confidence = OptionKey(
    "confidence", choices: [.low, .medium, .high], help: "leave out rows that are documented worse (medium)")
}

extension OptionKey<DateOrder> {
  static let dates = OptionKey(
    "dates", choices: [.mdy, .dmy], help: "order of day and month in dates like 3/5/2024")
}

extension OptionKey<Bool> {
  static let onlyNamed = OptionKey(
    switch: "only-named", help: "only rows that name the region or a zone of it")
  static let portfolio = OptionKey(
    switch: "portfolio", help: "the losses of all firms of the scenario together, which share events")
  static let onlyRecord = OptionKey(
    switch: "only-record", help: "leave the built-in record out, also where it has the provider")
  static let franchise = OptionKey(
    switch: "franchise",
    help: "insurance of the direct loss: once the waiting period is over, its own hours are paid too")
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
  static let perHour = OptionKey(
    "per-hour", quantity: "USD", expected: "dollars an hour, as in 5000, $5k/h or 84 USD/min",
    help: "what an hour down costs, as in 5000, $5k/h or 84 USD/min: these outages in dollars a year"
  ) { QuantityText.dollarsPerHour($0).flatMap { $0 > 0 && $0 <= 1e15 ? $0 : nil } }
  static let waiting = OptionKey(
    "waiting", quantity: "HOURS", expected: "hours, as in 8 or 45 min, 0 or more",
    help: "insurance of the direct loss: hours of each outage that it does not pay"
  ) { QuantityText.hours($0) }
  static let deductible = OptionKey(
    "deductible", quantity: "USD", expected: "dollars, as in 250000 or 250k, 0 or more",
    help: "insurance of the direct loss: dollars of each outage that it does not pay"
  ) { QuantityText.dollars($0) }
  static let limit = OptionKey(
    "limit", quantity: "USD", expected: "dollars, as in 5000000 or 5M, 0 or more",
    help: "insurance of the direct loss: the most that it pays for an outage"
  ) { QuantityText.dollars($0) }
  static let annualDeductible = OptionKey(
    "annual-deductible", quantity: "USD", expected: "dollars, as in 250000 or 250k, 0 or more",
    help: "insurance of the direct loss: dollars of a year's payments that it does not pay"
  ) { QuantityText.dollars($0) }
  static let annualLimit = OptionKey(
    "annual-limit", quantity: "USD", expected: "dollars, as in 5000000 or 5M, 0 or more",
    help: "insurance of the direct loss: the most that it pays in a year"
  ) { QuantityText.dollars($0) }

  /// Declaration of an option for a number of 0 or more, with or without its unit.
  private init(
    _ name: String, quantity placeholder: String, expected: String, help: String,
    value: @escaping @Sendable (String) -> Double?
  ) {
    self.init(name, .text(placeholder), help: help) { (text) throws(CommandLineError) in
      guard let number = value(text), number >= 0 else {
        throw .malformed(option: name, value: text, expected: expected)
      }
      return number
    }
  }
}

extension [OptionDeclaration] {
  /// Options that select outages.
  static let selection = list(.provider, .scope, .region, .onlyNamed, .since, .from, .until, .confidence)

  /// Options that select outages, and those for reading and pricing files.
  static let record =
    selection + list(.with, .recordFile, .dates, .map, .impact, .onlyRecord, .perHour)

  /// Options of the annual loss.
  static let annualLoss = list(
    .durations, .hazard, .portfolio, .years, .convexity, .waiting, .franchise, .deductible, .limit,
    .annualDeductible,
    .annualLimit)
}

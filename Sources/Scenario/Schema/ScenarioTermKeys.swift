/// Keys of the firms' loss terms.
enum ScenarioTermKeys {
  /// Below `firms.*`.
  static let firm: [SchemaKey] =
    [
      SchemaKey(
        "firms.*.convexity", .quantity(.number, ValidRange(1, 5)), standard: .number(1),
        "The loss of an event grows with this power of its hours."),
      SchemaKey(
        "firms.*.credits", .creditLadder(Scenario.Credits.names), standard: .text("none"),
        "Service credits by the month: a published ladder, or a list of { below, share }."),
      SchemaKey("firms.*.insurance", .group, "Insurance of the direct loss, for each event."),
      SchemaKey(
        "firms.*.insurance.waiting", .quantity(.hours, ValidRange(0, 8760)), "Hours that it does not pay."),
      SchemaKey("firms.*.insurance.deductible", .quantity(.money, money), "Dollars that it does not pay."),
      SchemaKey("firms.*.insurance.limit", .quantity(.money, money), "The most that it pays."),
      SchemaKey("firms.*.insurance.premium", .quantity(.moneyPerYear, money), "What it costs."),
      SchemaKey(
        "firms.*.insurance.franchise", .flag,
        "Whether the waiting period is a franchise: once it is over, its own hours are paid too."),
      SchemaKey(
        "firms.*.insurance.aggregateDeductible", .quantity(.money, money),
        "Dollars of a year's payments that it does not pay."),
      SchemaKey("firms.*.insurance.aggregate", .quantity(.money, money), "The most that it pays in a year."),
      SchemaKey("firms.*.insurance.source", .text, "Source of the numbers."),
      SchemaKey("firms.*.sla", .group, "What the firm promises its own customers, by the month."),
      SchemaKey(
        "firms.*.sla.target", .quantity(.share, ValidRange(0, 1)), "Promised availability of a month."),
      SchemaKey("firms.*.sla.window", .choice(["month"]), "Time over which downtime is added up (month)."),
      SchemaKey(
        "firms.*.sla.penaltyPerHour", .quantity(.moneyPerHour, money),
        "Penalty for each hour beyond the promise."),
      SchemaKey(
        "firms.*.sla.penaltyPerBreach", .quantity(.money, money),
        "Penalty for each month that breaks the promise."),
      SchemaKey("firms.*.sla.source", .text, "Source of the numbers."),
      SchemaKey(
        "firms.*.revenueProfile", .group, "Revenue by the clock and the calendar, relative to its mean."),
      SchemaKey(
        "firms.*.revenueProfile.hours", .quantities(.number, ValidRange(0, 1e6), 24...24),
        "By hour of the day."),
      SchemaKey(
        "firms.*.revenueProfile.days", .quantities(.number, ValidRange(0, 1e6), 7...7), "By day of the week."),
      SchemaKey(
        "firms.*.revenueProfile.months", .quantities(.number, ValidRange(0, 1e6), 12...12), "By month."),
      SchemaKey("firms.*.revenueProfile.peak", .group, "Days that are busier than the others."),
      SchemaKey(
        "firms.*.revenueProfile.peak.days", .quantity(.number, ValidRange(0, 365)),
        "Number of such days a year."),
      SchemaKey(
        "firms.*.revenueProfile.peak.multiple", .quantity(.multiplier, ValidRange(0, 1e6)),
        "Revenue of such a day, in multiples of another day's."),
      SchemaKey("firms.*.revenueProfile.source", .text, "Source of the numbers."),
    ] + risk("firms.*.risk", "How firms of the type weigh bad years, where it is not as everybody's.")

  /// At the top.
  static let everybody = risk("risk", "How firms weigh bad years and rare events.")

  private static let money = ValidRange(0, 1e15)
  /// Smallest tail share, the worst year in a million: annual loss probabilities have errors of about 1e-10,
  /// too large for rarer years.
  private static let rarestTail = 1e-6

  private static func risk(_ path: String, _ description: String) -> [SchemaKey] {
    [
      SchemaKey(path, .group, description),
      SchemaKey(
        "\(path).attitude", .choice(Scenario.Risk.Attitude.allCases.map(\.rawValue)),
        "Expected dollars, aversion to the worst years, or more weight on rare events."),
      SchemaKey(
        "\(path).aversion", .quantity(.number, ValidRange(0, 1000)), isLinear: true,
        "Tail-averse: how many times the mean of the worst years is taken off (0.5)."),
      SchemaKey(
        "\(path).tail", .quantity(.share, ValidRange(rarestTail, 0.5)),
        "Tail-averse: share of years that are the worst (0.01)."),
      SchemaKey(
        "\(path).curvature", .quantity(.number, .positive(upTo: 1)),
        "Black-swan: Prelec's alpha; 1 weighs events as they are (0.65)."),
      SchemaKey("\(path).source", .text, "Source of the numbers."),
    ]
  }
}

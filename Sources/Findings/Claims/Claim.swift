/// What the article says, and what the model says to it.
///
/// A claim is checked on the spot: its verdict follows from figures of this run, never from a list of verdicts.

/// A checkable claim of the article with its verdict.
public struct Claim: Equatable, Sendable {
  /// The claims, in the order of the article.
  public enum Name: String, CaseIterable, Sendable {
    case length, mendedInThreeHours = "mended-in-three-hours", race, guardInStore = "guard-in-store"
    case carefulEnactors = "careful-enactors", retries, noRecoveryPlan = "no-recovery-plan"
    case managerInThreeHours = "manager-in-three-hours", networkBacklog = "network-backlog", flapping
    case googleRetries = "google-retries", longestEver = "longest-ever"
    case azureFifth = "azure-fifth", coupling, hubs, sameRegion = "same-region"
    case halfTheInternet = "half-the-internet", ladder, fewYears = "few-years", button
    case worseAlone = "worse-alone", blackSwan = "black-swan", nobodyPraises = "nobody-praises"
    case netflixUnharmed = "netflix-unharmed", netflixOutside = "netflix-outside"
    case followOthers = "follow-others", firstChoice = "first-choice", everybody
    case nash, realistic
  }

  /// What comes out.
  public enum Verdict: String, CaseIterable, Sendable {
    /// The figures say the same.
    case holds
    /// They do where something is granted that the article does not say.
    case holdsIf = "holds-if"
    /// They do not.
    case doesNotHold = "does-not-hold"
    /// It follows from an input that nobody measured: the model says what was put in.
    case assumed
    /// What would decide it is not in the record or in the market.
    case open
  }

  /// A number that the verdict rests on.
  public struct Figure: Equatable, Sendable {
    /// What it is.
    public let quantity: Quantity
    /// Its value in the unit of the quantity.
    public let value: Double
  }

  /// What a figure is; the raw value is its key in machine-readable output.
  public enum Quantity: String, Sendable {
    case minutes, publishedMinutes, minutesAfter, minutesSaved, minutesWith, steps, states, count, total,
      other
    case share, otherShare, hours, otherHours, perYear, years, alone, together, gain, otherGain, needed
    case multiple, secondMultiple, thirdMultiple, measured, secondMeasured, regret, equilibria, welfareGap

    /// Its unit.
    public var unit: String {
      switch self {
      case .minutes, .publishedMinutes, .minutesAfter, .minutesSaved, .minutesWith: "min"
      case .steps, .states, .count, .total, .other, .equilibria: "count"
      case .share, .otherShare: "share"
      case .hours, .otherHours: "h"
      case .perYear: "1/year"
      case .years: "years"
      case .alone, .together, .needed: "USD/hour"
      case .gain, .otherGain, .regret, .welfareGap: "USD/year"
      case .multiple, .secondMultiple, .thirdMultiple, .measured, .secondMeasured: "x"
      }
    }
  }

  /// Which claim.
  public let name: Name
  /// What comes out.
  public let verdict: Verdict
  /// The numbers that it rests on.
  public let figures: [Figure]
  /// Strategies, regions, services or types of firms that the figures are about.
  public let subjects: [String]

  init(
    _ name: Name, _ verdict: Verdict, _ figures: KeyValuePairs<Quantity, Double> = [:],
    of subjects: [String] = []
  ) {
    self.name = name
    self.verdict = verdict
    self.figures = figures.map { Figure(quantity: $0.key, value: $0.value) }
    self.subjects = subjects
  }

  /// A figure; `nil` where the claim has none of this kind.
  public subscript(quantity: Quantity) -> Double? {
    figures.first { $0.quantity == quantity }?.value
  }
}

extension Claim.Verdict {
  /// Holds or does not.
  init(_ holds: Bool) { self = holds ? .holds : .doesNotHold }

  /// Holds; holds with something granted; does not.
  init(_ holds: Bool, granted: Bool) { self = holds ? .holds : granted ? .holdsIf : .doesNotHold }
}

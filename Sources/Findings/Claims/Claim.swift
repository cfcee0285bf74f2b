/// Claims of the article, with the model's verdicts.
///
/// A claim is checked on the spot: its verdict follows from figures of this run. Where only a document decides, it is the
/// document's, which is named beside it.

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
    case noLaunch = "no-launch", byHand = "by-hand", lastRecovery = "last-recovery"
    case hundredServices = "hundred-services", nullPointer = "null-pointer"
    case azureEdgeOnly = "azure-edge-only", identityWrites = "identity-writes", toolsOnTools =
      "tools-on-tools"
    case multiCloudReady = "multi-cloud-ready", largestCustomer = "largest-customer"
  }

  /// Verdict on a claim.
  public enum Verdict: String, CaseIterable, Sendable {
    /// The figures agree with the claim.
    case holds
    /// The figures agree under an assumption that the article does not state.
    case holdsIf = "holds-if"
    /// The figures contradict the claim.
    case doesNotHold = "does-not-hold"
    /// It follows from an input that nobody measured: the model says what was put in.
    case assumed
    /// What would decide it is not in the record or in the market.
    case open
  }

  /// A number that the verdict rests on.
  public struct Figure: Equatable, Sendable {
    /// Kind of the figure.
    public let quantity: Quantity
    /// Its value in the unit of the quantity.
    public let value: Double
  }

  /// Kind of a figure; the raw value is its key in machine-readable output.
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

  /// Name of the claim.
  public let name: Name
  /// Verdict on it.
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
  /// Verdict of a condition: holds, or does not.
  init(_ holds: Bool) { self = holds ? .holds : .doesNotHold }

  /// Verdict of a condition and a weaker one: holds, holds under an assumption, or does not.
  init(_ holds: Bool, granted: Bool) { self = holds ? .holds : granted ? .holdsIf : .doesNotHold }
}

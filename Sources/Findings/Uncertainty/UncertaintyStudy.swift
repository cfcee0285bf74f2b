/// Uncertainty of the verdict: the questions of the brief over many markets drawn from the record and the
/// ranges.
public import Market
public import ResilienceNumerics
import Outages
import Scenario

/// Shares of the draws in which each finding holds.
///
/// A draw takes every open number from its own distribution, independently of the others. Draws are keyed by
/// seed, number and key of the parameter: any number of threads gives the same bytes.
public struct UncertaintyStudy: Sendable {
  /// Request of a study.
  public struct Request: Equatable, Sendable {
    /// Draws of the whole scenario.
    public var draws = 2000
    /// Draws of each of the tables behind the sensitivity, at most as many as `draws`.
    public var sensitivityDraws = 1000
    /// Seed of the draws.
    public var seed: UInt64 = 1
    /// Threads.
    public var jobs = 1

    /// The usual request.
    public init() {}
  }

  /// A profile with the share of draws in which it is a pure equilibrium.
  public struct ProfileShare: Equatable, Sendable {
    /// Counts by type and strategy.
    public let counts: [[Int]]
    /// Share of the draws.
    public let share: WilsonInterval
  }

  /// Profiles in which the same strategies are played, in whatever numbers, and which are no equilibria of
  /// the scenario itself.
  public struct SupportShare: Equatable, Sendable {
    /// By type, the strategies that are played.
    public let strategies: [[Int]]
    /// Share of the draws in which one of the profiles is an equilibrium.
    public let share: WilsonInterval
  }

  /// A deviation of a firm of the herd.
  public struct Button: Equatable, Sendable {
    /// Type of the firm.
    public let type: Int
    /// The strategy turned to.
    public let strategy: Int
    /// Gain from it in the scenario itself, dollars per year.
    public let base: Double
    /// Quantiles of the gain: the worst 5 %, half and the best 5 % of the draws.
    public let quantiles: [Double]
    /// Share of the draws in which it gains.
    public let pays: WilsonInterval
  }

  /// Sensitivity of the decision of a firm of a type to leave the herd, and of its gain.
  public struct Sensitivity: Sendable {
    /// Type of the firm.
    public let type: Int
    /// Indices of the decision to leave, 1 or 0, by input; empty where leaving always pays or never.
    public let decision: SobolIndices
    /// Indices of the gain of the best deviation, dollars per year, by input.
    public let gain: SobolIndices
  }

  /// The open numbers.
  public let inputs: UncertainInputs
  /// The market of the scenario itself.
  public let market: Market
  /// Request of the study.
  public let request: Request
  /// Equilibria of the scenario itself.
  public let base: [ProfileShare]
  /// Other equilibria that occur in some draw, the most frequent first.
  public let others: [SupportShare]
  /// Share of the draws without a pure equilibrium.
  public let none: WilsonInterval
  /// Draws whose list of equilibria is not proved to be complete; shares of profiles are then lower bounds.
  public let incomplete: Int
  /// The oldest region.
  public let region: String
  /// Share of the draws in which the herd is an equilibrium; `nil` where no strategy stays there alone.
  public let herd: WilsonInterval?
  /// By type: share of the draws with an equilibrium in which all its firms rely on the oldest region alone,
  /// whatever the others do.
  public let typeHerds: [WilsonInterval]
  /// Gains from leaving the herd, by type and strategy outside of it.
  public let buttons: [Button]
  /// Sensitivity indices by type; empty where no number is open.
  public let sensitivities: [Sensitivity]
}

/// Reasons why a study cannot be made.
public enum UncertaintyError: Error, Equatable, Sendable {
  /// A number outside the range in which a quantity is defined.
  case parameter(ParameterError)
  /// More work than a run may take: steps of the search for equilibria, over all draws.
  case tooMuchWork(draws: Int, steps: Double, limit: Double)
  /// No number has a range, a list or a record.
  case nothingOpen
}

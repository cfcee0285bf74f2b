/// How sure the verdict is: the questions of the brief asked of many markets that the record and the ranges allow.
public import Market
public import ResilienceNumerics
import Outages
import Scenario

/// What holds in which share of the draws.
///
/// A draw takes every open number from its own distribution, independently of the others. Draws are keyed by seed,
/// number and key of the parameter: any number of threads gives the same bytes.
public struct UncertaintyStudy: Sendable {
  /// What is asked.
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
    /// How often.
    public let share: WilsonInterval
  }

  /// Profiles in which the same strategies are played, in whatever numbers, and which are no equilibria of the
  /// scenario itself.
  public struct SupportShare: Equatable, Sendable {
    /// By type, the strategies that are played.
    public let strategies: [[Int]]
    /// How often one of the profiles is an equilibrium.
    public let share: WilsonInterval
  }

  /// A choice that a firm of the herd could turn to.
  public struct Button: Equatable, Sendable {
    /// Type of the firm.
    public let type: Int
    /// The strategy turned to.
    public let strategy: Int
    /// What it gains in the scenario itself, dollars per year.
    public let base: Double
    /// What it gains in the worst 5 %, half and the best 5 % of the draws.
    public let quantiles: [Double]
    /// How often it gains anything.
    public let pays: WilsonInterval
  }

  /// What decides whether a firm of a type would leave the herd, and how much it would gain.
  public struct Sensitivity: Sendable {
    /// Type of the firm.
    public let type: Int
    /// Of whether leaving pays, 1 or 0, by input; no indices where it always pays or never.
    public let decision: SobolIndices
    /// Of what the best way out gains, dollars per year, by input.
    public let gain: SobolIndices
  }

  /// The open numbers.
  public let inputs: UncertainInputs
  /// The market of the scenario itself.
  public let market: Market
  /// What was asked.
  public let request: Request
  /// Equilibria of the scenario itself.
  public let base: [ProfileShare]
  /// What else is an equilibrium in some draw, the most frequent first.
  public let others: [SupportShare]
  /// How often there is no pure equilibrium.
  public let none: WilsonInterval
  /// Draws whose list of equilibria is not proved to be complete; shares of profiles are then lower bounds.
  public let incomplete: Int
  /// The oldest region.
  public let region: String
  /// How often everybody there is an equilibrium; `nil` where no strategy stays there alone.
  public let herd: WilsonInterval?
  /// By type: how often there is an equilibrium in which all its firms rely on the oldest region alone, whatever the
  /// others do.
  public let typeHerds: [WilsonInterval]
  /// What turning away from the herd gains, by type and strategy outside of it.
  public let buttons: [Button]
  /// What decides it, by type; empty where nothing is open.
  public let sensitivities: [Sensitivity]
}

/// Why a study cannot be made.
public enum UncertaintyError: Error, Equatable, Sendable {
  /// A number outside the range in which something is defined.
  case parameter(ParameterError)
  /// More work than a run may take: steps of the search for equilibria, over all draws.
  case tooMuchWork(draws: Int, steps: Double, limit: Double)
  /// No number has a range, a list or a record.
  case nothingOpen
}

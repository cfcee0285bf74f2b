/// Computed values behind the figures about a market: one member for each figure.
public import Market
public import ResilienceNumerics
import Scenario

/// The findings behind the figures of a market.
public struct FigureFindings: Sendable {
  /// A figure about a market.
  public enum Subject: String, CaseIterable, Sendable {
    case price
    case badYear = "bad-year"
    case causes, payoffs, tipping, phases, tornado, solid, coupling, exceedance
  }

  /// The page that they belong to.
  public let brief: Brief
  /// Where firms stand, and what the best move of each would change.
  public let summary: BriefSummary
  /// By type of the story, what a setup costs more and what it avoids.
  public let prices: [SetupPrices]
  /// By type of the story, annual losses by setup.
  public let exceedance: [ExceedanceByTier]
  /// By type of the story, the blame that is forgiven; empty where the causes are not asked for.
  public let forgiven: [ForgivenBlame]
  /// Payoffs of a firm's choice against the number of others in the region; `nil` where there is no herd to
  /// share it with.
  public let payoffs: SharedRegionPayoffs?
  /// Phase diagram of equilibria, for the firm of the story; `nil` where no strategy has two regions or
  /// clouds.
  public let phases: PhaseDiagram?
  /// Firms of other presets in that diagram.
  public let marks: [PhaseMark]
  /// What leaving gains by the number of firms that have left; `nil` where there is no herd to leave.
  public let leaving: LeavingGains?
  /// How solid the herd is; `nil` where nothing is open or there is no herd.
  public let solidity: Solidity?
  /// By key, the range in which a parameter lies nine times in ten.
  public let ranges: [String: ClosedRange<Double>]
  /// Coupled services against decoupled ones.
  public let coupling: CouplingComparison?

  /// Values of the requested figures; the rest is empty.
  ///
  /// - Parameters:
  ///   - incidentHours: length of the known outage whose cost is marked.
  ///   - inputs: what is open.
  ///   - coupled: the markets of the presets `coupled` and `decoupled`.
  ///   - marks: firms of other presets, for the phase diagram.
  ///   - solidity: how solid the herd is, where the page has asked already.
  /// Throws where a loss has no mean.
  public init(
    _ brief: Brief, incidentHours: Double, inputs: UncertainInputs? = nil,
    coupled: (coupled: Market, decoupled: Market)? = nil, marks: [PhaseMark] = [],
    solidity known: Solidity? = nil, only asked: Set<Subject> = Set(Subject.allCases), seed: UInt64 = 1,
    jobs: Int = 1
  ) throws(ParameterError) {
    let types = brief.storyTypes
    self.brief = brief
    summary = BriefSummary(brief, reasons: .unasked)
    prices = asked.contains(.price) ? types.map { SetupPrices(brief, type: $0) } : []
    exceedance =
      asked.contains(.badYear) || asked.contains(.exceedance)
      ? try ExceedanceByTier.all(brief, types: types, incidentHours: incidentHours, jobs: jobs) : []
    forgiven = asked.contains(.causes) ? types.map { ForgivenBlame(brief, type: $0) } : []
    payoffs = asked.contains(.payoffs) ? SharedRegionPayoffs(brief) : nil
    phases = asked.contains(.phases) ? PhaseDiagram(brief, type: brief.protagonist) : nil
    self.marks = marks
    leaving = asked.contains(.tipping) ? LeavingGains(brief) : nil
    solidity =
      asked.contains(.solid)
      ? known ?? inputs.flatMap { Solidity(brief.market, inputs: $0, seed: seed, jobs: jobs) } : nil
    ranges = asked.contains(.tornado) ? inputs.map(Self.ranges) ?? [:] : [:]
    coupling =
      asked.contains(.coupling)
      ? coupled.flatMap { CouplingComparison(coupled: $0.coupled, decoupled: $0.decoupled) } : nil
  }

  private static func ranges(_ inputs: UncertainInputs) -> [String: ClosedRange<Double>] {
    var ranges: [String: ClosedRange<Double>] = [:]
    for input in inputs.inputs {
      let (low, high) = (input.value(0.05), input.value(0.95))
      if low.isFinite, high.isFinite, low < high { ranges[input.parameter.key] = low...high }
    }
    return ranges
  }
}

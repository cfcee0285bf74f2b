/// The first screen of the brief as values: where firms stand, why, how solid that is, and what tips it.
import Games
internal import Market
internal import Scenario

/// What the first screen says, none of its words.
public struct BriefSummary: Sendable {
  /// Where a type of firm stands, and what its best move would change.
  public struct Stance: Sendable {
    /// Type of firm.
    public let type: Int
    /// The strategy that most of its firms play.
    public let choice: Int
    /// Whether that strategy stays in the oldest region alone.
    public let isInHerd: Bool
    /// Whether its firms play several strategies.
    public let isSplit: Bool
    /// What leaving the region alone would change for a firm in it, or joining for a firm outside of it, each by the
    /// best way; the best other strategy where there is no herd to leave or join. `nil` without another strategy.
    public let move: DeviationAccount?
    /// Costs and losses of its choice, less what it gains: dollars a year.
    public let total: Double
  }

  /// The whole brief.
  public let brief: Brief
  /// The most numerous type of firm.
  public let crowd: Int
  /// By type.
  public let stances: [Stance]
  /// Why the herd stays, how solid that is, and what tips it.
  public let reasons: HerdReasons

  /// Two regions at published prices, for the most numerous type of firm.
  public var published: PublishedPrices? {
    PublishedPrices(brief.market, type: crowd, payoffs: brief.firms[crowd].ladder.map(\.account.payoff))
  }

  /// Sums a brief up.
  public init(_ brief: Brief, reasons: HerdReasons? = nil) {
    let members = Herd.members(brief.market)
    self.brief = brief
    crowd = StandingHerd.largestType(brief.market)
    stances = brief.firms.map { Stance($0, members: members) }
    self.reasons = reasons ?? HerdReasons(brief.market, inputs: nil)
  }

  /// Causes of the herd, the strongest first, where the most numerous type is in it.
  public var herdCauses: [Causes.HerdShare] { stances[crowd].isInHerd ? reasons.causes.herd : [] }

  /// Causes that set a type apart, where it is outside and the most numerous type is not.
  public func differences(of type: Int) -> [Causes.DifferenceShare] {
    stances[crowd].isInHerd && !stances[type].isInHerd
      ? reasons.causes.difference.filter { $0.type == type } : []
  }
}

extension BriefSummary.Stance {
  init(_ findings: FirmFindings, members: [Int]) {
    let isInHerd = members.contains(findings.choice)
    let across = findings.deviations.filter {
      $0.strategy != findings.choice && members.contains($0.strategy) != isInHerd
    }
    let ways = members.isEmpty || across.isEmpty ? findings.deviations : across
    type = findings.type
    choice = findings.choice
    self.isInHerd = isInHerd
    isSplit = findings.counts.count { $0 > 0 } > 1
    move = ways.max { $0.total < $1.total }
    total = findings.ladder.first { $0.strategy == findings.choice }?.total ?? 0
  }

  /// Whether the move changes so little, against all that the choice costs, that a small error turns it.
  public var isNarrow: Bool {
    guard let move else { return false }
    return abs(move.total) <= Self.narrowShare * abs(total)
  }

  /// The share of the whole cost up to which a margin is called narrow.
  public static let narrowShare = 0.05
}

/// Losses of all firms of a market together, which share events.
import Deployments
import Market
public import Outages
import ResilienceNumerics
import Scenario

/// Annual loss of a portfolio: the sum over the firms at the sequential-entry profile.
///
/// One event hits many firms at once and lasts as long for all of them; given the event, firms are hit independently of
/// each other. So the tail of the sum is heavier than that of as many firms that share nothing, whose distribution is
/// exact.
public struct PortfolioLoss: Sendable {
  /// Number of firms.
  public let firms: Int
  /// Expected dollars of a year; exact.
  public let mean: Double
  /// Sum of the firms' own quantiles at each level, as if all had their worst year at once; exact.
  public let addedUp: [Double: Double]
  /// Simulated years of the firms together.
  public let together: SampledLosses
  /// Years of as many firms that share no event; exact.
  public let apart: LossExceedanceCurve

  /// Levels of the quantiles.
  public static let levels = [0.5, 0.9, 0.95, 0.99]
  /// Largest number of firms, each of which is drawn in every event.
  public static let firmLimit = 10_000
  /// Draws of a simulation, and its largest and smallest number of years.
  private static let draws = 2e7
  private static let mostYears = 100_000.0
  private static let leastYears = 2_000.0

  /// Portfolio of a market with firms of each type and strategy.
  ///
  /// - Precondition: at most `firmLimit` firms.
  init(
    _ market: Market, counts: [[Int]], rows: [OutageStudy.FirmRow], seed: UInt64
  ) throws(ParameterError) {
    let groups = counts.enumerated().flatMap { type, row in
      row.enumerated().filter { $0.element > 0 }.map { (type: type, strategy: $0.offset, count: $0.element) }
    }
    firms = groups.reduce(0) { $0 + $1.count }
    var (mean, addedUp, sources) = (0.0, [Double: Double](), [LossSource]())
    for group in groups {
      guard
        let row = rows.first(where: { $0.year.type == group.type && $0.year.strategy == group.strategy })
      else { continue }
      mean += Double(group.count) * row.curve.mean
      for level in Self.levels {
        addedUp[level, default: 0] += Double(group.count) * (row.curve.quantile(level)?.value ?? .infinity)
      }
      for source in row.year.loss.sources {
        sources.append(
          try LossSource(
            ratePerYear: source.ratePerYear * Double(group.count), severity: source.severity))
      }
    }
    self.mean = mean
    self.addedUp = addedUp
    apart = LossExceedanceCurve(CompoundPoisson(sources), bins: OutageStudy.firmBins)
    let simulation = try PortfolioSimulation(market, groups)
    let years = min(Self.mostYears, max(Self.leastYears, Self.draws / max(1, simulation.drawsPerYear)))
    together = SampledLosses((0..<Int(years)).map { simulation.year(seed: seed, index: UInt64($0)) })
  }
}

/// Losses of simulated years, sorted.
public struct SampledLosses: Sendable {
  private let sorted: [Double]

  init(_ losses: [Double]) { sorted = losses.sorted() }

  /// Number of years.
  public var years: Int { sorted.count }

  /// Mean loss with the half-width of its 95 % interval.
  public var mean: NoisyValue {
    let count = Double(sorted.count)
    let mean = sorted.reduce(0, +) / count
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return NoisyValue(value: mean, noise: 1.96 * (squares / count).squareRoot() / count.squareRoot())
  }

  /// Quantile with the half-width of its 95 % interval, from the ranks.
  public func quantile(_ p: Double) -> NoisyValue {
    let count = Double(sorted.count)
    func value(_ rank: Double) -> Double { sorted[min(sorted.count - 1, max(0, Int(rank)))] }
    let spread = 1.96 * (count * p * (1 - p)).squareRoot()
    return NoisyValue(
      value: value(p * count), noise: (value(p * count + spread) - value(p * count - spread)) / 2)
  }
}

/// Simulation of years in which firms share events.
private struct PortfolioSimulation {
  /// Ways in which an event hits a firm of a group, with their probabilities given the event and its width.
  private struct Hit {
    let probability: Double
    let loss: EventLoss
  }

  private struct Group {
    let count: Int
    let amounts: OutageAmounts
    /// By hazard and width.
    let hits: [[[Hit]]]
  }

  private let market: Market
  private let groups: [Group]

  init(_ market: Market, _ counts: [(type: Int, strategy: Int, count: Int)]) throws(ParameterError) {
    self.market = market
    var all = market.firms.map { firm in [Int](repeating: 0, count: firm.cost.count) }
    for group in counts { all[group.type][group.strategy] = group.count }
    var groups: [Group] = []
    for group in counts {
      var others = all
      others[group.type][group.strategy] -= 1
      let events = OutageBranches(market, type: group.type, strategy: group.strategy, others: others)
      let growth = try LossGrowth(exponent: market.firms[group.type].type.terms.convexity)
      var hits: [[[Hit]]] = []
      for (index, hazard) in market.hazards.enumerated() {
        var byWidth = [[Hit]](repeating: [], count: hazard.widths.count)
        for branch in events.branches(index) {
          let rate = market.exposure.ratesPerYear[index] * hazard.widths[branch.width].probability
          let loss = try EventLoss(
            hours: hazard.duration, cuts: branch.cuts, perHour: branch.perHour, downHours: branch.downHours,
            growth: growth)
          byWidth[branch.width].append(Hit(probability: branch.ratePerYear / rate, loss: loss))
        }
        hits.append(byWidth)
      }
      groups.append(Group(count: group.count, amounts: events.amounts, hits: hits))
    }
    self.groups = groups
  }

  /// Random numbers that a year takes, about.
  var drawsPerYear: Double {
    let firms = Double(groups.reduce(0) { $0 + $1.count })
    return market.exposure.ratesPerYear.reduce(0, +) * (firms + 2)
  }

  /// Loss of a year, all firms together.
  func year(seed: UInt64, index: UInt64) -> Double {
    var random = PhiloxStream(seed: seed, stream: 0x706F_7274, index: index)
    var sum = 0.0
    for (number, hazard) in market.hazards.enumerated() {
      let rate = market.exposure.ratesPerYear[number]
      guard rate > 0 else { continue }
      if hazard.isShared {
        var time = random.exponential()
        while time < rate {
          sum += event(number, hazard, firms: nil, &random)
          time += random.exponential()
        }
      } else {
        // Every firm has events of its own.
        for group in groups.indices {
          for _ in 0..<groups[group].count {
            var time = random.exponential()
            while time < rate {
              sum += event(number, hazard, firms: group, &random)
              time += random.exponential()
            }
          }
        }
      }
    }
    return sum
  }

  /// Loss of an event; `firms`: the group of the one firm that it may hit, `nil` for all firms.
  private func event(
    _ number: Int, _ hazard: Hazard, firms only: Int?, _ random: inout PhiloxStream
  ) -> Double {
    var pick = random.uniform()
    var width = 0
    while width + 1 < hazard.widths.count, pick >= hazard.widths[width].probability {
      pick -= hazard.widths[width].probability
      width += 1
    }
    let hours = hazard.duration.sample(&random)
    var sum = 0.0
    for (index, group) in groups.enumerated() where only == nil || only == index {
      let hits = group.hits[number][width]
      guard !hits.isEmpty else { continue }
      let losses = hits.map {
        $0.loss.loss(ofHours: hours)
          + group.amounts.expected(hours: hours, downHours: $0.loss.downHours, number)
      }
      for _ in 0..<(only == nil ? group.count : 1) {
        var place = random.uniform()
        for (hit, loss) in zip(hits, losses) {
          if place < hit.probability {
            sum += loss
            break
          }
          place -= hit.probability
        }
      }
    }
    return sum
  }
}

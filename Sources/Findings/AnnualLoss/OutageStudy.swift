/// How often, how long, how much a year, and how sure: the page of the record as values.
import Games
public import Market
public import ResilienceNumerics
public import Outages

/// What `outages` finds.
public struct OutageStudy: Sendable {
  /// What is asked besides the record.
  public struct Request: Sendable {
    /// How losses grow with the hours; `nil`: as each firm's terms say.
    public var growth: LossGrowth?
    /// An insurer's terms; `nil`: those of each firm.
    public var cover: EventLoss.Cover?
    /// Whose durations a year's hours are computed with.
    public var durations = Durations.best
    /// A hazard of the scenario whose year is looked at instead of the record's, by index.
    public var hazard: Int?
    /// Years to simulate beside the exact curve; 0 for none, `nil` for as many as take seconds.
    public var years: Int?
    /// Seed of the simulation.
    public var seed: UInt64 = 1
    /// Threads.
    public var jobs = 1

    /// A choice of durations.
    public enum Durations: Equatable, Sendable {
      /// The family with the smallest AIC among those that begin at 0. A Pareto tail begins at the smallest value
      /// seen, which makes its likelihood incomparable; it is taken only where it is asked for.
      case best
      case family(DurationFamily)
      /// What was seen, each with the same probability.
      case empirical
    }

    /// A request with the usual terms.
    public init() {}
  }

  /// The outages that are meant.
  public let selection: OutageSelection
  /// Their rate, with the exact interval.
  public let rate: PoissonInterval
  /// Their rate as a posterior.
  public let posterior: GammaPosterior
  /// Families of durations, the best first; empty where there is too little to fit.
  public let fits: [DurationFit]
  /// Hours a year lost to such outages, at the observed rate with the durations that were asked for, or those of the
  /// hazard; `nil` where no length is known.
  public let hours: LossExceedanceCurve?
  /// The same by simulation.
  public let simulated: SimulatedYears?
  /// The market whose firms are looked at.
  public let market: Market
  /// Firms' years by type and strategy, where history leaves the others.
  public let firms: [FirmRow]
  /// What was asked.
  public let request: Request

  /// A firm's year.
  public struct FirmRow: Sendable {
    /// The year.
    public let year: FirmAnnualLoss
    /// Its losses.
    public let curve: LossExceedanceCurve
    /// What is kept of them; `nil` without a cover.
    public let retained: LossExceedanceCurve?
    /// Whether firms of the type sit there where history ends.
    public let isChoice: Bool
  }

  /// Expected hours per year, and the share of the year without.
  public var hoursPerYear: Double { hours?.mean ?? 0 }
  /// Share of the year without such an outage.
  public var availability: Double { max(0, 1 - hoursPerYear / 8760) }

  /// Bins of the firms' curves: fewer than of the record's, since there is one for each type and strategy.
  static let firmBins = 1 << 13

  /// Studies a selection and a market.
  ///
  /// Throws where a loss has no mean or a rate is out of range.
  public init(
    _ selection: OutageSelection, market: Market, request: Request = Request()
  ) throws(ParameterError) {
    let count = selection.outages.count
    self.selection = selection
    self.market = market
    self.request = request
    rate = try PoissonInterval(events: count, years: selection.yearCount)
    posterior = try GammaPosterior(events: count, years: selection.yearCount)
    fits = DurationFit.all(selection.hours)
    let source: LossSource?
    if let hazard = request.hazard.map({ market.hazards[$0] }) {
      source = try LossSource(ratePerYear: hazard.ratePerYear, severity: hazard.duration)
    } else {
      source = try Self.source(selection.hours, rate: rate.rate, fits: fits, request.durations)
    }
    let year = source.map { CompoundPoisson([$0]) }
    hours = year.map { LossExceedanceCurve($0) }
    simulated = try year.flatMap { year throws(ParameterError) in try Self.simulated(year, request) }
    firms = request.hazard == nil ? try Self.firms(market, request) : []
  }

  /// Years and events that are simulated where nothing is said, and events at most: half an hour.
  static let usualYears = 1_000_000
  static let usualEvents = 1e8
  static let eventLimit = 1e11

  private static func simulated(
    _ year: CompoundPoisson, _ request: Request
  ) throws(ParameterError) -> SimulatedYears? {
    let most = usualEvents / max(year.ratePerYear, 1e-300)
    let years = request.years ?? (most < Double(usualYears) ? rounded(most) : usualYears)
    guard years > 0 else { return nil }
    try ParameterError.check(
      "events in the simulated years", Double(years) * year.ratePerYear, "1e11 or fewer: take fewer --years",
      Double(years) * year.ratePerYear <= eventLimit)
    return try AnnualLossSimulation(year, seed: request.seed).run(years: years, jobs: request.jobs)
  }

  /// The largest number with one digit other than 0 that is not above `number`.
  private static func rounded(_ number: Double) -> Int {
    var (digit, scale) = (Int(number), 1)
    while digit >= 10 { (digit, scale) = (digit / 10, scale * 10) }
    return digit * scale
  }

  /// Hours of the record as a source of losses; `nil` where no length is known. Where a family cannot be fitted, what
  /// was seen stands for it.
  private static func source(
    _ hours: [Double], rate: Double, fits: [DurationFit], _ durations: Request.Durations
  ) throws(ParameterError) -> LossSource? {
    guard !hours.isEmpty else { return nil }
    let fit: DurationFit?
    switch durations {
    case .best: fit = fits.first { $0.family != .pareto }
    case .family(let family): fit = fits.first { $0.family == family }
    case .empirical: fit = nil
    }
    if let fit, let severity = fit.distribution {
      return try LossSource(ratePerYear: rate, severity: severity)
    }
    if let fit {
      // A tail without a mean: say so rather than compute.
      let shape = fit.parameters.last?.value ?? 0
      try ParameterError.check(
        "tail index of the Pareto durations", shape,
        "an index above 1: with this one the mean is infinite, and a year has no expected hours", shape > 1)
    }
    return try LossSource(ratePerYear: rate, severity: try Empirical(hours))
  }

  private static func firms(_ market: Market, _ request: Request) throws(ParameterError) -> [FirmRow] {
    var walk = SequentialEntry(market)
    let counts = walk.run().counts
    var rows: [FirmRow] = []
    for type in market.firms.indices {
      let choice = counts[type].indices.max { counts[type][$0] < counts[type][$1] } ?? 0
      var others = counts
      others[type][choice] -= 1
      for strategy in market.strategies.indices {
        let year = try FirmAnnualLoss(
          market, type: type, strategy: strategy, others: others, growth: request.growth,
          cover: request.cover)
        rows.append(
          FirmRow(
            year: year, curve: LossExceedanceCurve(year.loss, bins: firmBins),
            retained: year.retained.map { LossExceedanceCurve($0, bins: firmBins) },
            isChoice: counts[type][strategy] > 0))
      }
    }
    return rows
  }
}

/// Outage statistics: rate, durations, annual hours and losses with their uncertainty, as values.
import Games
public import Market
public import ResilienceNumerics
public import Outages

/// Findings of the command `outages`.
public struct OutageStudy: Sendable {
  /// Options of the study besides the record.
  public struct Request: Sendable {
    /// Convexity of losses in the hours; `nil`: as each firm's terms say.
    public var growth: LossGrowth?
    /// An insurer's terms; `nil`: those of each firm.
    public var cover: EventLoss.Cover?
    /// Choice of the durations with which a year's hours are computed.
    public var durations = Durations.best
    /// Index of a hazard of the scenario whose year replaces the record's.
    public var hazard: Int?
    /// Years to simulate beside the exact curve; 0 for none, `nil` for as many as take seconds.
    public var years: Int?
    /// Seed of the simulation.
    public var seed: UInt64 = 1
    /// Threads.
    public var jobs = 1
    /// Prices of an hour at which the record itself is turned into money.
    public var prices: [RecordLoss.Price] = []
    /// Whether the firms' losses are added up.
    public var wantsPortfolio = false
    /// Whether the page is also about the firms and hazards of the scenario.
    public var wantsScenario = true

    /// A choice of durations.
    public enum Durations: Equatable, Sendable {
      /// The family with the smallest AIC among those that begin at 0. A Pareto tail begins at the smallest
      /// value seen, which makes its likelihood incomparable; it is taken only where it is asked for.
      case best
      case family(DurationFamily)
      /// The empirical distribution: each observed duration with the same probability.
      case empirical
    }

    /// A request with the usual terms.
    public init() {}
  }

  /// The selected outages.
  public let selection: OutageSelection
  /// Their rate, with the exact interval; `nil` where the length of the observed window is unknown.
  public let rate: PoissonInterval?
  /// Their rate as a posterior.
  public let posterior: GammaPosterior?
  /// Whether one constant rate can have produced them.
  public let rateTests: RateTests
  /// Another region, in the same window.
  public let other: OutageSelection?
  /// Hours in which both regions were down.
  public let joint: JointDowntime?
  /// The year at each price.
  public let losses: [RecordLoss]
  /// Months with outages, the worst first.
  public let months: [RecordMonth]
  /// Probability that a month is down longer than a promise allows, each outage as long as one on record.
  public let errorBudgets: [ErrorBudget]
  /// Families of durations, the best first; empty where there is too little to fit.
  public let fits: [DurationFit]
  /// Hours a year lost to such outages, at the observed rate with the durations that were asked for, or those
  /// of the hazard; `nil` where no length is known.
  public let hours: LossExceedanceCurve?
  /// The same by simulation.
  public let simulated: SimulatedYears?
  /// The market of the firms.
  public let market: Market
  /// Annual losses by type and strategy, with the others at the sequential-entry profile.
  public let firms: [FirmRow]
  /// Losses of all firms together, where they were asked for.
  public let portfolio: PortfolioLoss?
  /// Request of the study.
  public let request: Request

  /// A firm's year.
  public struct FirmRow: Sendable {
    /// The year.
    public let year: FirmAnnualLoss
    /// Its losses.
    public let curve: LossExceedanceCurve
    /// Loss exceedance of the retained losses; `nil` without a cover.
    public let retained: LossExceedanceCurve?
    /// Whether firms of the type play the strategy at the sequential-entry profile.
    public let isChoice: Bool
  }

  /// Hours a year in which something was down on record, overlaps counted once; outages of unknown length
  /// count with the mean of the others.
  public var observedHoursPerYear: Double? {
    guard selection.yearCount > 0 else { return nil }
    let spells = selection.spells
    guard spells.known > 0 else { return selection.outages.isEmpty ? 0 : nil }
    return spells.hours * Double(selection.outages.count) / Double(spells.known) / selection.yearCount
  }

  /// Expected hours per year, and the share of the year without.
  public var hoursPerYear: Double { hours?.mean ?? 0 }
  /// Share of the year without such an outage.
  public var availability: Double { max(0, 1 - hoursPerYear / 8760) }

  /// Bins of the firms' curves: fewer than of the record's, since there is one for each type and strategy.
  static let firmBins = 1 << 13

  /// Study of a selection and a market.
  ///
  /// Throws where a loss has no mean or a rate is out of range.
  public init(
    _ selection: OutageSelection, with other: OutageSelection? = nil, market: Market,
    request: Request = Request()
  ) throws(ParameterError) {
    let count = selection.outages.count
    let spells = selection.spells
    let isWatched = selection.yearCount > 0
    self.selection = selection
    self.market = market
    self.request = request
    self.other = other
    joint = other.map { JointDowntime(selection, $0) }
    rate = isWatched ? try PoissonInterval(events: count, years: selection.yearCount) : nil
    posterior = isWatched ? try GammaPosterior(events: count, years: selection.yearCount) : nil
    rateTests = RateTests(selection.outages, selection.window)
    months = RecordMonth.all(selection)
    let lengths = spells.spells.map(\.hours)
    fits = DurationFit.all(lengths)
    // Outages of unknown length are taken to be as long as the others.
    let scale = spells.known > 0 ? Double(count) / Double(spells.known) : 0
    let spellRate = isWatched ? Double(spells.spells.count) * scale / selection.yearCount : 0
    let source: LossSource?
    if let hazard = request.hazard.map({ market.hazards[$0] }) {
      source = try LossSource(ratePerYear: hazard.ratePerYear, severity: hazard.duration)
    } else {
      source = isWatched ? try Self.source(lengths, rate: spellRate, fits: fits, request.durations) : nil
    }
    losses = try Self.losses(selection, rate: spellRate, request)
    errorBudgets = try ErrorBudget.all(lengths, ratePerYear: spellRate)
    let year = source.map { CompoundPoisson([$0]) }
    hours = year.map { LossExceedanceCurve($0) }
    simulated = try year.flatMap { year throws(ParameterError) in try Self.simulated(year, request) }
    let isAboutFirms = request.hazard == nil && request.wantsScenario
    let settled = isAboutFirms ? try Self.firms(market, request) : (rows: [], counts: [])
    firms = settled.rows
    portfolio =
      request.wantsPortfolio && !firms.isEmpty
      ? try PortfolioLoss(market, counts: settled.counts, rows: firms, seed: request.seed) : nil
  }

  /// The year at each price; nothing where no length or no window is known.
  private static func losses(
    _ selection: OutageSelection, rate: Double, _ request: Request
  ) throws(ParameterError) -> [RecordLoss] {
    let lost = selection.spells.spells.map(\.lostHours).filter { $0 > 0 }
    guard rate > 0, !lost.isEmpty else { return [] }
    let fits = DurationFit.all(lost)
    let fit: DurationFit?
    switch request.durations {
    case .best: fit = fits.first { $0.family != .pareto }
    case .family(let family): fit = fits.first { $0.family == family }
    case .empirical: fit = nil
    }
    var losses: [RecordLoss] = []
    for price in request.prices where price.perHour > 0 {
      losses.append(try RecordLoss(price, ratePerYear: rate, lostHours: lost, fit: fit))
    }
    return losses
  }

  /// Default number of simulated years; default and largest number of simulated events: half an hour at most.
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

  /// Hours of the record as a source of losses; `nil` where no length is known. The empirical distribution
  /// replaces a family that cannot be fitted.
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

  private static func firms(
    _ market: Market, _ request: Request
  ) throws(ParameterError) -> (rows: [FirmRow], counts: [[Int]]) {
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
    return (rows, counts)
  }
}

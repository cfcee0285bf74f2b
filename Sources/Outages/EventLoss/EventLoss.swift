/// What an event costs a firm, as a function of how long it lasts.
///
/// While a firm is down it loses so many dollars per hour, and how many depends on who else is down, which changes
/// when others have failed over. So the loss grows with the hours in straight pieces, or, where it is said so, with
/// a power of the hours (Parametrix 2023: 1.2). Since it never falls, its distribution is that of the hours.
import SystemLibrary
public import ResilienceNumerics

/// How losses grow with the hours of an event.
public struct LossGrowth: Equatable, Sendable {
  /// Exponent of the hours, at least 1.
  public let exponent: Double
  /// Hours at which the loss is what it would be if it grew in proportion.
  public let referenceHours: Double

  /// In proportion to the hours.
  public static let proportional = LossGrowth()

  private init() {
    exponent = 1
    referenceHours = 1
  }

  /// With a power of the hours, from 1 to 5.
  public init(exponent: Double, referenceHours: Double = 1) throws(ParameterError) {
    try ParameterError.check("exponent", exponent, "between 1 and 5", exponent >= 1 && exponent <= 5)
    try ParameterError.check("reference hours", referenceHours, "greater than 0", referenceHours > 0)
    self.exponent = exponent
    self.referenceHours = referenceHours
  }

  /// Hours that count, for hours that passed.
  public func counted(_ hours: Double) -> Double {
    exponent == 1 || hours == .infinity ? hours : referenceHours * pow(hours / referenceHours, exponent)
  }

  /// E[counted(min(D, b)) − counted(min(D, a))]: exact, by the limited means or powers of the hours.
  public func countedMean(_ hours: any NonnegativeDistribution, from a: Double, to b: Double) -> Double {
    if exponent == 1 { return hours.limitedExpectedValue(b) - hours.limitedExpectedValue(a) }
    return pow(referenceHours, 1 - exponent)
      * (hours.limitedMoment(exponent, b) - hours.limitedMoment(exponent, a))
  }

  /// The inverse of `counted`.
  func passed(_ counted: Double) -> Double {
    exponent == 1 || counted == .infinity
      ? counted : referenceHours * pow(counted / referenceHours, 1 / exponent)
  }
}

/// Dollars that an event costs.
public struct EventLoss: NonnegativeDistribution {
  /// Hours of the event.
  public let hours: any NonnegativeDistribution
  /// Hours after which the firm is up again even if the event goes on; may be infinite.
  public let downHours: Double
  /// How losses grow.
  public let growth: LossGrowth
  /// Hours at which the price of an hour changes.
  let cuts: [Double]
  /// Dollars per hour between them.
  let perHour: [Double]
  private let pieces: [Piece]
  /// The mean.
  public let mean: Double

  /// A stretch of the event with one price of an hour.
  private struct Piece {
    let start: Double
    let end: Double
    /// Loss and counted hours at the start.
    let loss: Double
    let counted: Double
    let perHour: Double
  }

  /// The loss of an event: `perHour[k]` dollars per hour between `cuts[k − 1]` and `cuts[k]`, the first from 0, the
  /// last without end.
  ///
  /// Throws where the mean is infinite: a tail whose index the exponent reaches.
  ///
  /// - Precondition: cuts ascend and are greater than 0; one price more than cuts, none below 0.
  public init(
    hours: any NonnegativeDistribution, cuts: [Double], perHour: [Double], downHours: Double = .infinity,
    growth: LossGrowth = .proportional
  ) throws(ParameterError) {
    precondition(perHour.count == cuts.count + 1 && perHour.allSatisfy { $0 >= 0 } && downHours >= 0)
    if let tail = hours as? Pareto, downHours == .infinity {
      let condition = "greater than the exponent \(growth.exponent), or the mean loss is infinite"
      try ParameterError.check("shape", tail.shape, condition, tail.shape > growth.exponent)
    }
    self.hours = hours
    self.cuts = cuts
    self.perHour = perHour
    self.downHours = downHours
    self.growth = growth
    var pieces: [Piece] = []
    var (start, loss) = (0.0, 0.0)
    for (end, price) in zip(cuts + [.infinity], perHour) where start < downHours {
      let end = min(end, downHours)
      let counted = growth.counted(start)
      pieces.append(Piece(start: start, end: end, loss: loss, counted: counted, perHour: price))
      loss += price > 0 ? price * (growth.counted(end) - counted) : 0
      start = end
    }
    self.pieces = pieces
    mean = Self.limitedExpectedValue(pieces, hours, growth, at: .infinity)
  }

  /// The loss of an event that lasts so many hours.
  public func loss(ofHours t: Double) -> Double {
    let t = min(t, downHours)
    guard let piece = pieces.last(where: { $0.start <= t }) else { return 0 }
    return piece.loss + (piece.perHour > 0 ? piece.perHour * (growth.counted(t) - piece.counted) : 0)
  }

  /// The longest event that costs no more than `loss`; infinite where none does.
  private func longest(_ loss: Double) -> Double {
    for piece in pieces where piece.perHour > 0 {
      let t = growth.passed(piece.counted + (loss - piece.loss) / piece.perHour)
      if t < piece.end { return max(piece.start, t) }
    }
    return .infinity
  }

  /// Probability of exceeding the value, 0 or more.
  public func survival(_ loss: Double) -> Double {
    let t = longest(max(0, loss))
    return t == .infinity ? 0 : hours.survival(t)
  }

  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { loss(ofHours: hours.quantile(p)) }

  /// E[min(X, value)] for a value in [0, ∞].
  public func limitedExpectedValue(_ loss: Double) -> Double {
    Self.limitedExpectedValue(
      pieces, hours, growth, at: loss == .infinity ? .infinity : longest(max(0, loss)))
  }

  /// E[min(X, value)^power] for a value in [0, ∞]: midpoints in x where P(D > t) = e^(−x), up to x = 34, where doubles
  /// end. Error about 1e-5 of the whole for smooth distributions.
  public func limitedMoment(_ power: Double, _ value: Double) -> Double {
    let steps = 8000
    let width = 34.0 / Double(steps)
    return (0..<steps).reduce(0) { sum, k in
      let x = Double(k) * width
      let loss = min(value, quantile(-expm1(-(x + width / 2))))
      return sum + pow(loss, power) * (exp(-x) - exp(-x - width))
    }
  }

  /// The integral of price times survival up to `end`, by limited means or limited powers.
  private static func limitedExpectedValue(
    _ pieces: [Piece], _ hours: any NonnegativeDistribution, _ growth: LossGrowth, at end: Double
  ) -> Double {
    pieces.reduce(0) { sum, piece in
      let last = min(end, piece.end)
      guard piece.perHour > 0, last > piece.start else { return sum }
      return sum + piece.perHour * growth.countedMean(hours, from: piece.start, to: last)
    }
  }

  /// Hours from which on an insurer pays, and those at which it has paid all that it will.
  func paidHours(_ cover: Cover, insured: [Double]) throws(ParameterError) -> (from: Double, to: Double) {
    precondition(insured.count == perHour.count && zip(insured, perHour).allSatisfy { $0 <= $1 && $0 >= 0 })
    let paid = try EventLoss(hours: hours, cuts: cuts, perHour: insured, growth: growth)
    let attachment = paid.loss(ofHours: cover.waitingHours) + cover.deductible
    let from = max(cover.waitingHours, paid.longest(attachment))
    return (from, max(from, paid.longest(attachment + cover.limit)))
  }
}

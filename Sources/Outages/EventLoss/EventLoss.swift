/// Loss of a firm from an event, as a function of its duration.
///
/// While a firm is down it loses so many dollars per hour, depending on the other firms that are down, which
/// changes as they fail over. So the loss is a piecewise linear function of the hours, or, on request, grows
/// with a power of the hours (Parametrix 2023: 1.2). Since it never falls, its distribution follows from that
/// of the hours.
import SystemLibrary
public import ResilienceNumerics

/// Growth of losses with the hours of an event.
public struct LossGrowth: Equatable, Sendable {
  /// Exponent of the hours, at least 1.
  public let exponent: Double
  /// Hours at which the loss equals that of linear growth.
  public let referenceHours: Double

  /// Linear growth.
  public static let proportional = LossGrowth()

  private init() {
    exponent = 1
    referenceHours = 1
  }

  /// Growth with a power of the hours, from 1 to 5.
  public init(exponent: Double, referenceHours: Double = 1) throws(ParameterError) {
    try ParameterError.check("exponent", exponent, "between 1 and 5", exponent >= 1 && exponent <= 5)
    try ParameterError.check("reference hours", referenceHours, "greater than 0", referenceHours > 0)
    self.exponent = exponent
    self.referenceHours = referenceHours
  }

  /// Weighted hours for elapsed hours.
  public func counted(_ hours: Double) -> Double {
    exponent == 1 || hours == .infinity ? hours : referenceHours * pow(hours / referenceHours, exponent)
  }

  /// Expected weighted hours E[counted(min(D, b)) − counted(min(D, a))]: exact, by the limited expected
  /// values or limited moments.
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

/// Loss distribution of an event, dollars.
public struct EventLoss: NonnegativeDistribution, Equatable {
  /// Hours of the event.
  public let hours: any NonnegativeDistribution
  /// Hours after which the firm is up again even if the event continues; may be infinite.
  public let downHours: Double
  /// Growth of losses with the hours.
  public let growth: LossGrowth
  /// Hours at which the loss rate changes.
  let cuts: [Double]
  /// Loss rates between the cuts, dollars per hour.
  let perHour: [Double]
  private let pieces: [Piece]
  /// The mean.
  public let mean: Double

  /// Part of the event with one loss rate.
  private struct Piece {
    let start: Double
    let end: Double
    /// Loss and weighted hours at the start.
    let loss: Double
    let counted: Double
    let perHour: Double
  }

  /// Loss of an event with `perHour[k]` dollars per hour between `cuts[k − 1]` and `cuts[k]`, the first from
  /// 0, the last without end.
  ///
  /// Throws for an infinite mean: a tail whose index does not exceed the exponent.
  ///
  /// - Precondition: cuts ascend and are greater than 0; one more rate than cuts, none below 0.
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

  /// Whether two losses follow from the same hours in the same way.
  public static func == (one: EventLoss, other: EventLoss) -> Bool {
    one.downHours == other.downHours && one.perHour == other.perHour && one.cuts == other.cuts
      && one.growth == other.growth && one.hours.isEqual(to: other.hours)
  }

  /// Loss of an event of so many hours.
  public func loss(ofHours t: Double) -> Double {
    let t = min(t, downHours)
    guard let piece = pieces.last(where: { $0.start <= t }) else { return 0 }
    return piece.loss + (piece.perHour > 0 ? piece.perHour * (growth.counted(t) - piece.counted) : 0)
  }

  /// Longest event with a loss of at most `loss`; infinite if every event has one.
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

  /// Quantile at probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { loss(ofHours: hours.quantile(p)) }

  /// E[min(X, value)] for a value in [0, ∞].
  public func limitedExpectedValue(_ loss: Double) -> Double {
    Self.limitedExpectedValue(
      pieces, hours, growth, at: loss == .infinity ? .infinity : longest(max(0, loss)))
  }

  /// E[min(X, value)^power] for a value in [0, ∞], by the midpoint rule in x with P(D > t) = e^(−x), up to x
  /// = 34, the precision of doubles. Error about 1e-5 of the whole for smooth distributions.
  public func limitedMoment(_ power: Double, _ value: Double) -> Double {
    let steps = 8000
    let width = 34.0 / Double(steps)
    return (0..<steps).reduce(0) { sum, k in
      let x = Double(k) * width
      let loss = min(value, quantile(-expm1(-(x + width / 2))))
      return sum + pow(loss, power) * (exp(-x) - exp(-x - width))
    }
  }

  /// Integral of loss rate times survival up to `end`, by limited expected values or limited moments.
  private static func limitedExpectedValue(
    _ pieces: [Piece], _ hours: any NonnegativeDistribution, _ growth: LossGrowth, at end: Double
  ) -> Double {
    pieces.reduce(0) { sum, piece in
      let last = min(end, piece.end)
      guard piece.perHour > 0, last > piece.start else { return sum }
      return sum + piece.perHour * growth.countedMean(hours, from: piece.start, to: last)
    }
  }

  /// Hours at which the insurer's payment begins, and at which it reaches the limit.
  func paidHours(_ cover: Cover, insured: [Double]) throws(ParameterError) -> (from: Double, to: Double) {
    precondition(insured.count == perHour.count && zip(insured, perHour).allSatisfy { $0 <= $1 && $0 >= 0 })
    let paid = try EventLoss(hours: hours, cuts: cuts, perHour: insured, growth: growth)
    let attachment = paid.loss(ofHours: cover.waitingHours) + cover.deductible
    let from = max(cover.waitingHours, paid.longest(attachment))
    return (from, max(from, paid.longest(attachment + cover.limit)))
  }
}

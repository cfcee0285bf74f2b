/// Scales from values to positions: linear, logarithmic, bands. Time is linear in minutes with ticks of its
/// own.

/// A linear scale.
struct LinearScale: Sendable {
  let domain: ClosedRange<Double>
  /// Positions of the domain's ends.
  let start: Double
  let end: Double

  /// A domain of width 0 is widened, so that a constant result can be drawn.
  init(_ low: Double, _ high: Double, from start: Double, to end: Double) {
    let isFlat = !(high > low)
    domain = isFlat ? (low - 1)...(low + 1) : low...high
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    start + (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound) * (end - start)
  }

  var ticks: [Double] { Ticks.linear(domain.lowerBound, domain.upperBound) }

  /// Ticks for low plots, at most three.
  var fewTicks: [Double] {
    let ticks = ticks
    return ticks.count > 3 ? ticks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : ticks
  }
}

/// A logarithmic scale of positive values.
struct LogScale: Sendable {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  init(_ low: Double, _ high: Double, from start: Double, to end: Double) {
    let low = max(low, 1e-300)
    domain = high > low ? low...high : low / 10...low * 10
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    let (low, high) = (decimalLogarithm(domain.lowerBound), decimalLogarithm(domain.upperBound))
    let place = decimalLogarithm(max(value, 1e-300))
    return start + (place - low) / (high - low) * (end - start)
  }

  var ticks: [Double] { Ticks.logarithmic(domain.lowerBound, domain.upperBound) }
}

/// Bands of equal width with gaps.
struct BandScale: Sendable {
  let count: Int
  let start: Double
  let end: Double
  /// Gap as a share of a step.
  var gap = 0.3

  private var step: Double { (end - start) / Double(max(1, count)) }
  var width: Double { step * (1 - gap) }
  func begin(_ index: Int) -> Double { start + step * (Double(index) + gap / 2) }
  func middle(_ index: Int) -> Double { start + step * (Double(index) + 0.5) }
}

/// Round tick values, three to six of them.
enum Ticks {
  /// Multiples of 1, 2, 2.5 or 5 times a power of ten, inside the range.
  static func linear(_ low: Double, _ high: Double) -> [Double] {
    guard high > low, (high - low).isFinite else { return [low] }
    let magnitude = powered(10, decimalLogarithm(high - low).rounded(.down))
    var best: [Double] = []
    for factor in [0.1, 0.2, 0.25, 0.5, 1, 2] {
      let step = magnitude * factor
      let ticks = multiples(of: step, low, high)
      guard (3...6).contains(ticks.count) else { continue }
      // The best number is five; ties go to the rounder step, which comes later.
      if best.isEmpty || abs(ticks.count - 5) <= abs(best.count - 5) { best = ticks }
    }
    return best.isEmpty ? [low, high] : best
  }

  static func multiples(of step: Double, _ low: Double, _ high: Double) -> [Double] {
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 100 else { return [] }
    return (0...Int(last - first)).map { ((first + Double($0)) * step * 1e12).rounded() / 1e12 }
  }

  /// Powers of ten; if there are fewer than three, 1, 3, 10 or 1, 2, 5, 10.
  static func logarithmic(_ low: Double, _ high: Double) -> [Double] {
    let first = Int((decimalLogarithm(low) - 1e-9).rounded(.down))
    let last = Int((decimalLogarithm(high) + 1e-9).rounded(.up))
    guard last - first < 100 else { return [low, high] }
    for factors in [[1.0], [1.0, 3.0], [1.0, 2.0, 5.0]] {
      let all = (first...last).flatMap { power in factors.map { $0 * powered(10, Double(power)) } }
      let inside = all.filter { $0 >= low * (1 - 1e-9) && $0 <= high * (1 + 1e-9) }
      if inside.count > 6 {
        let stride = (inside.count + 5) / 6
        return inside.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
      }
      if inside.count >= 3 { return inside }
    }
    return [low, high]
  }

  /// Minutes at whole hours or parts of them.
  static func time(minutes: Double) -> [Double] {
    for step in [1.0, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080] {
      let ticks = multiples(of: step, 0, minutes)
      if (2...6).contains(ticks.count) { return ticks }
    }
    return linear(0, max(1, minutes))
  }
}

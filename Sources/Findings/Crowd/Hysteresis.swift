/// Hysteresis of the herd: the parameter value that dissolves it, and the value on the way back at which it
/// forms again.
public import Market
public import Scenario

/// Hysteresis loop of a herd along one parameter.
///
/// Firms begin at the sequential-entry profile and only revise: each value starts from the final profile of
/// the last one.
public struct Hysteresis: Sendable {
  /// A value on the way with the share in the first region, on the way there and on the way back.
  public struct Point: Equatable, Sendable {
    /// The value.
    public let value: Double
    /// Share of the firms that rely on the first region alone, on the way there.
    public let going: Double
    /// The same on the way back; `nil` beyond where the way turned.
    public let returning: Double?
  }

  /// Key of the parameter.
  public let key: String
  /// Its unit.
  public let unit: String
  /// Today's value.
  public let today: Double
  /// Share of the firms that rely on the first region alone, today.
  public let share: Double
  /// The value at which the share falls below half of today's; `nil` where it does not.
  public let dissolvesAt: Double?
  /// On the way back from there, the value at which the share is above that again; `nil` where it is not.
  public let formsAt: Double?
  /// Values from the far end of the way to the far end of the way back.
  public let points: [Point]

  /// Steps of the way.
  static let steps = 20

  /// Hysteresis loop along a parameter of the market's scenario.
  ///
  /// The way goes first to the lower end of what is valid and, where the herd survives that, to the upper
  /// end; ends that are far away are cut at 10 times today's value. `nil` where no firm relies on the first
  /// region alone. Crossings are halved to the last digits within the step in which they were met; a herd
  /// that dissolves and forms again within one step is not seen.
  public init?(_ market: Market, along parameter: Scenario.Parameter) {
    let way = HerdWay(market: market, parameter: parameter)
    guard way.share > 0 else { return nil }
    key = parameter.key
    unit = parameter.unit
    today = way.today
    share = way.share
    let there = way.ends.lazy.compactMap { way.dissolution(toward: $0) }.first
    guard let there else {
      dissolvesAt = nil
      formsAt = nil
      points = []
      return
    }
    let opposite = there.end < way.today ? way.ends.max() : way.ends.min()
    let back = way.formation(from: there, toward: opposite ?? way.today)
    dissolvesAt = there.value
    formsAt = back
    points = way.loop(there.end, opposite ?? way.today)
  }
}

/// Path of a herd along a parameter.
private struct HerdWay {
  let market: Market
  let parameter: Scenario.Parameter
  let start: [[Int]]
  let share: Double
  let today: Double

  /// State in which the herd has just dissolved.
  struct Dissolution {
    let value: Double
    let counts: [[Int]]
    let end: Double
  }

  init(market: Market, parameter: Scenario.Parameter) {
    self.market = market
    self.parameter = parameter
    today = parameter.value(in: market.scenario)
    var walk = SequentialEntry(market)
    start = walk.run().counts
    share = market.shareAtHome(start)
  }

  /// The ends of the way, the lower one first; empty where the parameter cannot move.
  var ends: [Double] {
    let range = parameter.validRange
    let reach = 10 * max(abs(today), 1e-3)
    let lowest = range.isOpenBelow ? max(range.lower + 1e-6 * reach, -reach) : range.lower
    return [max(lowest, -reach), min(range.upper, reach)].filter { $0 != today }
  }

  private func grid(_ from: Double, _ to: Double) -> [Double] {
    (0...Hysteresis.steps).map { from + (to - from) * Double($0) / Double(Hysteresis.steps) }
  }

  /// Profile after revision at a value, from given counts.
  private func settled(_ counts: [[Int]], at value: Double) -> [[Int]] {
    var scenario = market.scenario
    parameter.set(value, in: &scenario)
    guard let changed = try? Market(scenario) else { return counts }
    var walk = SequentialEntry(changed)
    return walk.settle(from: counts).counts
  }

  private func isHerd(_ counts: [[Int]]) -> Bool { market.shareAtHome(counts) > share / 2 }

  func dissolution(toward end: Double) -> Dissolution? {
    crossing(from: start, grid: grid(today, end), until: { !isHerd($0) })
      .map { Dissolution(value: $0.value, counts: $0.counts, end: end) }
  }

  func formation(from there: Dissolution, toward end: Double) -> Double? {
    crossing(from: there.counts, grid: grid(there.value, end), until: isHerd)?.value
  }

  /// The first value at which a condition is true, bisected to the last digits, and the profile there.
  private func crossing(
    from start: [[Int]], grid: [Double], until: ([[Int]]) -> Bool
  ) -> (value: Double, counts: [[Int]])? {
    var counts = start
    var before = grid[0]
    for value in grid {
      let next = settled(counts, at: value)
      if until(next) {
        var (near, far, found) = (before, value, next)
        for _ in 0..<60 where abs(far - near) > 1e-13 * max(abs(far), abs(near)) {
          let middle = near + (far - near) / 2
          let there = settled(counts, at: middle)
          if until(there) { (far, found) = (middle, there) } else { near = middle }
        }
        return (far, found)
      }
      counts = next
      before = value
    }
    return nil
  }

  /// The whole loop for a table or a chart.
  func loop(_ end: Double, _ opposite: Double) -> [Hysteresis.Point] {
    var counts = start
    var going: [(value: Double, share: Double)] = []
    for value in grid(today, end) {
      counts = settled(counts, at: value)
      going.append((value, market.shareAtHome(counts)))
    }
    var points: [Hysteresis.Point] = []
    for (value, share) in going.reversed() {
      counts = settled(counts, at: value)
      points.append(Hysteresis.Point(value: value, going: share, returning: market.shareAtHome(counts)))
    }
    // Beyond today only the way back leads.
    guard !isHerd(counts) else { return points }
    for value in grid(today, opposite).dropFirst() {
      counts = settled(counts, at: value)
      let there = market.shareAtHome(settled(start, at: value))
      points.append(Hysteresis.Point(value: value, going: there, returning: market.shareAtHome(counts)))
      if isHerd(counts) { break }
    }
    return points
  }
}

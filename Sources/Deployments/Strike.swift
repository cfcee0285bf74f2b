/// A way in which an event takes a firm down: with what probability, and what takes over when.
import Scenario

/// A strike on a footprint, with the levels of cover that lie outside of what was struck.
///
/// The probability that the firm is still down t hours into the event is the probability of the strike times the product
/// of 1 − q over all levels with τ ≤ t. Levels are tried side by side, so that a further level never adds hours; where
/// times rise from near to far it is the same as trying one after the other.
public struct Strike: Equatable, Sendable {
  /// The probability of being struck, given an event that hits everybody; in `active-active` times the share of the
  /// work at the site.
  public internal(set) var probability: Double
  /// By level, in the order of `after`: the probability that taking over works; 0 beyond the last level.
  private var works = SIMD4<Double>(repeating: 0)
  /// By level, ascending: hours until it has; infinite beyond the last level.
  private var after = SIMD4<Double>(repeating: .infinity)
  /// Number of levels.
  public private(set) var levelCount = 0

  /// A strike that nothing covers.
  init(probability: Double) { self.probability = probability }

  /// Adds a level of cover, in whatever order.
  ///
  /// - Precondition: fewer than four levels so far.
  mutating func add(_ level: Scenario.Cover.Level) {
    guard let q = level.works, let hours = level.afterHours, q > 0 else { return }
    precondition(levelCount < 4)
    var place = levelCount
    while place > 0, after[place - 1] > hours {
      works[place] = works[place - 1]
      after[place] = after[place - 1]
      place -= 1
    }
    works[place] = q
    after[place] = hours
    levelCount += 1
  }

  /// Hours at which a level has taken over, ascending.
  public func takeoverHours(_ level: Int) -> Double { after[level] }

  /// The probability of being down so many hours into an event that hits everybody.
  public func downProbability(at hours: Double) -> Double {
    var result = probability
    for level in 0..<levelCount where after[level] <= hours { result *= 1 - works[level] }
    return result
  }

  /// Whether the levels are those of another strike, whatever its probability.
  func isCoveredLike(_ other: Strike) -> Bool { works == other.works && after == other.after }

  /// The events told apart by the level that takes over: probabilities with the hours until then.
  func branches() -> [(probability: Double, downHours: Double)] {
    var rest = probability
    var result: [(probability: Double, downHours: Double)] = []
    for level in 0..<levelCount {
      result.append((rest * works[level], after[level]))
      rest *= 1 - works[level]
    }
    result.append((rest, .infinity))
    return result
  }
}

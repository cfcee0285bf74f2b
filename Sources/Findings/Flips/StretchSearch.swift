/// Search for the first change along a parameter or a dose: excluded over a whole interval, or over its
/// halves.
///
/// Reference: Hansen and Walster, Global Optimization Using Interval Analysis, 2nd ed., chapter 9 (isolation
/// of roots by bisection).

/// Finding about an interval.
enum StretchFinding<Question> {
  /// No change within.
  case still
  /// Possible changes within.
  case open(Question)
  /// Bounds are inconclusive: only the far end is examined.
  case unknown
}

/// A search from a near end, in today's state, to a far one.
protocol StretchSearch {
  /// Open question about an interval.
  associatedtype Question
  /// Largest number of intervals in one direction.
  var stretchLimit: Int { get }
  /// Number of intervals examined.
  var stretches: Int { get set }
  /// Whether every interval passed so far is proved.
  var isProved: Bool { get set }
  /// Finding from bounds on all gains over an interval.
  mutating func finding(from near: Double, to far: Double, about question: Question) -> StretchFinding<
    Question
  >
  /// Whether the state at a value differs from today's.
  mutating func isChanged(at value: Double) -> Bool
  /// The number to which the width of the shortest interval is relative.
  func scale(from near: Double, to far: Double) -> Double
}

extension StretchSearch {
  /// The first interval with today's state at the near end and another at the far end; `nil` where there is
  /// none.
  ///
  /// - Precondition: nothing changes up to `near`.
  /// - Complexity: at most `stretchLimit` stretches; a change is isolated down to a billionth of its value,
  ///   because one that undoes itself within so little is a tie.
  mutating func firstChange(
    from near: Double, to far: Double, asking question: Question
  ) -> (near: Double, far: Double)? {
    stretches += 1
    let finding = stretches <= stretchLimit ? finding(from: near, to: far, about: question) : .unknown
    switch finding {
    case .still: return nil
    case .unknown:
      isProved = false
      return isChanged(at: far) ? (near, far) : nil
    case .open(let rest):
      if abs(far - near) <= ParameterLine.clearance * scale(from: near, to: far) {
        return isChanged(at: far) ? (near, far) : nil
      }
      let middle = near + (far - near) / 2
      return firstChange(from: near, to: middle, asking: rest)
        ?? firstChange(from: middle, to: far, asking: rest)
    }
  }
}

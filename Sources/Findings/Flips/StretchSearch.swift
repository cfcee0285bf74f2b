/// The one search for the first change along a parameter or a dose: ruled out over a whole stretch, or over its halves.
///
/// Reference: Hansen and Walster, Global Optimization Using Interval Analysis, 2nd ed., chapter 9 (isolation of roots by
/// bisection).

/// What is known of a stretch.
enum StretchFinding<Question> {
  /// Nothing changes within.
  case still
  /// What may change within.
  case open(Question)
  /// Bounds do not say: only the far end is looked at.
  case unknown
}

/// A search from a near end, at which all is as today, to a far one.
protocol StretchSearch {
  /// What is left open about a stretch.
  associatedtype Question
  /// Most stretches in one direction.
  static var stretchLimit: Int { get }
  /// Stretches that were looked at.
  var stretches: Int { get set }
  /// Whether nothing was passed over unproved so far.
  var isProved: Bool { get set }
  /// What bounds on all gains say of a stretch.
  mutating func finding(from near: Double, to far: Double, about question: Question) -> StretchFinding<
    Question
  >
  /// Whether something is not as today at a value.
  mutating func isChanged(at value: Double) -> Bool
  /// The number to which the width of the shortest stretch is relative.
  func scale(from near: Double, to far: Double) -> Double
}

extension StretchSearch {
  /// The first stretch of which the near end is as today and the far end is not; `nil` where there is none.
  ///
  /// - Precondition: nothing changes up to `near`.
  /// - Complexity: at most `stretchLimit` stretches; a change is isolated down to a billionth of its value, because one
  ///   that undoes itself within so little is a tie.
  mutating func firstChange(
    from near: Double, to far: Double, asking question: Question
  ) -> (near: Double, far: Double)? {
    stretches += 1
    let finding = stretches <= Self.stretchLimit ? finding(from: near, to: far, about: question) : .unknown
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

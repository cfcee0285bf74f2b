/// Guess at the place of a boundary, from the one thing that differs between its two sides.
///
/// A boundary is told by all equilibria on both sides, which takes a search at each step of a bisection. Where a profile
/// is an equilibrium on one side only, its closest deviation is worth nothing at the boundary, which is found in some
/// ten payoffs; where sequential entry alone ends elsewhere, the walk alone is bisected. The guess decides nothing: it
/// only says where to search first.
import Games
import Market
import Scenario

extension ParameterLine {
  /// A value near the boundary between two regimes; `nil` where nothing simple tells them apart.
  func guess(from near: Double, _ here: Regime, to far: Double, _ there: Regime) -> Double? {
    guard !parameter.isWhole, !parameter.changesCounts else { return nil }
    let changed =
      there.pure.first { !here.pure.contains($0) } ?? here.pure.first { !there.pure.contains($0) }
    guard let changed else {
      return here.history == there.history ? nil : endOfHistory(from: near, to: far, here.history)
    }
    return root(from: near, to: far) { $0.game.certify(.pure(counts: changed)).closestDeviation?.gain }
  }

  /// The last value found at which sequential entry ends at a profile.
  ///
  /// - Complexity: about 50 markets and walks.
  private func endOfHistory(from near: Double, to far: Double, _ profile: [[Int]]) -> Double? {
    var (near, far) = (near, far)
    while true {
      let middle = near + (far - near) / 2
      guard middle != near, middle != far, !isResolved(near, far), let market = market(middle) else {
        return near
      }
      var walk = SequentialEntry(market)
      if walk.run().counts == profile { near = middle } else { far = middle }
    }
  }

  /// A zero between two values with opposite signs, by false position (the Illinois rule) to some ulps.
  private func root(from near: Double, to far: Double, _ function: (Market) -> Double?) -> Double? {
    func marked(_ value: Double) -> (value: Double, sign: Double)? {
      market(value).flatMap(function).map { (value, $0) }
    }
    guard var near = marked(near), var far = marked(far), near.sign * far.sign < 0 else { return nil }
    var lastMoved = 0
    for round in 0..<60 {
      let width = far.value - near.value
      guard abs(width) > 4 * max(abs(near.value), abs(far.value)).ulp else { break }
      let secant = far.value - far.sign * width / (far.sign - near.sign)
      let isInside = (secant - near.value) * (secant - far.value) < 0
      guard let next = marked(round % 4 == 3 || !isInside ? near.value + width / 2 : secant) else {
        return nil
      }
      if next.sign == 0 { return next.value }
      if next.sign * far.sign > 0 {
        far = next
        if lastMoved == 1 { near.sign /= 2 }
        lastMoved = 1
      } else {
        near = next
        if lastMoved == -1 { far.sign /= 2 }
        lastMoved = -1
      }
    }
    return near.value
  }
}

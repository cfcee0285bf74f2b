/// Phases with bounds on their hours, for all values of a parameter between two.
///
/// Hours and probabilities are monotone in every supported parameter, so that extremes are at the ends of the
/// interval: mean hours up to a time rise with the median, the mean, the length, the scale and the failover
/// time, and fall with the tail index. The exception is σ of a lognormal duration, which shortens durations
/// below the median and lengthens those above; phases are cut there.
import Deployments
import Market
import ResilienceNumerics
import Outages
import Scenario

/// Role of a parameter in the phases and payoffs.
enum ParameterRole: Equatable, Sendable {
  /// Phases with the same cuts, monotone in the parameter; prices as well.
  case monotone
  /// The curvature κ of a type.
  case curvature(type: Int)
  /// The visibility weight of a type.
  case visibility(type: Int)
  /// A failover time: it moves a cut of the phases.
  case failover
  /// σ of the lognormal duration of a hazard.
  case sigma(hazard: Int)

  /// The role of a parameter in which payoffs are not linear; `nil` where no bounds are known.
  ///
  /// The worst years of a tail-averse firm are computed on a grid: no bounds are known for parameters that
  /// change them.
  init?(_ parameter: Scenario.Parameter, in market: Market) {
    let parts = parameter.key.split(separator: ".").map(String.init)
    let terms = market.firms.map(\.type.terms)
    let isTail = terms.contains { $0.risk.attitude == .tailAverse }
    let isConvex = terms.contains { $0.convexity > 1 }
    let isPaid = terms.contains { $0.insurance != nil || $0.credits != .none || $0.promise != nil }
    let name = parts.last ?? ""
    switch (parts.first ?? "", name) {
    case ("firms", "blameCurvature"):
      guard let type = market.type(named: parts[1]) else { return nil }
      self = .curvature(type: type)
    case ("firms", "visibility"):
      guard let type = market.type(named: parts[1]) else { return nil }
      self = .visibility(type: type)
    case ("firms", "direct"): self = .monotone
    case ("firms", "curvature") where parts.contains("risk") && !isTail: self = .monotone
    case ("hazards", "sigma") where !isTail && !isConvex && !isPaid:
      guard let hazard = market.hazards.firstIndex(where: { $0.name == parts[1] }) else { return nil }
      self = .sigma(hazard: hazard)
    case ("hazards", "mu"), ("hazards", "mean"), ("hazards", "length"), ("hazards", "scale"),
      ("hazards", "shape"), ("hazards", "rate"), ("hazards", "severity"), ("lambda", _),
      ("strategies", "coverage"), ("hazards", "width"), ("hazards", "leak"), (_, "works"),
      ("firms", "used"):
      if isTail { return nil }
      self = .monotone
    case ("strategies", _) where parts.contains("failover") && !isTail && !isConvex: self = .failover
    case (_, "after") where !isTail && !isConvex: self = .failover
    default: return nil
    }
  }
}

/// A phase over an interval of the parameter.
struct PhaseBounds: Sendable {
  /// Business hours a year.
  var hours: Interval
  /// The same as each type of firm counts them, by type and strategy.
  var counted: [[Interval]]
  /// Probability of being down, by type and strategy.
  var down: [[Interval]]
  /// Share of the cover that a crunch can take, by type and strategy.
  var crunch: [[Interval]]
  /// The phase in the middle of the stretch.
  let middle: Phase

  /// The phases of an interval, from the markets at both ends and one between them that has every phase.
  ///
  /// - Complexity: O(phases · types · strategies).
  static func all(
    _ role: ParameterRole, from first: Market, at middle: Market, to second: Market,
    values: (from: Double, at: Double, to: Double)
  ) -> [PhaseBounds] {
    func same(_ phase: Phase, _ market: Market) -> Int? {
      market.phases.firstIndex {
        $0.hazard == phase.hazard && $0.width == phase.width && $0.index == phase.index
      }
    }
    return middle.phases.enumerated().map { index, phase in
      var bounds = PhaseBounds(index, in: middle)
      let ends = [first, second].map { market in
        same(phase, market).map { PhaseBounds($0, in: market) } ?? bounds.absent
      }
      // Overlaps rise and fall with everything, and are no event whose hours are cut.
      if middle.isOverlap(phase) {
        bounds.joinHours(ends)
        return bounds
      }
      switch role {
      case .curvature, .visibility: break
      case .failover:
        let hours = [values.from, values.to].map { middle.hours(of: phase, movingCut: values.at, to: $0) }
        bounds.setHours(Interval(hours[0], hours[1]), of: phase, in: middle, index)
      case .sigma(let hazard):
        if hazard == phase.hazard {
          bounds.setHours(phase.hoursOverSigma(first, second), of: phase, in: middle, index)
        }
      case .monotone:
        func joined(_ a: [[Interval]], _ b: [[Interval]]) -> [[Interval]] {
          zip(a, b).map { zip($0, $1).map { $0.union($1) } }
        }
        bounds.hours = ends[0].hours.union(ends[1].hours)
        bounds.down = joined(ends[0].down, ends[1].down)
        bounds.crunch = joined(ends[0].crunch, ends[1].crunch)
        bounds.counted = zip(ends[0].counted, ends[1].counted).map { zip($0, $1).map { $0.union($1) } }
      }
      return bounds
    }
  }

  /// A phase of one market.
  private init(_ index: Int, in market: Market) {
    let phase = market.phases[index]
    middle = phase
    hours = Interval(phase.hoursPerYear)
    down = phase.down.map { $0.map { Interval($0) } }
    let most = phase.isShared ? market.scenario.capacityCrunch : 0
    let back = most > 0 ? Failover(phase, market.exposure).takenOver : phase.down
    crunch = back.map { row in row.map { Interval($0 * most) } }
    counted = market.terms.map { terms in
      market.strategies.indices.map { s in
        Interval(phase.hoursPerYear * (terms.weights.isEmpty ? 1 : terms.weights[index][s]))
      }
    }
  }

  /// The same phase with its hazard at rate 0.
  private var absent: PhaseBounds {
    var result = self
    result.hours = .zero
    result.counted = counted.map { $0.map { _ in .zero } }
    return result
  }

  /// All hours that an overlap takes from each strategy at either end, in the probabilities: the hazard's rate is that of
  /// the setup with the most of them, so that probabilities alone need not be monotone.
  private mutating func joinHours(_ ends: [PhaseBounds]) {
    for type in down.indices {
      for s in down[type].indices {
        let products = ends.map { $0.down[type][s].times(nonnegative: $0.counted[type][s]) }
        down[type][s] = products[0].union(products[1])
        counted[type][s] = Interval(1)
      }
    }
    hours = Interval(1)
  }

  private mutating func setHours(_ hours: Interval, of phase: Phase, in market: Market, _ index: Int) {
    self.hours = hours
    counted = market.terms.map { terms in
      market.strategies.indices.map { s in (terms.weights.isEmpty ? 1 : terms.weights[index][s]) * hours }
    }
  }
}

extension Market {
  /// Hours of a phase when the cut at one time moves to another, the order of the cuts staying.
  fileprivate func hours(of phase: Phase, movingCut cut: Double, to value: Double) -> Double {
    guard phase.start == cut || phase.end == cut else { return phase.hoursPerYear }
    let hazard = hazards[phase.hazard]
    let start = hazard.duration.limitedExpectedValue(phase.start == cut ? value : phase.start)
    let end = hazard.duration.limitedExpectedValue(phase.end == cut ? value : phase.end)
    return exposure.ratesPerYear[phase.hazard] * hazard.widths[phase.width].probability * hazard.severity
      * max(0, end - start)
  }
}

extension Phase {
  /// Hours over all σ between those of two markets: those below the median fall with σ, those above rise.
  fileprivate func hoursOverSigma(_ first: Market, _ second: Market) -> Interval {
    let parts = [first, second].map { market in
      let source = market.hazards[hazard]
      let median = min(end, max(start, source.duration.quantile(0.5)))
      let scale =
        market.exposure.ratesPerYear[hazard] * source.widths[width].probability * source.severity
      let cut = source.duration.limitedExpectedValue(median)
      return (
        below: scale * (cut - source.duration.limitedExpectedValue(start)),
        above: scale * (source.duration.limitedExpectedValue(end) - cut)
      )
    }
    return Interval(parts[0].below, parts[1].below) + Interval(parts[0].above, parts[1].above)
  }
}

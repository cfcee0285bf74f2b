/// Design of a sweep: a grid or a sample over ranges of parameters, each point from its number alone.
import ResilienceNumerics
public import Scenario

import SystemLibrary

/// A map from numbers of points to scenarios.
///
/// ```swift
/// let axis = try ParameterAxis("lambda=0.05..5:log:9", in: scenario)
/// let plan = try SweepPlan(scenario, axes: [axis])
/// let seventh = plan.scenario(at: 6)
/// ```
public struct SweepPlan: Sendable {
  /// Design of the points.
  public enum Design: String, CaseIterable, Sendable {
    /// Every combination of the values of the axes; the last axis runs fastest.
    case grid
    /// A Latin hypercube.
    case latin
    /// Sobol's sequence with a random digital shift; evenest where the number of points is a power of two.
    case sobol
  }

  /// Most points: a disk full of rows.
  public static let pointLimit = 1_000_000_000

  /// The scenario that is varied.
  public let scenario: Scenario
  /// The parameters and their ranges; if there are none, the scenario is the only point.
  public let axes: [ParameterAxis]
  /// Design of the points.
  public let design: Design
  /// Number of points.
  public let points: Int
  /// Seed of the sample.
  public let seed: UInt64

  private let latin: LatinHypercube?
  private let sobol: SobolSequence?
  private let order: [Int]

  /// Plan of a sweep.
  ///
  /// - Parameter points: number of points of a sample; `nil` for a grid, whose axes determine it.
  public init(
    _ scenario: Scenario, axes: [ParameterAxis], design: Design = .grid, points: Int? = nil, seed: UInt64 = 1
  ) throws(SweepPlanError) {
    let keys = axes.map(\.key)
    if let twice = keys.enumerated().first(where: { keys.prefix($0.offset).contains($0.element) }) {
      throw .variedTwice(twice.element)
    }
    self.points = try Self.count(axes, design, points)
    latin = design == .latin ? LatinHypercube(points: self.points, dimensions: axes.count, seed: seed) : nil
    sobol = design == .sobol ? SobolSequence(dimensions: axes.count, seed: seed) : nil
    order = axes.indices.sorted { Self.rank(keys[$0]) < Self.rank(keys[$1]) }
    self.scenario = scenario
    self.axes = axes
    self.design = design
    self.seed = seed
  }

  private static func count(
    _ axes: [ParameterAxis], _ design: Design, _ points: Int?
  ) throws(SweepPlanError) -> Int {
    guard design != .grid else {
      if points != nil { throw .pointsOfGrid }
      let product = axes.reduce(1.0) { $0 * Double($1.values.count) }
      guard product <= Double(pointLimit) else { throw .tooMany(points: product, limit: pointLimit) }
      return axes.reduce(1) { $0 * $1.values.count }
    }
    guard !axes.isEmpty else { throw .nothingToSample }
    guard axes.count <= SobolSequence.dimensionLimit || design != .sobol else {
      throw .tooManyAxes(axes.count, limit: SobolSequence.dimensionLimit)
    }
    guard let points else { throw .noPoints }
    guard points <= pointLimit else { throw .tooMany(points: Double(points), limit: pointLimit) }
    return points
  }

  /// Order of setting: rates are scaled before one of them is set; the number of all firms is set after the
  /// others.
  private static func rank(_ key: String) -> Int { key == "lambda" ? 0 : key == "firms" ? 2 : 1 }

  /// The values of the axes at a point, counted from 0.
  ///
  /// - Complexity: O(axes · log points).
  public func values(at point: Int) -> [Double] {
    let coordinates = latin?[point] ?? sobol?[point]
    if let coordinates { return zip(axes, coordinates).map { $0.value(atFraction: $1) } }
    var rest = point
    var values = axes.map { $0.values[0] }
    for axis in axes.indices.reversed() {
      values[axis] = axes[axis].values[rest % axes[axis].values.count]
      rest /= axes[axis].values.count
    }
    return values
  }

  /// The scenario with given values of the axes.
  public func scenario(with values: [Double]) -> Scenario {
    var changed = scenario
    for axis in order { axes[axis].parameter.set(values[axis], in: &changed) }
    return changed
  }

  /// The scenario at a point.
  public func scenario(at point: Int) -> Scenario { scenario(with: values(at: point)) }

  /// Canonical text of everything that the results depend on but the seed: plans with the same text and seed
  /// give the same results. Its SHA-256 is the model hash of a sweep.
  public var canonicalText: String {
    let axes = axes.map { axis in
      let values = design == .grid ? axis.values : [axis.values.min() ?? 0, axis.values.max() ?? 0]
      let spacing = design == .grid ? "" : "\(axis.spacing) "
      let all = axis.spacing == .list ? axis.values : values
      return "vary \(axis.key) \(spacing)\(all.map { "\($0)" }.joined(separator: ","))\n"
    }
    return scenario.canonicalText + axes.joined() + "design \(design.rawValue)\npoints \(points)\n"
  }
}

extension ParameterAxis {
  /// The value at a fraction of the range, from 0 to 1, on the axis's own scale; of a list the value whose
  /// equal share contains the fraction. Rounded to twelve digits, as the values of a grid are.
  func value(atFraction fraction: Double) -> Double {
    guard spacing != .list, let lower = values.min(), let upper = values.max() else {
      return values[min(values.count - 1, Int(fraction * Double(values.count)))]
    }
    let value =
      spacing == .logarithmic
      ? lower * pow(upper / lower, fraction)
      : lower + fraction * (upper - lower)
    let rounded = min(upper, max(lower, value.rounded(toSignificantDigits: 12)))
    return parameter.isWhole ? rounded.rounded() : rounded
  }
}

/// Reasons why a sweep cannot be planned. The wording is in the module that parses the command line.
public enum SweepPlanError: Error, Equatable, Sendable {
  /// A parameter stands twice.
  case variedTwice(String)
  /// More points than a disk holds.
  case tooMany(points: Double, limit: Int)
  /// A sample over more axes than the sequence has dimensions.
  case tooManyAxes(Int, limit: Int)
  /// A sample without any axis.
  case nothingToSample
  /// A sample without a number of points.
  case noPoints
  /// A grid with a number of points.
  case pointsOfGrid
}

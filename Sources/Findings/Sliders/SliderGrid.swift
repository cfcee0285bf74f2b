/// Markets around a preset, one for each position of a page's sliders.
///
/// The page looks its numbers up; every one of them is computed here, by the same solvers as the brief.
public import Scenario

/// All positions of a few sliders about one type of firm, each slider with a few values.
///
/// A position is an index for each axis; positions are counted with the last axis fastest.
public struct SliderGrid: Sendable {
  /// Subject of a slider.
  public enum Subject: String, CaseIterable, Sendable {
    /// ρ of the type: the share of the blame that vanishes when everyone else is down too.
    case blameSharing
    /// Events per year that hit all of the oldest region. Rates of all outages together would do the same as
    /// `lossPerHour`: the two enter payoffs as a product.
    case outageRate
    /// Cost multiple of the type's favourite strategy of several regions and one cloud; other strategies of
    /// that tier change in proportion.
    case redundancy
    /// Firms of all types; the type that takes the rest, else the most numerous one, gives or takes.
    case firmCount
    /// Dollars per hour down alone: direct loss and blame of the type, in proportion.
    case lossPerHour
  }

  /// A parameter and the value that a position gives it.
  public struct Setting: Sendable {
    /// The parameter.
    public let parameter: Scenario.Parameter
    /// Its value, in the parameter's unit.
    public let value: Double
  }

  /// A slider.
  public struct Axis: Sendable {
    /// Subject of the slider.
    public let subject: Subject
    /// Stops of the slider, ascending: a share, events per year, a multiple, firms, dollars per hour.
    public let values: [Double]
    /// Index of the preset's own value.
    public let base: Int
    /// Settings of each value, to be set in order; empty at `base`.
    public let settings: [[Setting]]
    /// The strategy whose multiple a `redundancy` slider shows; `nil` for others.
    public var strategy: Int?
  }

  /// The preset.
  public let scenario: Scenario
  /// The type of firm that the sliders are about.
  public let type: Int
  /// Sliders; one that would have a single value is left out.
  public let axes: [Axis]

  /// Number of positions.
  public var count: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// Index of the preset itself.
  public var base: Int { axes.reduce(0) { $0 * $1.values.count + $1.base } }

  /// The indices of a position along the axes.
  ///
  /// - Precondition: `position` is in `0..<count`.
  public func indices(_ position: Int) -> [Int] {
    precondition((0..<count).contains(position))
    var rest = position
    var indices: [Int] = []
    for axis in axes.reversed() {
      indices.append(rest % axis.values.count)
      rest /= axis.values.count
    }
    return indices.reversed()
  }

  /// The scenario at a position.
  public func scenario(_ position: Int) -> Scenario {
    var changed = scenario
    for (axis, index) in zip(axes, indices(position)) {
      for setting in axis.settings[index] { setting.parameter.set(setting.value, in: &changed) }
    }
    return changed
  }
}

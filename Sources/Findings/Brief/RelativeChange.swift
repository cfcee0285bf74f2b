/// Change of a parameter as people read it.
import Scenario
import SystemLibrary

/// A change from one value to another as a share of the first.
///
/// A typical length is a parameter as a logarithm of hours and is read in hours: its change is that of the hours.
enum RelativeChange {
  private static let logarithm = "ln h"

  /// The share; `nil` from 0, of which nothing is a share.
  static func share(from: Double, to: Double, unit: String) -> Double? {
    if unit == logarithm { return expm1(to - from) }
    return from == 0 ? nil : (to - from) / abs(from)
  }

  /// The size of the share; from 0 that of the value itself.
  static func distance(from: Double, to: Double, unit: String) -> Double {
    abs(share(from: from, to: to, unit: unit) ?? to)
  }

  /// How far from a value, relative to it as a number, lies everything within a distance.
  static func reach(of distance: Double, from: Double, unit: String) -> Double {
    guard unit == logarithm, from != 0, distance < 1 else { return distance }
    return -log1p(-distance) / abs(from)
  }
}

import SystemLibrary

/// Decoder of a lognormal duration, given by `mu` and `sigma` or by `median` and `p95`.
///
/// One of the pairs comes from a file. A later `--set` changes the number it names and keeps the others:
/// `median` moves `mu`, `p95` moves `sigma`.
struct LognormalParameters {
  /// Number of standard deviations from the median to the 95th percentile of a normal distribution.
  static let standardDeviationsToP95 = 1.6448536269514722
  private static let logs = ["mu", "sigma"]
  private static let percentiles = ["median", "p95"]

  let duration: CheckedValue
  private(set) var mu = 0.0
  private(set) var sigma = 0.0

  init(_ duration: CheckedValue) throws(ScenarioError) {
    self.duration = duration
    let keys = (Self.logs + Self.percentiles).filter { duration[$0] != nil }
    if keys.allSatisfy(Self.logs.contains) {
      mu = try duration.number("mu")
      sigma = try duration.number("sigma")
    } else if keys.allSatisfy(Self.percentiles.contains) {
      mu = log(try duration.number("median"))
      sigma = try sigma(atP95: try duration.number("p95"))
    } else {
      try changeByCommandLine(keys)
    }
  }

  /// Change by `--set` to the pair given in the file; both pairs are then present.
  private mutating func changeByCommandLine(_ keys: [String]) throws(ScenarioError) {
    let changed = keys.filter { duration[$0]?.place?.isCommandLine == true }
    let written = keys.filter { !changed.contains($0) }
    guard written == Self.logs || written == Self.percentiles else { throw conflict(keys, written) }
    if written == Self.logs {
      mu = try duration.number("mu")
      sigma = try duration.number("sigma")
    } else {
      mu = log(try duration.number("median"))
      sigma = try sigma(atP95: try duration.number("p95"))
    }
    for key in changed {
      let number = try duration.number(key)
      switch key {
      case "mu": mu = number
      case "sigma": sigma = number
      case "median": mu = log(number)
      default: sigma = try sigma(atP95: number)
      }
    }
  }

  private func sigma(atP95 p95: Double) throws(ScenarioError) -> Double {
    let place = duration["p95"]?.place ?? .commandLine("")
    let sigma = (log(p95) - mu) / Self.standardDeviationsToP95
    guard sigma > 0 else {
      throw .percentilesOutOfOrder(median: exp(mu), p95: p95, key: duration.path, at: place)
    }
    let range = ValidRange.positive(upTo: 5)
    guard range.contains(sigma) else {
      throw .outOfRange(sigma, key: "\(duration.path).sigma", unit: "number", range: range, at: place)
    }
    return sigma
  }

  private func conflict(_ keys: [String], _ written: [String]) -> ScenarioError {
    let wrong = keys.first(where: Self.logs.contains) ?? "mu"
    let other = keys.first(where: Self.percentiles.contains) ?? "median"
    return .notHere(
      "\(duration.path).\(wrong)", because: .otherPair(other),
      at: duration[wrong]?.place ?? .commandLine(""))
  }
}

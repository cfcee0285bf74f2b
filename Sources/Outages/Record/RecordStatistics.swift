/// Answers what a scenario asks of an outage record.
import ResilienceNumerics
public import Scenario
import SystemLibrary

extension OutageRecord {
  /// The built-in record, read once; `nil` if it cannot be read, which a test excludes.
  static let builtInRows = try? OutageRecord.builtIn()

  /// The numbers that the rows of a query give.
  ///
  /// A region counts its own outages and those of several regions that name it; a provider those that reached all its
  /// regions; a zone those of the region's zones. Rows of low confidence are left out.
  public func statistics(_ query: OutageQuery) throws(ScenarioError) -> OutageStatistics {
    try check(query.provider, key: "\(query.path).provider", among: outages.map(\.provider), query)
    try check(query.region, key: "\(query.path).region", among: outages.flatMap(\.regions), query)
    try check(query.except, key: "\(query.path).except", among: outages.flatMap(\.regions), query)
    try check(query.scope, key: "\(query.path).scope", among: Self.scopes.map(\.name), query)
    let reaches = query.scope.flatMap { name in Self.scopes.first { $0.name == name }?.reaches }
    let rows = outages.filter { row in
      if row.confidence < .medium { return false }
      if let provider = query.provider, row.provider.lowercased() != provider.lowercased() { return false }
      if let reaches, !reaches.contains(row.reach) { return false }
      if let region = query.region, !row.regions.contains(where: { $0.lowercased() == region.lowercased() }) {
        return false
      }
      if let except = query.except, row.regions.contains(where: { $0.lowercased() == except.lowercased() }) {
        return false
      }
      return true
    }
    let hours = rows.compactMap(\.countedHours)
    let years = observedYears
    return OutageStatistics(
      events: rows.count, years: Double(years.count), hours: hours, lognormal: Self.lognormal(hours),
      triggers: Self.triggers(rows), source: Self.source(query, rows, years))
  }

  static let scopes: [(name: String, reaches: [Outage.Reach])] = [
    ("zone", [.zone]), ("region", [.region, .multiRegion]), ("provider", [.global]),
  ]

  private func check(
    _ name: String?, key: String, among known: [String], _ query: OutageQuery
  ) throws(ScenarioError) {
    guard let name, !known.contains(where: { $0.lowercased() == name.lowercased() }) else { return }
    let names = Set(known).sorted()
    throw .unknownName(name, key: key, rule: nil, known: names, at: query.place)
  }

  /// A curve through five hours or more, with the 90 % ranges that Student's t and chi-squared give for so many
  /// logarithms; drawn independently of each other.
  static func lognormal(_ hours: [Double]) -> OutageStatistics.LognormalFit? {
    let logs = hours.filter { $0 > 0 }.map { log($0) }
    guard logs.count >= 5, logs.count == hours.count else { return nil }
    let count = Double(logs.count)
    let mean = logs.reduce(0, +) / count
    let squares = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0, let half = try? GammaDistribution(shape: (count - 1) / 2) else { return nil }
    let sigma = (squares / (count - 1)).squareRoot()
    let error = studentQuantile95(degrees: logs.count - 1) * sigma / count.squareRoot()
    // Chi-squared with n − 1 degrees is twice a gamma variable of half of them.
    let (low, high) = (2 * half.quantile(0.95), 2 * half.quantile(0.05))
    return .init(
      mu: mean, muRange: mean - error...mean + error, sigma: sigma,
      sigmaRange: (squares / low).squareRoot()...(squares / high).squareRoot())
  }

  /// The 95th percentile of Student's t: Newton's method on the integral of its density by Simpson's rule, from that of
  /// the normal distribution upwards. The integral is concave, so that no step leads beyond the root.
  static func studentQuantile95(degrees: Int) -> Double {
    let nu = Double(degrees)
    let scale = exp(lgamma((nu + 1) / 2) - lgamma(nu / 2)) / (nu * .pi).squareRoot()
    func density(_ t: Double) -> Double { scale * pow(1 + t * t / nu, -(nu + 1) / 2) }
    func above0(_ t: Double) -> Double {
      let steps = 400
      let width = t / Double(steps)
      let inner = (1..<steps).reduce(0) { $0 + ($1 % 2 == 1 ? 4 : 2) * density(Double($1) * width) }
      return (density(0) + inner + density(t)) * width / 3
    }
    var t = 1.6448536269514722
    for _ in 0..<20 {
      let step = (0.45 - above0(t)) / density(t)
      t += step
      if abs(step) <= 1e-14 * t { break }
    }
    return t
  }

  /// Names of the record's services in the dependency graphs.
  private static let services = [
    "dynamodb": "dynamodb", "kinesis": "kinesis", "elb": "nlb", "lambda": "lambda", "s3": "s3",
    "network": "network",
    "ebs": "ebs", "ec2 control": "ec2", "ec2": "ec2",
  ]

  /// Services in which outages began, the most frequent first; what no graph knows is left out.
  static func triggers(_ rows: [Outage]) -> [(service: String, count: Int)] {
    var counts: [String: Int] = [:]
    for row in rows {
      if let service = services[row.trigger.lowercased()] { counts[service, default: 0] += 1 }
    }
    return counts.map { (service: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.service) < ($0.count, $1.service) }
  }

  private static func source(_ query: OutageQuery, _ rows: [Outage], _ years: ClosedRange<Int>) -> String {
    let except = query.except.map { "except \($0)" }
    let what = [query.provider, query.scope, query.region, except].compactMap(\.self).joined(separator: " ")
    let ids = rows.map(\.id).filter { !$0.isEmpty }
    let list = ids.isEmpty || ids.count > 20 ? "" : " (\(ids.joined(separator: " ")))"
    return "\(query.record) record, \(years.lowerBound) to \(years.upperBound), \(what): "
      + (rows.isEmpty ? "none" : "\(rows.count)\(list)")
  }
}

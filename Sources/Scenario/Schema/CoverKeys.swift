/// Keys of failover in layers.
enum CoverKeys {
  /// For everybody, where neither a strategy nor a firm says otherwise.
  static let everybody = keys("cover", "Failover by level, for everybody.")
  /// Below `strategies.*`.
  static let strategy = keys("strategies.*.cover", "Failover by level, where it is not as everybody's.")
  /// Below `firms.*`.
  static let firm = keys("firms.*.cover", "Failover by level, where firms of the type rehearse it.")

  private static let levels: [(level: Scenario.CoverLevel, description: String)] = [
    (.node, "another node of the site"), (.zone, "another zone of the site"),
    (.region, "another site at the provider"), (.cloud, "another provider"),
    (.vendor, "a substitute for a vendor's product"),
  ]

  private static func keys(_ path: String, _ description: String) -> [SchemaKey] {
    [SchemaKey(path, .group, description)]
      + levels.flatMap { level, what in
        let below = "\(path).\(level.rawValue)"
        return [
          SchemaKey(below, .group, "Taking over by \(what)."),
          SchemaKey("\(below).works", .quantity(.share, ValidRange(0, 1)), "Probability that it works."),
          SchemaKey("\(below).after", .quantity(.hours, ValidRange(0, 8760)), "Time until it has."),
          SchemaKey("\(below).source", .text, "Source of the numbers."),
        ]
      } + [SchemaKey("\(path).source", .text, "Source of the numbers.")]
  }
}

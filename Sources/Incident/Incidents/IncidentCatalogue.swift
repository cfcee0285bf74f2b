/// The incidents that can be played, by the names of their presets.
public enum IncidentCatalogue: String, CaseIterable, Sendable {
  /// DynamoDB's DNS record in us-east-1.
  case aws20251020 = "aws-2025-10-20"
  /// A null pointer, world-wide.
  case googleCloud20250612 = "google-cloud-2025-06-12"
  /// A faulty configuration at the edge.
  case azureFrontDoor20251029 = "azure-front-door-2025-10-29"
  /// A thread limit in a fleet.
  case awsKinesis20201125 = "aws-kinesis-2020-11-25"

  /// Minutes that the incident lasted, as published.
  public var publishedMinutes: Double {
    switch self {
    case .aws20251020: 872
    case .googleCloud20250612: 449
    case .azureFrontDoor20251029: 504
    case .awsKinesis20201125: 1028
    }
  }

  /// Names of the fixes that can be applied to it.
  public var mendable: [IncidentFix] {
    switch self {
    case .aws20251020: October2025.mendable
    case .googleCloud20250612: GoogleCloud2025.mendable
    case .azureFrontDoor20251029: AzureFrontDoor2025.mendable
    case .awsKinesis20201125: Kinesis2020.mendable
    }
  }

  /// The incident with some things mended, and with settings of constants as `constant=number`.
  /// - Throws: `IncidentError`.
  public func incident(
    fixes: Set<IncidentFix> = [], settings: [String] = []
  ) throws(IncidentError) -> any SimulatedIncident {
    switch self {
    case .aws20251020: try October2025(fixes: fixes).with(settings)
    case .googleCloud20250612: try GoogleCloud2025(fixes: fixes).with(settings)
    case .azureFrontDoor20251029: try AzureFrontDoor2025(fixes: fixes).with(settings)
    case .awsKinesis20201125: try Kinesis2020(fixes: fixes).with(settings)
    }
  }

  /// Minute of the day and zone in which it began, as published.
  public var beginning: (minuteOfDay: Int, zone: String) {
    switch self {
    case .aws20251020: (23 * 60 + 48, "PDT")
    case .googleCloud20250612: (10 * 60 + 49, "PDT")
    case .azureFrontDoor20251029: (15 * 60 + 41, "UTC")
    case .awsKinesis20201125: (5 * 60 + 15, "PST")
    }
  }

  /// Published minutes of milestones, by their names.
  public var publishedMilestones: [String: Double] {
    switch self {
    case .aws20251020:
      [
        "dns-empty": 0, "dependents-fail": 3, "cause-found": 50, "mitigated": 87, "dns-restored": 157,
        "caches-expired": 172, "leases-throttled": 266, "leases-back": 340, "balancer-errors": 342,
        "network-late": 393, "balancer-alarm": 424, "failover-off": 588, "network-normal": 648,
        "throttles-relaxed": 695, "launches-normal": 842, "failover-on": 861, "containers-recovered": 872,
        "end": 872,
        // Told of what the replay has no stage for.
        "launch-errors": 0, "dashboards-recovered": 913, "redshift-recovered": 1697,
      ]
    case .googleCloud20250612:
      ["alarm": 2, "cause-found": 10, "path-switched-off": 40, "most-recovered": 176, "end": 449]
    case .azureFrontDoor20251029:
      ["alarm": 7, "changes-blocked": 109, "good-configuration-pushed": 119, "end": 504]
    case .awsKinesis20201125: ["cause-found": 264, "first-servers-back": 292, "end": 1028]
    }
  }

  /// Origin of the length of each stage, by its name; empty where the constants' own table is the only place.
  public var stageOrigins: [String: StageOrigin] {
    switch self {
    case .aws20251020:
      [
        "diagnosis": .published, "tooling": .published, "dns-repair": .published, "dns-caches": .published,
        "collapse": .published, "leases": .calibrated, "network": .calibrated, "balancers": .published,
        "failover-off": .published, "verification": .published, "throttles": .calibrated,
        "containers": .calibrated,
      ]
    default: [:]
    }
  }

  /// The milestone at which the fault itself was mended; what follows is recovery.
  public var mendedMilestone: String {
    switch self {
    case .aws20251020: "dns-restored"
    case .googleCloud20250612: "path-switched-off"
    case .azureFrontDoor20251029: "good-configuration-pushed"
    case .awsKinesis20201125: "first-servers-back"
    }
  }

  /// The service whose data plane failed first, and the graph of the provider's services.
  public func services() throws(IncidentError) -> (graph: ServiceGraph, trigger: String)? {
    switch self {
    case .aws20251020: (try .coupled(), "dynamodb")
    case .awsKinesis20201125: (try .coupled(), "kinesis")
    case .azureFrontDoor20251029: (try .decoupled(), "front-door")
    case .googleCloud20250612: nil
    }
  }
}

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
    case .googleCloud20250612: 450
    case .azureFrontDoor20251029: 504
    case .awsKinesis20201125: 1028
    }
  }

  /// What can be mended in it.
  public var mendable: [IncidentFix] {
    switch self {
    case .aws20251020: October2025.mendable
    case .googleCloud20250612: GoogleCloud2025.mendable
    case .azureFrontDoor20251029: AzureFrontDoor2025.mendable
    case .awsKinesis20201125: Kinesis2020.mendable
    }
  }

  /// The incident with some things mended and the calibrated constants.
  /// - Throws: `IncidentError.unknownFix`.
  public func incident(fixes: Set<IncidentFix> = []) throws(IncidentError) -> any SimulatedIncident {
    switch self {
    case .aws20251020: try October2025(fixes: fixes)
    case .googleCloud20250612: try GoogleCloud2025(fixes: fixes)
    case .azureFrontDoor20251029: try AzureFrontDoor2025(fixes: fixes)
    case .awsKinesis20201125: try Kinesis2020(fixes: fixes)
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

/// The article's claims about all outages, asked of the record and of the graphs of services.
internal import Incident
internal import Outages

struct RecordClaims {
  let record: OutageRecord
  let incidentHours: Double

  /// Rows that are documented at least fairly and reached further than a zone.
  private var wide: [Outage] {
    record.outages.filter { $0.reach != .zone && $0.confidence >= .medium }
  }

  private var aws: [Outage] { wide.filter { $0.provider == "AWS" } }

  func claims() throws(IncidentError) -> [Claim] {
    [
      longestEver, azureFifth, azureEdgeOnly, try coupling(), try toolsOnTools(), hubs, sameRegion, blackSwan,
    ]
  }

  /// The longest on record: no outage wider than a zone was longer, from its begin to its end, and until most customers
  /// were back.
  private var longestEver: Claim {
    let longer = wide.filter { ($0.hours ?? 0) > incidentHours }
    let felt = wide.filter { ($0.majorityHours ?? $0.hours ?? 0) > incidentHours }
    let longest = wide.max { ($0.hours ?? 0) < ($1.hours ?? 0) }
    return Claim(
      .longestEver, .init(incidentHours > 0 && longer.isEmpty),
      [
        .hours: incidentHours, .count: Double(longer.count),
        .other: Double(longer.count { $0.provider == "AWS" }),
        .otherHours: longest?.hours ?? 0, .total: Double(felt.count),
      ], of: [longest?.provider ?? "", longest?.date ?? ""])
  }

  private var azure: [Outage] { wide.filter { $0.provider == "Azure" } }

  /// Azure's fifth world-wide outage in 2025; granted: its fifth of any width. A record can show too few, never too many.
  private var azureFifth: Claim {
    let all = record.outages.filter { $0.provider == "Azure" && $0.year == 2025 && $0.confidence >= .medium }
    let world = all.count { $0.reach == .global }
    return Claim(
      .azureFifth, world >= 5 ? .holds : all.count >= 5 ? .holdsIf : .open,
      [.count: Double(world), .total: Double(all.count)])
  }

  /// Azure fails at its front door only: its content network, or an attack on it.
  private var azureEdgeOnly: Claim {
    let edge = azure.count { $0.trigger == "Front Door" }
    return Claim(
      .azureEdgeOnly, .init(edge == azure.count && edge > 0, granted: 2 * edge > azure.count),
      [.count: Double(edge), .total: Double(azure.count)])
  }

  /// Tools of AWS are built on each other: some service takes more than half of the others along.
  private func toolsOnTools() throws(IncidentError) -> Claim {
    let hubs = try ServiceGraph.coupled().hubs()
    let largest = hubs.first?.share ?? 0
    return Claim(
      .toolsOnTools, .init(largest > 0.5), [.share: largest, .total: Double(hubs.count)],
      of: hubs.prefix(1).map(\.service))
  }

  /// Coupling of services at AWS but not at Azure: mean share of services that a failed one takes along.
  private func coupling() throws(IncidentError) -> Claim {
    let coupled = try ServiceGraph.coupled()
    let decoupled = try ServiceGraph.decoupled()
    return Claim(
      .coupling, .init(coupled.meanShare > decoupled.meanShare),
      [.share: coupled.meanShare, .otherShare: decoupled.meanShare],
      of: coupled.hubs().prefix(3).map(\.service))
  }

  /// The triggers are mostly DynamoDB, S3 and Lambda: more than half of AWS's wide outages.
  private var hubs: Claim {
    let named = aws.count { ["DynamoDB", "S3", "Lambda"].contains($0.trigger) }
    let streams = aws.count { $0.trigger == "Kinesis" }
    return Claim(
      .hubs, .init(2 * named > aws.count, granted: 2 * (named + streams) > aws.count),
      [.count: Double(named), .total: Double(aws.count), .other: Double(streams)])
  }

  /// Every time it is us-east-1: all of AWS's wide outages; granted: most.
  private var sameRegion: Claim {
    let here = aws.count { $0.regions.contains("us-east-1") }
    return Claim(
      .sameRegion, .init(here == aws.count && here > 0, granted: 2 * here > aws.count),
      [.count: Double(here), .total: Double(aws.count)])
  }

  /// A black swan: fewer than one year in a hundred has such an outage in us-east-1.
  private var blackSwan: Claim {
    let here = aws.filter { $0.regions.contains("us-east-1") }
    let first = Double(here.count)
    let watched = Double(record.observedYears.count)
    let years = Set(here.map(\.year)).count
    return Claim(
      .blackSwan, .init(Double(years) < watched / 100),
      [.count: first, .years: watched, .share: Double(years) / watched])
  }
}

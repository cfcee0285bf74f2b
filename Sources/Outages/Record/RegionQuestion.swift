/// Resolution of a requested region among those of the catalogue and of the record.
internal import Scenario

/// Region or zone with its provider.
struct RegionQuestion {
  /// Provider, if it is known.
  let provider: String?
  /// The usual name.
  let name: String
  /// Region of a zone; the name itself for a region.
  let region: String
  private let key: String

  /// Region of any of its names.
  ///
  /// Throws for an unknown region, and for one of several providers.
  init(
    _ name: String, provider: String?, among outages: [Outage]
  ) throws(OutageRecordError) {
    var known = CloudRegions.regions(called: name, provider: provider)
    let key = CloudRegions.key(name)
    // A name of another provider's catalogue is not another spelling of one of this provider's.
    let isForeign = known.isEmpty && !CloudRegions.regions(called: name, provider: nil).isEmpty
    let rows = outages.filter { outage in
      known.isEmpty && (provider == nil || outage.provider == provider || outage.provider.isEmpty)
        && outage.regions.contains { isForeign ? $0 == name : CloudRegions.key($0) == key }
    }
    if let row = rows.first {
      let owners = Set(rows.map(\.provider))
      if owners.count > 1 { throw .ambiguousRegion(name, owners.sorted()) }
      let spelled = row.regions.first { CloudRegions.key($0) == key } ?? name
      let zone = CloudRegions.region(ofZone: spelled, provider: row.provider.isEmpty ? nil : row.provider)
      self.init(
        provider: row.provider.isEmpty ? zone?.provider ?? provider : row.provider, name: spelled,
        region: zone?.name ?? spelled)
      return
    }
    if known.isEmpty, let zone = CloudRegions.region(ofZone: name, provider: provider) {
      self.init(provider: zone.provider, name: name.lowercased(), region: zone.name)
      return
    }
    if known.count > 1 {
      // If the record has only one of them, that one is meant.
      let spoken = Set(outages.map(\.provider))
      let kept = known.filter { spoken.contains($0.provider) }
      if kept.count == 1 { known = kept }
    }
    if known.count > 1 { throw .ambiguousRegion(name, known.map { "\($0.provider) (\($0.name))" }) }
    guard let found = known.first else {
      throw .unknownRegion(name, provider: provider, nearest: Self.nearest(name, provider, outages))
    }
    self.init(provider: found.provider, name: found.name, region: found.name)
  }

  private init(provider: String?, name: String, region: String) {
    self.provider = provider
    self.name = name
    self.region = region
    key = CloudRegions.key(name)
  }

  private static func nearest(_ name: String, _ provider: String?, _ outages: [Outage]) -> String? {
    let providers = provider.map { [$0] } ?? CloudRegions.providerNames
    var seen: Set<String> = []
    let named = outages.lazy.filter { provider == nil || $0.provider == provider }.flatMap(\.regions)
    let candidates = providers.flatMap(CloudRegions.names) + named.prefix(10_000)
    return NearestName.of(name, among: candidates.filter { seen.insert($0).inserted })
  }

  /// Way in which an outage affected the region; `nil` if it did not.
  ///
  /// A row of several unnamed regions does not count as one that affected this region.
  func reached(by outage: Outage, onlyNamed: Bool) -> RegionReach? {
    let isOwn = provider == nil || outage.provider.isEmpty || outage.provider == provider
    if isOwn {
      for place in outage.regions {
        if place == name || CloudRegions.key(place) == key {
          return outage.reach == .zone ? .zone : .region
        }
        // A zone shares the outages of its region, but not those of an unnamed zone of it.
        if place == region, outage.reach != .zone { return .region }
        if name == region, CloudRegions.region(ofZone: place, provider: provider)?.name == region {
          return .zone
        }
      }
    }
    if onlyNamed { return nil }
    if outage.reach == .internet { return .internet }
    return isOwn && outage.reach == .global ? .provider : nil
  }
}

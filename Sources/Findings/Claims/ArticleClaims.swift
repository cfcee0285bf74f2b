/// All claims of the article, checked against the incident, the record and a market.
public import Incident
public import Market
public import Outages

/// The article's claims with their verdicts.
public struct ArticleClaims: Sendable {
  /// The claims, in the order of the article.
  public let claims: [Claim]

  /// Verdicts on all claims.
  ///
  /// - Parameters:
  ///   - market: the market that the claims about firms are asked of; those about Netflix are open where it
  ///     has no type of firm of that name.
  ///   - record: the outages on record.
  ///   - fixes: the faults fixed in the incident of 2025-10-20.
  /// - Throws: `IncidentError` for a fix that changes nothing in that incident.
  /// - Complexity: a search for the equilibria of the market, and a handful of plays of the incident.
  public init(
    market: Market, record: OutageRecord, fixes: Set<IncidentFix> = []
  ) throws(IncidentError) {
    let incident = try IncidentClaims(fixes: fixes)
    let outages = RecordClaims(record: record, incidentHours: incident.run.totalMinutes / 60)
    let firms = MarketClaims(market)
    let checked = try incident.claims() + outages.claims() + firms.claims() + DocumentedClaims.claims
    claims = Claim.Name.allCases.compactMap { name in checked.first { $0.name == name } }
  }

  /// Number of claims with a verdict.
  public func count(_ verdict: Claim.Verdict) -> Int { claims.count { $0.verdict == verdict } }
}

/// Causes, how solid the herd is, and what tips it, for programs.
internal import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Scenario

extension HerdReasons {
  /// `causes`, `solid`, `tipping`.
  func members(_ market: Market) -> [(key: String, value: JSONValue)] {
    [("causes", causesJSON(market)), ("solid", solidJSON(market)), ("tipping", tippingJSON(market))]
  }

  private func causesJSON(_ market: Market) -> JSONValue {
    [
      "herd": .array(
        causes.herd.map {
          ["cause": .string($0.cause.key), "dollars": .number($0.dollars), "share": .number($0.share)]
        }),
      "difference": .array(
        causes.difference.map {
          [
            "type": .string(market.firms[$0.type].type.name), "cause": .string($0.cause.rawValue),
            "perBill": .number($0.perBill), "share": .number($0.share),
          ]
        }),
    ]
  }

  private func share(_ share: WilsonInterval) -> JSONValue {
    [
      "share": .number(share.share),
      "noise": .number((share.bounds.upperBound - share.bounds.lowerBound) / 2),
    ]
  }

  private func solidJSON(_ market: Market) -> JSONValue {
    guard let solid = solidity else { return .null }
    return [
      "draws": .count(solid.equilibrium.draws), "equilibrium": share(solid.equilibrium),
      "riskDominant": share(solid.riskDominant), "only": solid.only.map(share) ?? .null,
      "outside": .object(solid.outside.map { (market.firms[$0.type].type.name, share($0.share)) }),
    ]
  }

  private func tippingJSON(_ market: Market) -> JSONValue {
    guard let tipping else { return .null }
    return [
      "target": .string(market.strategies[tipping.target].name),
      "coalition": tipping.coalition.map { .count($0.size) } ?? .null,
      "isSmallest": tipping.coalition.map { .bool($0.isSmallest) } ?? .null,
      "shareThatMustStay": .number(tipping.shareThatMustStay),
      "lasts": tipping.lasts.map(JSONValue.bool) ?? .null,
      "targetLasts": tipping.targetLasts.map(JSONValue.bool) ?? .null,
    ]
  }
}

/// What two regions are worth at published prices, in a sentence.
internal import Findings
internal import Market

extension PublishedPrices {
  /// The break-even beside the published prices of both.
  func sentence(_ labels: MarketLabels) -> Text {
    let (low, high) = (Amount.number(Self.twoRegions.lowerBound), Amount.number(Self.twoRegions.upperBound))
    let (setup, price) = (labels.setup(plain), Amount.multiple(plainMultiplier))
    let head = Text("At published prices (\(setup.en) \(price.en))", "按公开价格（\(setup.zh) \(price.zh)）")
    guard limit > 0 else {
      return Text(
        "\(head.en) two regions would not pay even for nothing.", "\(head.zh)，双区域即使免费也不划算。")
    }
    let value = Amount.multiple(limit)
    return Text(
      "\(head.en) they would pay below \(value.en); \(low.en) to \(high.en)x is asked.",
      "\(head.zh)，双区域低于 \(value.zh)才划算；公开报价为 \(low.zh) 至 \(high.zh) 倍。")
  }
}

/// What two regions are worth at published prices, in a sentence.
internal import Findings
internal import Market

extension PublishedPrices {
  /// The break-even beside the published prices of both.
  func sentence(_ labels: MarketLabels) -> Text {
    let (low, high) = (Amount.number(Self.twoRegions.lowerBound), Amount.number(Self.twoRegions.upperBound))
    let (setup, price) = (labels.setup(plain), Amount.multiple(plainMultiplier))
    let head = Text(
      "At published prices (\(setup.en) \(price.en), two regions \(low.en) to \(high.en)x)",
      "按公开价格（\(setup.zh) \(price.zh)，双区域 \(low.zh) 至 \(high.zh) 倍）")
    guard limit > 0 else {
      return Text("\(head.en) they never pay.", "\(head.zh)，双区域永远不划算。")
    }
    let value = Amount.multiple(limit)
    return Text("\(head.en) they pay below \(value.en).", "\(head.zh)，双区域低于 \(value.zh)才划算。")
  }
}

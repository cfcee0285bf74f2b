/// What two regions are worth at published prices, in a sentence.
internal import Findings
internal import Market
internal import Scenario

extension PublishedPrices {
  /// The break-even beside the published prices of both.
  ///
  /// - Parameter subject: the setup in two regions that the sentence before speaks of.
  func sentence(_ labels: MarketLabels, of subject: Text) -> Text {
    let isPlural = EnglishNumber.isPlural(subject.en)
    let (low, high) = (Amount.number(Self.twoRegions.lowerBound), Amount.number(Self.twoRegions.upperBound))
    let (setup, price) = (labels.setup(plain), Amount.multiple(plainMultiplier))
    let head = Text(
      "At published prices (\(setup.en) \(price.en), two regions \(low.en) to \(high.en)x)",
      "按公开价格（\(setup.zh) \(price.zh)，双区域 \(low.zh) 至 \(high.zh) 倍）")
    guard limit > 0 else {
      return Text(
        "\(head.en) \(isPlural ? "they never pay" : "it never pays").", "\(head.zh)，\(subject.zh)永远不划算。")
    }
    let value = Amount.multiple(limit)
    return Text(
      "\(head.en) \(isPlural ? "they pay" : "it pays") below \(value.en).",
      "\(head.zh)，\(subject.zh)低于 \(value.zh)才划算。")
  }
}

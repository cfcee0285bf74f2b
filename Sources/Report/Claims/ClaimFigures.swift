/// Figures of one claim, as text in one language.
internal import Findings
internal import Market

/// A claim with its figures at hand for a sentence.
struct ClaimFigures {
  let claim: Claim
  let language: Language
  /// Labels of the market that the claims were asked of.
  let labels: MarketLabels

  /// A sentence in the language of the page.
  func say(_ english: String, _ chinese: String) -> String { Text(english, chinese)[language] }

  /// A figure; 0 where the claim has none of this kind.
  subscript(quantity: Claim.Quantity) -> Double { claim[quantity] ?? 0 }

  func duration(_ quantity: Claim.Quantity) -> String {
    let minutes = Int(self[quantity].rounded())
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return say("\(rest) min", "\(rest) 分钟") }
    return say("\(hours) h \(rest) min", "\(hours) 小时 \(rest) 分钟")
  }

  func number(_ quantity: Claim.Quantity) -> String {
    let value = self[quantity]
    return value == value.rounded()
      ? NumberText.fixed(value, decimals: 0) : NumberText.significant(value, digits: 3)
  }

  func percent(_ quantity: Claim.Quantity) -> String { Quantity.share(self[quantity], decimals: 0) }
  func money(_ quantity: Claim.Quantity) -> String { Amount.money(self[quantity])[language] }
  func hours(_ quantity: Claim.Quantity) -> String { Amount.duration(self[quantity])[language] }
  func multiple(_ quantity: Claim.Quantity) -> String { Amount.multiple(self[quantity])[language] }

  /// Amount that a firm pays more or less.
  func change(_ quantity: Claim.Quantity) -> String {
    let amount = Amount.size(self[quantity])[language]
    return self[quantity] > 0
      ? say("\(amount) less", "少花 \(amount)") : say("\(amount) more", "多花 \(amount)")
  }

  // MARK: What a claim is about

  func subject(_ index: Int) -> String {
    claim.subjects.indices.contains(index) ? label(claim.subjects[index]) : NumberText.none
  }

  var subjects: String { claim.subjects.map(label).joined(separator: say(", ", "、")) }

  /// The firms of the type that the claim is about.
  var crowd: String {
    claim.subjects.first.flatMap { labels.market.type(named: $0) }.map { labels.firms($0)[language] }
      ?? NumberText.none
  }

  /// What a person reads for the key of a setup or a type of firm; regions, clouds and services are names.
  private func label(_ key: String) -> String {
    let market = labels.market
    if let setup = market.strategy(named: key) { return labels.setup(setup)[language] }
    if let type = market.type(named: key) { return labels.oneFirm(type)[language] }
    return SafeText.line(key)
  }

  /// The first letter of a sentence as a capital.
  func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  // MARK: Where there is nothing to say

  /// Sentence for an incident in which, with some fault mended, nothing of the kind happens.
  var nothingHappens: String? {
    isWithoutIncident ? say("Nothing happens.", "什么都没有发生。") : nil
  }

  /// Whether the incident has nothing of what the claim is about.
  var isWithoutIncident: Bool { claim[.steps] == nil && claim.figures.first?.value == 0 }

  /// Sentence for a market in which the claim has nobody to be about.
  var nobodyToAsk: String? {
    claim.verdict == .open ? say("This market has nothing to compare.", "这个市场里没有可比较的选择。") : nil
  }

  /// Sentence for a market without Netflix.
  var noNetflix: String? {
    claim.verdict == .open ? say("This market has no Netflix.", "这个市场里没有 Netflix。") : nil
  }
}

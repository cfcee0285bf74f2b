/// Solidity of a finding in a word.

/// A share of draws in a word.
struct SolidityWord {
  /// The share from which a finding counts as likely.
  private static let firmShare = 0.6

  let text: Text
  /// Whether it is so more often than a coin would tell.
  let isFirm: Bool

  init(_ share: Double) {
    isFirm = share >= Self.firmShare
    text =
      switch share {
      case 0.9...: Text("Solid", "很稳固")
      case Self.firmShare...: Text("Likely", "较稳固")
      case 0.4...: Text("Coin flip", "五五开")
      case 0.1...: Text("Unlikely", "不太稳固")
      default: Text("Hardly ever", "几乎站不住")
      }
  }
}

/// Solidity of a finding in a word.

/// A share of draws in a word.
struct SolidityWord {
  let text: Text

  init(_ share: Double) {
    text =
      switch share {
      case 0.9...: Text("Solid", "很稳固")
      case 0.6...: Text("Likely", "较稳固")
      case 0.4...: Text("Coin flip", "五五开")
      case 0.1...: Text("Unlikely", "不太稳固")
      default: Text("Hardly ever", "几乎站不住")
      }
  }
}

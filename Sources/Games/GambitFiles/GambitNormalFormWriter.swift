/// Writer of Gambit's `.nfg` files.
///
/// Reference: Gambit manual, "The strategic game (.nfg) file format, payoff version".

extension NormalFormGame {
  /// The game as a `.nfg` file in the payoff version.
  ///
  /// - Complexity: O(payoffs).
  public func nfg(title: String) -> String {
    var text = "NFG 1 R \(gambitQuoted(title)) { "
    text += players.map(gambitQuoted).joined(separator: " ") + " }\n\n{ "
    text += strategies.map { "{ " + $0.map(gambitQuoted).joined(separator: " ") + " }" }.joined(
      separator: "\n")
    text += "\n}\n\"\"\n\n"
    for row in stride(from: 0, to: payoffs.count, by: players.count) {
      text += payoffs[row..<row + players.count].map(gambitNumber).joined(separator: " ") + "\n"
    }
    return text
  }
}

/// Error messages of games that would be too large.
internal import Games
internal import Report

extension CommandLineMessage {
  /// The line for a game file that would be too large.
  static func tooLarge(format: String, firms: Int, payoffs: Int, limit: Int) -> Text {
    let (firms, size, limit) = (NumberText.count(firms), size(payoffs), NumberText.count(limit))
    let hint =
      format == "nfg" ? Text(" or --format agg", "，或用 --format agg") : .empty
    return Text(
      "--format \(format): \(firms) firms make \(size.en) payoffs, the limit is \(limit); take fewer --firms\(hint.en)",
      "--format \(format)：\(firms) 家企业有\(size.zh)个收益，上限为 \(limit)；请减少 --firms\(hint.zh)")
  }

  /// Line for a market too large for a per-firm analysis.
  static func tooManyFirms(firms: Int, payoffs: Int, limit: Int) -> Text {
    let (firms, size, limit) = (NumberText.count(firms), size(payoffs), NumberText.count(limit))
    return Text(
      "--concept mixed: \(firms) firms make \(size.en) payoffs, the limit is \(limit); "
        + "take fewer --firms, or --concept all where firms of a type randomise alike",
      "--concept mixed：\(firms) 家企业有\(size.zh)个收益，上限为 \(limit)；"
        + "请减少 --firms，或用 --concept all（同类企业按相同概率选择）")
  }

  /// Error for a linear program or a Markov chain that would be too large.
  static func tooLarge(_ error: GameSizeError, concept: String = "correlated", instead: Text? = nil) -> Text {
    let (size, limit) = (size(error.size), NumberText.count(error.limit))
    let quantity = error.quantity == .numbers ? Text("numbers", "数") : Text("profiles", "策略组合")
    return Text(
      "--concept \(concept): the game makes \(size.en) \(quantity.en), the limit is \(limit)",
      "--concept \(concept)：该博弈有\(size.zh)个\(quantity.zh)，上限为 \(limit)")
      + (instead.map { Text("; \($0.en)", "；\($0.zh)") } ?? .empty)
  }

  private static func size(_ count: Int) -> Text {
    count == Int.max ? Text("too many", "太多") : Text(NumberText.count(count), " \(NumberText.count(count)) ")
  }
}

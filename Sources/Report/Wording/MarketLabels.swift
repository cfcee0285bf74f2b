/// Labels of a market's firms, setups, places and parameters, as pages print them.
internal import Market
internal import Scenario

/// Labels of a market.
struct MarketLabels {
  let market: Market

  init(_ market: Market) { self.market = market }

  /// A setup: `two nodes in us-east-1`.
  func setup(_ index: Int) -> Text { Text(market.scenario.label(ofStrategy: index)) }

  /// The key of a setup with its label, for a cell.
  func setupName(_ index: Int) -> (String, Text) { (market.strategies[index].name, setup(index)) }

  /// The key of a type of firm with its label.
  func firmName(_ index: Int) -> (String, Text) { (market.firms[index].type.name, crowd(index)) }

  /// One firm of a type: `ordinary firm`, `Netflix`.
  func firm(_ index: Int) -> Text { Text(market.scenario.label(ofFirm: index)) }

  /// One firm of a type with its article: `an ordinary firm`, `Netflix`.
  func oneFirm(_ index: Int) -> Text {
    let label = firm(index)
    let isProper = label.en.first?.isUppercase == true
    return Text(isProper ? label.en : "\(EnglishNumber.article(label.en)) \(label.en)", label.zh)
  }

  /// The firms of a type as a subject: `ordinary firms`, `Netflix`, `the bank`.
  func firms(_ index: Int) -> Text {
    let label = firm(index)
    guard count(index) == 1 else { return Text(EnglishNumber.plural(label.en), label.zh) }
    return Text(label.en.first?.isUppercase == true ? label.en : "the \(label.en)", label.zh)
  }

  /// The firms of a type with their number: `4 ordinary firms`, `4 家普通企业`, `Netflix`.
  func crowd(_ index: Int) -> Text { count(index) == 1 ? firms(index) : crowd(index, of: count(index)) }

  /// Some firms of a type: `2 ordinary firms`, `1 ordinary firm`; `Netflix` where the type has no more than one.
  func crowd(_ index: Int, of some: Int) -> Text {
    let label = firm(index)
    guard count(index) > 1 else { return firms(index) }
    let number = NumberText.count(some)
    return Text(
      "\(number) \(some == 1 ? label.en : EnglishNumber.plural(label.en))",
      "\(number) 家\(ChineseText.spaced(label.zh))")
  }

  func count(_ index: Int) -> Int { market.firms[index].type.count }

  /// Who is in the market: `4 ordinary firms ($1M bill) and Netflix ($60M)`.
  var everybody: Text {
    let order = market.firms.indices.sorted { (count($0), $1) > (count($1), $0) }
    return .list(
      order.enumerated().map { place, index in
        let bill = Amount.money(market.firms[index].type.bill)
        let name = crowd(index)
        return place == 0
          ? Text("\(name.en) (\(bill.en) bill)", "\(name.zh)（账单 \(bill.zh)）")
          : Text("\(name.en) (\(bill.en))", "\(name.zh)（\(bill.zh)）")
      })
  }

  /// The place of a setup in one region: `us-west-2`; `nil` for more than one.
  func place(_ index: Int) -> String? {
    let strategy = market.strategies[index]
    return strategy.regions == 1 && strategy.clouds == 1 ? SafeText.line(strategy.home) : nil
  }

  /// How a firm gets to a setup alone: `leaving alone for us-west-2`, `changing alone to two regions`.
  func way(to index: Int) -> Text {
    let target = destination(index)
    return place(index) == nil
      ? Text("changing alone to \(target.en)", "单独改为\(ChineseText.spaced(target.zh))")
      : Text("leaving alone for \(target.en)", "单独搬到\(ChineseText.spaced(target.zh))")
  }

  /// Where a setup goes, for a sentence: `us-west-2`, `two regions`.
  func destination(_ index: Int) -> Text { place(index).map { Text($0) } ?? setup(index) }
}

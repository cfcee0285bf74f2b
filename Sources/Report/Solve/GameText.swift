/// What every page about a game file begins with.
internal import Games
internal import Market
internal import ResilienceNumerics

extension Page {
  /// A page about a game; `source` names its file.
  init(of file: GambitNormalForm, source: String, concept: String? = nil) {
    self.init(
      command: "solve", title: Text(file.title.isEmpty ? SafeText.line(source) : SafeText.line(file.title)))
    self.source = ("file", source)
    members =
      [("title", .string(file.title))] + (concept.map { [("concept", .string($0))] } ?? [])
      + [
        ("players", .array(file.game.players.map(JSONValue.string))),
        ("strategies", .array(file.game.strategies.map { .array($0.map(JSONValue.string)) })),
      ]
  }
}

/// Names and numbers of a list of equilibria as people read them.
struct GameLabels {
  let players: [Text]
  let strategies: [[Text]]
  /// A payoff, exact where it is known.
  let payoff: @Sendable (_ exact: Rational?, _ rounded: Double) -> Text
  /// A probability, likewise.
  let share: @Sendable (_ exact: Rational?, _ rounded: Double) -> Text

  /// A game file: its own names in quotation marks, numbers without a unit.
  init(_ file: GambitNormalForm) {
    players = file.game.players.indices.map { GameText.player(file, $0) }
    strategies = file.game.strategies.enumerated().map { player, names in
      names.indices.map { Text(GameText.strategy(file, player, $0)) }
    }
    payoff = { GameText.fraction($0, or: $1) }
    share = payoff
  }

  /// A market with every firm a player, type after type; payoffs are dollars a year.
  init(_ market: Market) {
    let labels = MarketLabels(market)
    players = market.firms.indices.flatMap { type in
      (1...max(1, labels.count(type))).map { number in
        let name = labels.firm(type)
        return labels.count(type) == 1 ? name : name + Text(" \(number)")
      }
    }
    let setups = market.strategies.indices.map(labels.setup)
    strategies = players.map { _ in setups }
    payoff = { _, value in
      let money = Amount.money(value)
      return Text("\(money.en) a year", "每年 \(money.zh)")
    }
    share = { _, value in Amount.exactShare(value) }
  }
}

/// Names and numbers of a game file as its pages print them.
enum GameText {
  /// Fraction, if it is short enough to read; the other formats of the report have it in full.
  static func fraction(_ exact: Rational?, or rounded: Double) -> Text {
    guard let fraction = exact?.description, fraction.count <= 24 else { return Text(number(rounded)) }
    return Text(fraction)
  }

  static func player(_ file: GambitNormalForm, _ player: Int) -> Text {
    Text(SafeText.line(file.game.players[player]))
  }

  /// A strategy in quotation marks.
  static func strategy(_ file: GambitNormalForm, _ player: Int, _ strategy: Int) -> String {
    "“\(SafeText.line(file.game.strategies[player][strategy]))”"
  }

  /// Six digits: a payoff has no unit that would say how many matter.
  static func number(_ value: Double) -> String { NumberText.significant(value, digits: 6) }

  static let regret = Text("gain from deviating", "单独改变的收益")
  static let player = Text("player", "参与人")
  static let strategy = Text("strategy", "策略")
}

extension JSONValue {
  /// Rows of numbers, as profiles are.
  static func rows(_ rows: [[Double]]) -> JSONValue { .array(rows.map { .array($0.map(JSONValue.number)) }) }
}

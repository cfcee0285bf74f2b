/// Redundancy decision of a firm, as a report.
public import Findings
internal import Market
internal import Scenario

/// Page of the redundancy decision.
public struct ButtonReport: CommandReport {
  private let button: RedundancyDecision
  private let words: ButtonWords

  /// A page in a language.
  public init(_ button: RedundancyDecision, language: Language) {
    self.button = button
    words = ButtonWords(language: language)
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each option, and for each option against the common choice of all rivals.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "part", "rivals", "strategy", "instead", "multiplier", "gain", "cost", "loss", "home", "hoursAvoided",
      "paysUpToMultiplier", "paysFromOutagesPerYear",
    ])
    for press in button.presses {
      writer.append([
        .text("button"), .text("history"), .text(name(press.strategy)), .text(name(button.plain)),
        .number(press.multiplier), .number(press.change.total), .number(press.change.cost),
        .number(Self.saved(press)), .number(press.change.attraction), .number(press.hoursAvoided),
        .number(press.paysUpTo), outages(press.factors?.lowerBound).map { .number($0) } ?? .empty,
      ])
    }
    for answer in button.answers {
      writer.append([
        .text("rivals"), .text(name(answer.rivals)), .text(name(answer.button)), .text(name(answer.plain)),
        .empty, .number(answer.gain), .empty, .empty, .empty, .empty, .empty,
        outages(answer.paysFrom).map { .number($0) } ?? .empty,
      ])
    }
    return writer.text
  }

  /// Every number as JSON, with the firm derived from the five numbers.
  public func json(_ inputs: Inputs) -> String {
    let numbers = button.numbers
    return JSONValue.object(
      inputs.head("what-if") + [
        ("mode", "button"),
        (
          "numbers",
          [
            "bill": .number(numbers.bill), "revenuePerHour": .number(numbers.revenuePerHour),
            "margin": .number(numbers.margin), "patience": .number(numbers.patience),
            "rivals": .count(numbers.rivals),
          ]
        ), ("model", .model(button.market)), ("instead", .string(name(button.plain))),
        ("press", .bool((button.presses.first?.change.total ?? 0) > 0)),
        ("outagesPerYear", .number(button.outagesPerYear)),
        ("buttons", .array(button.presses.map(json))), ("rivals", .array(button.answers.map(json))),
      ]
    ).text()
  }

  private func json(_ press: RedundancyDecision.Press) -> JSONValue {
    [
      "strategy": .string(name(press.strategy)), "multiplier": .number(press.multiplier),
      "gain": .number(press.change.total), "cost": .number(press.change.cost),
      "loss": .number(Self.saved(press)), "home": .number(press.change.attraction),
      "hoursAvoided": .number(press.hoursAvoided), "paysUpToMultiplier": .number(press.paysUpTo),
      "paysFromOutagesPerYear": outages(press.factors?.lowerBound).map(JSONValue.number) ?? .null,
    ]
  }

  private func json(_ answer: RedundancyDecision.Answer) -> JSONValue {
    [
      "rivals": .string(name(answer.rivals)), "without": .string(name(answer.plain)),
      "button": .string(name(answer.button)), "gain": .number(answer.gain),
      "paysFromOutagesPerYear": outages(answer.paysFrom).map(JSONValue.number) ?? .null,
    ]
  }

  // MARK: Page

  private func name(_ strategy: Int) -> String { SafeText.line(button.market.strategies[strategy].name) }

  /// Change of the payoff through direct loss, blame and praise.
  private static func saved(_ press: RedundancyDecision.Press) -> Double {
    press.change.direct + press.change.blame + press.change.praise
  }

  /// Factor on the rates as outages of the home region a year.
  private func outages(_ factor: Double?) -> Double? { factor.map { $0 * button.outagesPerYear } }

  private func rate(_ value: Double?) -> String {
    value.map { NumberText.significant($0, digits: 3) } ?? NumberText.none
  }

  private var document: Document {
    var page = Document()
    page.append(.title(words.title()))
    page.append(.answer(answer))
    page.append(.paragraph(rivals))
    page.append(.heading(words.heading(.numbers)))
    page.append(.table(numbers))
    let scale = MoneyScale.fitting(
      button.presses.flatMap { [$0.change.cost, $0.change.total, Self.saved($0)] })
    page.append(.heading(words.heading(.buttons(scale.name))))
    page.append(.table(buttons(scale)))
    guard button.numbers.rivals > 0 else { return page }
    page.append(.heading(words.heading(.rivals(scale.name))))
    page.append(.table(answers(scale)))
    return page
  }

  private var answer: String {
    guard let best = button.presses.first else { return "" }
    let pays = best.change.total > 0
    let first = words.answer(
      press: pays, button: name(best.strategy), plain: name(button.plain),
      amount: Quantity.money(abs(best.change.total)))
    let today = rate(button.outagesPerYear)
    let from = button.presses.compactMap { outages($0.factors?.lowerBound) }.min()
    let second =
      from.map {
        pays
          ? words.paysSince(from: rate($0), today: today) : words.threshold(from: rate($0), today: today)
      } ?? words.never()
    return first + (words.language == .chinese ? "" : " ") + second
  }

  private var rivals: String {
    guard button.numbers.rivals > 0 else { return "" }
    let sorted = button.answers.sorted { $0.gain < $1.gain }
    guard let least = sorted.first, let most = sorted.last else { return "" }
    let (low, high) = (Quantity.signedMoney(least.gain), Quantity.signedMoney(most.gain))
    return low == high
      ? words.rivalsAlike(gain: low)
      : words.rivals(least: low, leastAt: name(least.rivals), most: high, mostAt: name(most.rivals))
  }

  private var numbers: Table {
    var table = Table(columns: [
      Table.Column(words.column(.number), .left), Table.Column(words.column(.value), .right),
      Table.Column(words.column(.becomes), .left),
    ])
    let firm = button.market.firms[0].type
    let ratio = NumberText.significant(button.blamePerDirect, digits: 3)
    let entered = button.numbers
    func add(_ number: ButtonWords.Number, _ value: String, _ amount: Double = 0, _ ratio: String = "") {
      table.append([
        words.number(number), value,
        words.becomes(number, amount: Quantity.money(amount) + "/h", ratio: ratio),
      ])
    }
    add(.bill, Quantity.money(entered.bill))
    add(.revenue, Quantity.money(entered.revenuePerHour), firm.directPerHour)
    add(.margin, Quantity.share(entered.margin))
    add(.patience, Quantity.share(entered.patience), firm.blamePerHour, ratio)
    add(.rivals, NumberText.count(entered.rivals), 0, NumberText.plain(firm.blameSharing))
    return table
  }

  private func buttons(_ scale: MoneyScale) -> Table {
    let titles: [ButtonWords.Column] = [
      .multiple, .cost, .saves, .home, .total, .hours, .paysUpTo, .paysFrom,
    ]
    var table = Table(
      columns: [Table.Column(words.column(.button), .left)] + titles.map { Table.Column(words.column($0)) })
    for press in button.presses {
      table.append([
        name(press.strategy), NumberText.significant(press.multiplier, digits: 3),
        scale.signedCell(press.change.cost), scale.signedCell(Self.saved(press)),
        scale.signedCell(press.change.attraction), scale.signedCell(press.change.total),
        NumberText.fixed(press.hoursAvoided, decimals: 2), NumberText.fixed(press.paysUpTo, decimals: 2),
        rate(outages(press.factors?.lowerBound)),
      ])
    }
    return table
  }

  private func answers(_ scale: MoneyScale) -> Table {
    var table = Table(columns: [
      Table.Column(words.column(.rivalsPlay), .left), Table.Column(words.column(.without), .left),
      Table.Column(words.column(.with), .left), Table.Column(words.column(.gain)),
      Table.Column(words.column(.paysFrom)),
    ])
    for answer in button.answers {
      table.append([
        name(answer.rivals), name(answer.plain), name(answer.button), scale.signedCell(answer.gain),
        rate(outages(answer.paysFrom)),
      ])
    }
    return table
  }
}

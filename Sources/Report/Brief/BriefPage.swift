/// The CEO's page: from the findings to a document, section by section.
///
/// This file holds what the sections share: names, who sits where, and the order of the page.
internal import Findings
internal import Games
internal import Market
internal import Scenario

struct BriefPage {
  let brief: Brief
  let words: any Wording
  /// How sure it is, where that was asked.
  var uncertainty: UncertaintyStudy?

  var market: Market { brief.market }

  /// The parts of the page, in their order.
  enum Part: String, CaseIterable {
    case answer, outages, ladder, payoffs, equilibria, reasons, history, aloneTogether, herd,
      uncertainty, verdict, limits
  }

  /// The whole page.
  func document() -> Document {
    var page = Document()
    for part in Part.allCases { add(part, to: &page) }
    return page
  }

  /// Adds one part.
  func add(_ part: Part, to page: inout Document) {
    switch part {
    case .answer:
      page.append(.title(question))
      page.append(.answer(answer))
      addTerms(to: &page)
      addSureness(to: &page)
    case .outages: addOutages(to: &page)
    case .ladder: addLadders(to: &page)
    case .payoffs: addMatrices(to: &page)
    case .equilibria:
      EquilibriaPage(market: market, equilibria: brief.equilibria, words: words).addList(
        to: &page, limit: 12)
    case .reasons: addReasons(to: &page)
    case .history: addHistory(to: &page)
    case .aloneTogether: addAloneTogether(to: &page)
    case .herd: addHerd(to: &page)
    case .uncertainty: addUncertainty(to: &page)
    case .verdict:
      page.append(.heading(words.heading(.verdict)))
      page.append(.paragraph(words.verdict(verdict)))
    case .limits:
      page.append(.heading(words.heading(.limits)))
      page.append(.points(limits + (isOverloaded ? [words.overload()] : [])))
    }
  }

  private var isOverloaded: Bool { brief.firms.contains { $0.ladder.contains { $0.hoursDown > 8760 } } }

  // MARK: Names

  /// The question of the preset, or one of our own.
  var question: String {
    let title = market.scenario.title
    let own = words is WordingChinese ? title?.chinese ?? title?.english : title?.english
    return own.map { SafeText.line($0) } ?? words.question(firms: NumberText.count(market.scenario.firmCount))
  }

  private var language: Language { words is WordingChinese ? .chinese : .english }

  func strategy(_ index: Int) -> String { MarketLabels(market).setup(index)[language] }

  func type(_ index: Int) -> String { MarketLabels(market).firm(index)[language] }

  /// The type with its number of firms: `ordinary (4)`, `netflix`.
  func typeWithCount(_ index: Int) -> String {
    let count = market.firms[index].type.count
    return count == 1 ? type(index) : "\(type(index)) (\(NumberText.count(count)))"
  }

  func seats(_ counts: [[Int]]) -> String {
    words.seats(counts.indices.map { words.seat(market.seat(type: $0, counts: counts[$0])) })
  }
}

extension Market {
  func strategyName(_ index: Int) -> String { SafeText.line(strategies[index].name) }

  func typeName(_ index: Int) -> String { SafeText.line(firms[index].type.name) }

  /// Where the firms of a type sit, by counts.
  func seat(type: Int, counts: [Int]) -> Seat {
    let places = counts.indices.filter { counts[$0] > 0 }.map {
      (share: Seat.Share.firms(counts[$0]), strategy: strategyName($0))
    }
    return Seat(type: typeName(type), count: firms[type].type.count, places: places)
  }

  /// Where the firms of a type sit, by probabilities; what is below a millionth is left out.
  func seat(type: Int, probabilities: [Double]) -> Seat {
    let places = probabilities.indices.filter { probabilities[$0] > 1e-6 }.map {
      (share: Seat.Share.probability(probabilities[$0]), strategy: strategyName($0))
    }
    return Seat(type: typeName(type), count: firms[type].type.count, places: places)
  }

  /// Where all firms sit.
  func seats(_ profile: TypeProfile) -> [Seat] {
    switch profile {
    case .pure(let counts): counts.indices.map { seat(type: $0, counts: counts[$0]) }
    case .mixed(let probabilities):
      probabilities.indices.map { seat(type: $0, probabilities: probabilities[$0]) }
    }
  }
}

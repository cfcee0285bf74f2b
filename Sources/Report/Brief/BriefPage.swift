/// CEO's page: from the findings to a document, section by section.
///
/// Common parts of the sections: names, strategies in use, and the order of the page.
internal import Findings
internal import Market
internal import Scenario

struct BriefPage {
  let brief: Brief
  let language: Language
  /// How sure it is, where that was asked.
  var uncertainty: UncertaintyStudy?

  var market: Market { brief.market }

  private var labels: MarketLabels { MarketLabels(market) }

  func strategy(_ index: Int) -> String { labels.setup(index)[language] }

  func type(_ index: Int) -> String { labels.firms(index)[language] }

  /// The firms of a type with their number: `4 ordinary firms`, `Netflix`.
  func typeWithCount(_ index: Int) -> String { labels.crowd(index)[language] }

  func seats(_ counts: [[Int]]) -> String { ProfileText(market).text(counts)[language] }

  func parameter(_ key: String) -> String { labels.parameter(key)[language] }
}

extension Market {
  func strategyName(_ index: Int) -> String { SafeText.line(strategies[index].name) }

  func typeName(_ index: Int) -> String { SafeText.line(firms[index].type.name) }
}

/// Loss terms of the firms, stated under the answer if they differ from the defaults.
internal import Findings
internal import Market
internal import Scenario

extension BriefPage {
  var termsWords: TermsWords { TermsWords(isChinese: language == .chinese) }

  func termSentences(_ index: Int) -> [String] {
    let terms = market.firms[index].type.terms
    let name = type(index)
    var sentences: [String] = []
    switch terms.risk.attitude {
    case .neutral: break
    case .tailAverse:
      sentences.append(
        termsWords.tailAverse(
          name, aversion: NumberText.significant(terms.risk.aversion, digits: 3),
          tail: NumberText.significant(100 * terms.risk.tail, digits: 3) + "%"))
    case .blackSwan:
      sentences.append(
        termsWords.blackSwan(name, curvature: NumberText.significant(terms.risk.curvature, digits: 3)))
    }
    if terms.convexity > 1 {
      sentences.append(
        termsWords.convex(name, exponent: NumberText.significant(terms.convexity, digits: 3)))
    }
    if let insurance = terms.insurance {
      sentences.append(
        termsWords.insured(
          name, waiting: Quantity.hours(insurance.waitingHours),
          deductible: money(insurance.deductible),
          limit: insurance.limit.isFinite ? money(insurance.limit) : nil,
          premium: money(insurance.premium)))
    }
    if terms.credits != .none { sentences.append(termsWords.credited(name)) }
    return sentences
  }
}

extension BriefPage {
  private func money(_ dollars: Double) -> String { Amount.money(dollars)[language] }
}

extension BriefSections {
  /// A sentence for each type and each of its terms, in both languages.
  var terms: [Text] {
    let (english, chinese) = (
      BriefPage(brief: brief, language: .english), BriefPage(brief: brief, language: .chinese)
    )
    return market.firms.indices.flatMap { type in
      zip(english.termSentences(type), chinese.termSentences(type)).map { Text($0, $1) }
    }
  }
}

/// Loss terms of the firms, stated under the answer if they differ from the defaults.
internal import Findings
internal import Market
internal import Scenario

extension BriefSections {
  /// A sentence for each type and each of its terms.
  var terms: [Text] { market.firms.indices.flatMap(terms) }

  private func terms(of type: Int) -> [Text] {
    let terms = market.firms[type].type.terms
    let who = labels.firms(type)
    var sentences = attitude(terms.risk, who)
    if terms.convexity > 1 {
      let exponent = Amount.number(terms.convexity)
      sentences.append(
        Text(
          "The loss of \(who.en) grows with the hours of an event to the power \(exponent.en).",
          "\(who.zh)的损失随事件小时数的 \(exponent.zh) 次方增长。"))
    }
    if let insurance = terms.insurance { sentences.append(insured(insurance, who)) }
    if terms.credits != .none {
      sentences.append(
        Text(
          "The provider gives \(who.en) service credits by EC2's published ladder.",
          "云厂商按 EC2 公布的阶梯给\(ChineseText.spaced(who.zh))赔偿。"))
    }
    return sentences
  }

  private func attitude(_ risk: Scenario.Risk, _ who: Text) -> [Text] {
    switch risk.attitude {
    case .neutral: return []
    case .tailAverse:
      let (aversion, tail) = (Amount.number(risk.aversion), Amount.exactShare(risk.tail))
      return [
        Text(
          "Bad years weigh more with \(who.en): \(aversion.en) times the mean loss of the worst \(tail.en) of years is taken off.",
          "\(who.zh)怕坏年份：另扣最差 \(tail.zh) 年份平均损失的 \(aversion.zh) 倍。")
      ]
    case .blackSwan:
      let curvature = Amount.number(risk.curvature)
      return [
        Text(
          "Rare events weigh more with \(who.en): the yearly probability of each counts by Prelec's weights with alpha "
            + "\(curvature.en).", "\(who.zh)怕罕见事件：每类事件的年概率按 Prelec 权重计，α 为 \(curvature.zh)。")
      ]
    }
  }

  private func insured(_ insurance: Scenario.Insurance, _ who: Text) -> Text {
    let waiting = Amount.duration(insurance.waitingHours)
    let (deductible, premium) = (Amount.money(insurance.deductible), Amount.money(insurance.premium))
    let limit = insurance.limit.isFinite ? Amount.money(insurance.limit) : nil
    return Text(
      "An insurer covers the direct loss of \(who.en) after \(waiting.en) and \(deductible.en)"
        + (limit.map { ", up to \($0.en) an event" } ?? "") + ", for \(premium.en) a year.",
      "保险覆盖\(ChineseText.spaced(who.zh))的直接损失：等待 \(waiting.zh)，免赔 \(deductible.zh)"
        + (limit.map { "，每次最多 \($0.zh)" } ?? "") + "，保费每年 \(premium.zh)。")
  }
}

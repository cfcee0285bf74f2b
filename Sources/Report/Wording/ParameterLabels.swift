/// Labels of parameters, made from the parts of their keys.
internal import Findings
internal import Market
internal import Scenario
internal import SystemLibrary

extension MarketLabels {
  /// A parameter as people read it: `failover works (two nodes in us-east-1)`; the words of the key where it is unknown.
  ///
  /// - Parameter type: the type of firm that a sentence is about: its own numbers need no owner.
  func parameter(_ key: String, of type: Int? = nil) -> Text {
    let parts = key.split(separator: ".").map(String.init)
    guard parts.count > 1 else { return Self.global[key] ?? Text(words(key)) }
    switch parts[0] {
    case "firms": return firmParameter(parts, of: type)
    case "strategies": return setupParameter(parts)
    case "hazards": return hazardParameter(parts)
    case "regions": return Text("zones of \(parts[1])", "\(parts[1]) 可用区数")
    case "costs": return price(parts[1])
    case "cover": return takeOver(Array(parts.dropFirst()))
    case "society":
      return Self.society[parts[1]] ?? Text(words(parts[1]))
    default: return Text(words(parts.last ?? key))
    }
  }

  private func words(_ key: String) -> String { Text(Scenario.keyWords(key)).en }

  private static let global: [String: Text] = [
    "lambda": Text("all outage rates", "全部故障频率"),
    "firms": Text("number of firms", "企业数"),
    "firmCount": Text("number of firms", "企业数"),
    "capacityCrunch": Text("failover lost when all fail over at once", "同时切换时失败的比例"),
  ]

  private static let society: [String: Text] = [
    "systemic": Text("loss of everybody else an hour", "全社会每小时损失"),
    "exponent": Text("growth of that loss with the share down", "该损失随宕机比例的增长"),
  ]

  private static let numbers: [String: Text] = [
    "count": Text("number", "企业数"), "bill": Text("bill", "账单"),
    "direct": Text("direct loss an hour", "每小时直接损失"), "blame": Text("blame an hour", "每小时追责代价"),
    "blameSharing": Text("blame forgiven", "同停免责"),
    "blameCurvature": Text("how fast blame is forgiven", "免责随宕机比例的变化"),
    "providerExcuse": Text("blame that goes to the provider", "归咎于云厂商"),
    "dependence": Text("loss through others who are down", "受他人宕机牵连的损失"),
    "perOutage": Text("cost of an outage by itself", "每次故障的固定损失"),
    "dataLoss": Text("loss for an hour of lost data", "每小时数据丢失的损失"),
    "used": Text("use of the product", "使用该产品的概率"),
    "praise": Text("praise an hour", "每小时赞誉"), "visibility": Text("visibility", "受关注程度"),
    "convexity": Text("growth of a loss with its hours", "损失随时长的增长"),
  ]

  private func firmParameter(_ parts: [String], of subject: Int?) -> Text {
    let type = market.type(named: parts[1])
    let owner = type.map { firm($0) } ?? Text(words(parts[1]))
    guard parts.count > 2 else { return owner }
    let name: Text
    switch parts[2] {
    case "costs": name = price(parts.last ?? "", of: type)
    case "cover": name = takeOver(Array(parts.dropFirst(3)))
    case "migration" where parts.last == "years": name = Text("years of a move", "迁移成本摊销年数")
    case let key where Scenario.StandingCost(rawValue: key) != nil:
      name = Scenario.StandingCost(rawValue: key)?.parameter ?? Text(words(key))
    case "perOutage", "used": name = Self.numbers[parts[2]] ?? Text(words(parts[2]))
    case "attraction": name = Text("region value of \(parts.last ?? "")", "\(parts.last ?? "") 区域自身价值")
    default: name = Self.numbers[parts[2]] ?? Text(words(parts.dropFirst(2).joined(separator: " ")))
    }
    return market.firms.count == 1 || (type != nil && type == subject)
      ? name : Text("\(name.en) (\(owner.en))", "\(name.zh)（\(owner.zh)）")
  }

  /// The price of a setup or of a tier: of those that it moves.
  private func price(_ name: String, of type: Int? = nil) -> Text {
    let what: Text
    if let tier = Scenario.Tier(rawValue: name) {
      what = setups(of: tier, type)
    } else {
      what = market.strategy(named: name).map { setup($0) } ?? Text(words(name))
    }
    return Text("price of \(what.en)", "\(what.zh)价格")
  }

  /// The setups whose price a tier's moves: by what they are where they cost the same, all of them where their prices
  /// differ today.
  private func setups(of tier: Scenario.Tier, _ type: Int?) -> Text {
    let parameter = multiple(of: tier, type)
    let moved = Set(market.moved(by: parameter).map(\.strategy))
    if let only = moved.first, moved.count == 1 { return setup(only) }
    let isMixed = market.todays(parameter).count > 1
    switch tier {
    case .singleNode: return isMixed ? Text("all setups of one node", "所有单节点方案") : Text("one node", "单节点")
    case .multiNode:
      return isMixed ? Text("all setups of several nodes", "所有多节点方案") : Text("two nodes", "双节点")
    case .multiRegion:
      return isMixed ? Text("all setups of several regions", "所有多区域方案") : Text("two regions", "双区域")
    case .multiCloud:
      return isMixed ? Text("all setups of several clouds", "所有多云方案") : Text("two clouds", "双云")
    }
  }

  private func multiple(of tier: Scenario.Tier, _ type: Int?) -> Scenario.Parameter {
    type.map { market.scenario.multiplier(firm: $0, of: tier.rawValue, ladder: .nan) }
      ?? market.scenario.tierParameter(tier.rawValue)
  }

  /// Today's value of a parameter that tips something; the price of a tier may be several.
  func today(_ value: Double, of key: String, unit: String) -> Text {
    let parts = key.split(separator: ".").map(String.init)
    guard parts.count == 4, parts[2] == "costs", let tier = Scenario.Tier(rawValue: parts[3]),
      let type = market.type(named: parts[1])
    else { return self.value(value, unit: unit) }
    let todays = market.todays(multiple(of: tier, type))
    guard let low = todays.first, let high = todays.last, low < high else {
      return self.value(value, unit: unit)
    }
    return Text(
      "\(Amount.multiple(low).en) to \(Amount.multiple(high).en)",
      "\(Amount.multiple(low).zh)至 \(Amount.multiple(high).zh)")
  }

  private func setupParameter(_ parts: [String]) -> Text {
    let owner = market.strategy(named: parts[1]).map { setup($0) } ?? Text(words(parts[1]))
    let rest = parts.dropFirst(2)
    let name: Text
    switch rest.first {
    case "coverage": name = Glossary.failoverWorks
    case "cover": name = takeOver(Array(rest.dropFirst()))
    case "failover":
      let level = rest.last ?? ""
      name = Text("failover time after a \(level) fails", "\(Self.levels[level] ?? level)失效后的切换时间")
    case "nodes": name = Text("nodes", "节点数")
    case "regions": name = Text("regions", "区域数")
    case "clouds": name = Text("clouds", "云数")
    case "rto": name = Text("recovery time (RTO)", "恢复时间（RTO）")
    case "rpo": name = Text("lost data (RPO)", "丢失数据的时长（RPO）")
    case "cost": name = Text("price a year", "每年价格")
    case "oneOff": name = Text("cost of setting it up", "一次性建设成本")
    default: name = Text(words(rest.joined(separator: " ")))
    }
    return Text("\(name.en) (\(owner.en))", "\(name.zh)（\(owner.zh)）")
  }

  /// Failover at a level: whether it works, or how long it takes.
  private func takeOver(_ parts: [String]) -> Text {
    let level = parts.first ?? ""
    let name = Self.levels[level] ?? level
    return parts.last == "works"
      ? Text("failover works after a \(level) fails", "\(name)失效后的切换成功率")
      : Text("failover time after a \(level) fails", "\(name)失效后的切换时间")
  }

  private static let levels = [
    "cloud": "云", "vendor": "供应商", "node": "节点", "zone": "可用区", "region": "区域", "provider": "云厂商",
  ]

  private func hazardParameter(_ parts: [String]) -> Text {
    let index = market.scenario.hazards.firstIndex { $0.name == parts[1] }
    let owner =
      index.map { Text(market.scenario.label(ofHazard: market.scenario.hazards[$0].name)) }
      ?? Text(words(parts[1]))
    switch parts.dropFirst(2).joined(separator: ".") {
    case "rate": return Text("outages a year (\(owner.en))", "\(owner.zh)故障频率")
    case "severity": return Text("business hit by an outage (\(owner.en))", "\(owner.zh)故障波及的业务")
    case "leak": return Text("firms elsewhere hit too (\(owner.en))", "\(owner.zh)故障殃及外部企业的比例")
    case "width": return Text("share of firms hit (\(owner.en))", "\(owner.zh)故障波及的企业比例")
    case "duration.mu": return Text("typical length of outages (\(owner.en))", "\(owner.zh)故障的典型时长")
    case "duration.sigma": return Text("spread of lengths of outages (\(owner.en))", "\(owner.zh)故障时长的离散程度")
    case "duration.shape": return Text("tail of lengths of outages (\(owner.en))", "\(owner.zh)故障时长的尾部")
    case let key where key.hasPrefix("width"):
      return Text(
        "firms hit: \(words(parts.last ?? "")) (\(owner.en))", "\(owner.zh)故障波及范围：\(words(parts.last ?? ""))")
    default: return Text("length of outages (\(owner.en))", "\(owner.zh)故障时长")
    }
  }

  /// A parameter's value as people read it; a logarithm of hours is told as hours.
  func value(_ value: Double, unit: String) -> Text {
    unit == "ln h" ? Amount.duration(Self.hours(value)) : Amount.parameter(value, unit: unit)
  }

  private static func hours(_ logarithm: Double) -> Double { exp(logarithm) }
}

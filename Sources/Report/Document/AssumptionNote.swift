/// Remark of a page on what its preset does not say and was taken to be meant.
public import Scenario

/// The assumptions of a scenario as sentences.
public struct AssumptionNote: Equatable, Sendable {
  private let sentences: [Text]

  /// Remark on a scenario; `nil` where nothing was assumed.
  public init?(_ scenario: Scenario) {
    sentences = scenario.assumptions.map { Self.sentence($0, in: scenario) }
    if sentences.isEmpty { return nil }
  }

  /// Remark as a paragraph.
  public func text(_ language: Language) -> String { Text.sentences(sentences)[language] }

  /// Sentences in English, for machines.
  var json: JSONValue { .array(sentences.map { .string($0.en) }) }

  private static func sentence(_ assumption: Scenario.Assumption, in scenario: Scenario) -> Text {
    switch assumption {
    case .everyReplica(let hazard):
      let name = label(scenario.label(ofHazard: hazard))
      return Text(
        "\(name.en) is taken to strike every replica of a firm at once, so that no further one helps; everyReplica: false "
          + "says otherwise.",
        "\(name.zh)按同时影响企业全部副本计，增加副本无济于事；可用 everyReplica: false 另行说明。")
    case .vendor(let hazard, let provider, let users):
      let name = label(scenario.label(ofHazard: hazard))
      let seller = SafeText.line(provider)
      let type = users.flatMap { users in scenario.firms.firstIndex { $0.name == users } }
      let who = type.map { label(scenario.label(ofFirm: $0)) }
      return Text(
        "\(name.en): no region runs at \(seller), so it is taken as the product of a vendor (scope 'vendor')"
          + (who.map { ", which every \($0.en) uses and nobody else; firms.*.used says otherwise." } ?? "."),
        "\(name.zh)：没有区域属于 \(seller)，按供应商产品计（scope 'vendor'）"
          + (who.map { "，由每家\($0.zh)使用，其余企业不用；可用 firms.*.used 另行说明。" } ?? "。"))
    case .sharedWork(let strategy, let sites):
      let names = sites.map { SafeText.line($0) }
      return Text(
        "Strategy \(SafeText.line(strategy)) is taken to share the work between \(names.joined(separator: " and ")); sites "
          + "and mode say otherwise.",
        "策略 \(SafeText.line(strategy)) 按由 \(names.joined(separator: "、")) 分担工作计；可用 sites 与 mode 另行说明。")
    case .unnamedSites(let strategy, let home, let others):
      let names = others.prefix(4).map { SafeText.line($0) }
      let example = "sites: [\"\(SafeText.line(home))\", \"\(names.first ?? "")\"]"
      return Text(
        "Strategy \(SafeText.line(strategy)) does not name its further regions, so that no outage of "
          + "\(names.joined(separator: ", ")) strikes them; \(example) names them, and mode: \"active-active\" lets them "
          + "share the work.",
        "策略 \(SafeText.line(strategy)) 没有写明其他区域，因此 \(names.joined(separator: "、")) 的故障不影响它们；"
          + "可用 \(example) 写明，用 mode: \"active-active\" 表示分担工作。")
    }
  }

  private static func label(_ label: LocalizedText) -> Text {
    Text(SafeText.line(label.english), SafeText.line(label.chinese ?? label.english))
  }
}

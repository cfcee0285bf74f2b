/// Command `what-if --widths`: the herd by the width of outages, the hours down held.
internal import Findings
internal import Market
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let whatIfWidths = OptionKey(
    switch: "widths",
    help: Text("the herd by how many firms an outage hits; same hours", "抱团随故障波及范围的变化，宕机小时不变"))
}

extension WhatIfCommand {
  func widths() throws(Failure) -> String {
    let market = try market()
    guard let study = WidthStudy(market, graphs: try graphs()) else {
      let region = SafeText.line(market.scenario.regions.first?.name ?? "")
      throw .usage(
        Text(
          "--widths: \(region) needs outages of the whole region, a setup there alone, and one elsewhere; presets show "
            + "NAME lists them",
          "--widths：\(region) 需要有全区域故障、只依靠该区域的方案，以及别处的方案；presets show NAME 列出它们"))
    }
    return settings.render(WidthReport(study, language: settings.language))
  }

  /// Widths of the oldest region's outages in the presets `coupled` and `decoupled`, whatever else is set.
  private func graphs() throws(Failure) -> [Scenario.Width] {
    var widths: [Scenario.Width] = []
    for preset in ["coupled", "decoupled"] {
      let scenario = try settings.only(preset).load().scenario
      let region = scenario.regions.first?.name
      widths += scenario.hazards.filter { $0.scope == .region && $0.location == region }.map(\.width)
    }
    return widths
  }
}

/// Figure `solid`: in which share of draws the herd holds.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Scenario

struct SolidFigure {
  let findings: Solidity
  let brief: Brief
  let context: FigureContext

  private var market: Market { brief.market }

  private struct Row {
    let key: String
    let name: String
    let share: WilsonInterval
    let ink: Ink
  }

  private var rows: [Row] {
    let region = context.region(of: market)
    var rows = [
      Row(
        key: "equilibrium",
        name: context.say("Nobody gains by leaving alone", "单独离开无利可图"),
        share: findings.equilibrium, ink: .alarm),
      Row(
        key: "riskDominant",
        name: context.say("\(region) is the safer bet", "留在 \(region) 更稳妥"), share: findings.riskDominant,
        ink: .alarm),
    ]
    if let only = findings.only {
      rows.append(
        Row(
          key: "only", name: context.say("The herd is the only outcome", "抱团是唯一均衡"), share: only,
          ink: .alarm))
    }
    rows += findings.outside.map { type, share in
      let who = context.firms(type, of: market).capitalized
      let isOne = market.firms[type].type.count == 1
      return Row(
        key: "outside." + market.firms[type].type.name,
        name: context.say("\(who.en) stay\(isOne ? "s" : "") outside", "\(who.zh)留在外面"), share: share,
        ink: ownInk(type))
    }
    return rows
  }

  /// Colour of the setup that a type has outside; grey where it is not outside today.
  private func ownInk(_ type: Int) -> Ink {
    let ink = Ink.setup(brief.firms[type].choice, of: market)
    return ink == .alarm ? .neutral : ink
  }

  func figure() -> Figure {
    let rows = rows
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(of: market),
      command: context.command(.solid))
    var canvas = frame.sheet(
      context.canvas(640, 360, narrow: 400), plot: 24 + Double(rows.count) * (context.isNarrow ? 50 : 46))
    let free = frame.place(on: &canvas)
    let layout = RowLayout(
      rows.map(\.name), in: free, isNarrow: context.isNarrow, below: 24, right: 40, tallest: 46)
    let plot = layout.plot
    let x = LinearScale(0, 1, from: plot.x, to: plot.right)
    Axis.below(
      plot, [0, 0.25, 0.5, 0.75, 1].map { (x($0), Quantity.share($0, decimals: 0)) }, grid: true, on: &canvas)
    canvas.line(x(0), plot.y, x(0), plot.bottom, Stroke(ink: .ink, width: 1.5))
    for (index, row) in rows.enumerated() {
      layout.addName(index, bold: index == 0, on: &canvas)
      let (height, middle) = (min(20, layout.height), layout.middle(index))
      canvas.rectangle(
        Box(x: plot.x, y: middle - height / 2, width: max(1, x(row.share.share) - plot.x), height: height),
        row.ink)
      let bounds = row.share.bounds
      // A rim of paper keeps the whisker apart from its bar on light and on dark paper.
      for stroke in [Stroke(ink: .paper, width: 4), Stroke(ink: .ink, width: 1.5)] {
        canvas.line(x(bounds.lowerBound), middle, x(bounds.upperBound), middle, stroke)
        for end in [bounds.lowerBound, bounds.upperBound] {
          canvas.line(x(end), middle - 4, x(end), middle + 4, stroke)
        }
      }
      let end = max(x(bounds.upperBound), x(row.share.share)) + 6
      canvas.addOnPatch(
        .centred(context.say(Amount.share(row.share.share)), x: end, middle: middle, bold: true))
    }
    return Figure(.solid, frame, canvas, alt: alt(rows), csv: csv(rows), language: context.language)
  }

  // MARK: Words

  private var headline: String {
    let share = Amount.share(findings.equilibrium.share)
    let outside = findings.outside.first.map { type, share -> Text in
      let (who, text) = (context.firms(type, of: market), Amount.share(share.share))
      let isOne = market.firms[type].type.count == 1
      return Text("; \(who.en) stay\(isOne ? "s" : "") outside in \(text.en)", "；\(who.zh)在 \(text.zh) 中留在外面")
    }
    return context.say(
      "The herd holds in \(share.en) of what the record and the ranges allow" + (outside?.en ?? ""),
      "在故障记录与取值范围允许的情形中，抱团在 \(share.zh) 中成立" + (outside?.zh ?? ""))
  }

  private var subtitle: String {
    let draws = NumberText.count(findings.equilibrium.draws)
    return context.say(
      "Share of \(draws) draws of every number that is not known exactly", "对每个不确知的数字抽样，\(draws) 次中的比例")
  }

  private var note: String {
    context.say(
      "Whisker: 95% interval of the draws. Safer bet: a firm stays although each other one leaves with probability one half.",
      "须线：抽样的 95% 区间。更稳妥：即使其他企业各有一半可能离开，仍愿意留下。")
  }

  private func alt(_ rows: [Row]) -> String {
    rows.map { "\($0.name): \(context.say(Amount.share($0.share.share)))" }
      .joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private func csv(_ rows: [Row]) -> CSVWriter {
    var writer = CSVWriter(header: ["question", "label", "share", "low", "high", "draws"])
    for row in rows {
      writer.append([
        .text(row.key), .text(row.name), .number(row.share.share),
        .number(FigureNumbers.rounded(row.share.bounds.lowerBound)),
        .number(FigureNumbers.rounded(row.share.bounds.upperBound)), .count(row.share.draws),
      ])
    }
    return writer
  }
}

/// The payoff matrix of every type of firm: own setup against what all others play.
internal import Findings
internal import Market

struct PayoffSection {
  let market: Market
  let firms: [FirmFindings]
  /// Whether columns are named by letters, for lines of text; a page for a browser has the space for names.
  var usesLetters = true

  private var labels: MarketLabels { MarketLabels(market) }

  var section: Section {
    Section(
      "payoffs", Text("Payoffs: own setup against what all others play", "收益：自己的方案对其他所有企业的方案"),
      firms.map { .table(matrix($0)) } + [
        .paragraph(
          Text(
            "Rows: a firm's own setup. Columns: what all others play\(usesLetters ? ", by letter" : ""). "
              + "*: the best answer to a column.",
            "行：自己的部署方案。列：其他所有企业的方案\(usesLetters ? "，以字母表示" : "")。*：对该列的最优选择。"))
      ])
  }

  /// A row for each own setup, letters for columns.
  private func matrix(_ findings: FirmFindings) -> PageTable {
    let rows = Array(findings.matrix.enumerated())
    let best = findings.matrix.indices.map { column in findings.matrix.map { $0[column] }.max() ?? 0 }
    let who = labels.oneFirm(findings.type).capitalized
    let scale = MoneyScale.fitting(findings.matrix.joined())
    let chinese = MoneyScale.fittingChinese(findings.matrix.joined())
    let title = Text("\(who.en), \(scale.name) a year", "\(who.zh)，每年\(chinese.name)")
    let columns = findings.matrix.indices.map { others -> Column<(offset: Int, element: [Double])> in
      var column = Column<(offset: Int, element: [Double])>.people(
        Self.letter(others), usesLetters ? Text(Self.letter(others)) : labels.setup(others)
      ) { row in
        let payoff = row.element[others]
        let mark = payoff == best[others] ? "*" : ""
        return Text(scale.cell(payoff) + mark, chinese.cell(payoff) + mark)
      }
      column.isNumeric = true
      return column
    }
    var table = PageTable(
      "matrix", rows,
      [
        .people("strategy", title) { [labels, usesLetters] row in
          let setup = labels.setup(row.offset)
          guard usesLetters else { return setup }
          return Text("\(Self.letter(row.offset))  \(setup.en)", "\(Self.letter(row.offset))  \(setup.zh)")
        }
      ] + columns, marks: { $0.offset == findings.choice })
    table.audience = .people
    return table
  }

  /// A record for each type, own setup and setup of all others, for machines.
  var records: PageTable {
    let rows = firms.flatMap { findings in
      findings.matrix.enumerated().flatMap { own, row in
        row.enumerated().map { (type: findings.type, own: own, others: $0.offset, payoff: $0.element) }
      }
    }
    return PageTable(
      "payoffs", rows,
      [
        .name("type", Glossary.firm) { [labels] in labels.firmName($0.type) },
        .name("strategy", Glossary.setup) { [labels] in labels.setupName($0.own) },
        .name("allOthersPlay", .empty) { [labels] in labels.setupName($0.others) },
        .number("payoff", .empty, .dollarsPerYear) { $0.payoff },
      ])
  }

  /// `A` to `Z`, then `AA`, `AB`.
  static func letter(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : Self.letter(index / 26 - 1) + letter
  }
}

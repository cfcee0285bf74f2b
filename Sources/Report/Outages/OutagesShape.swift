/// Durations of outages: the record against the fitted families, as numbers and as a drawing.
internal import Findings
internal import ResilienceNumerics
internal import Outages

extension OutagesPage {
  /// Hours at which the record and the fits are compared.
  private static let limits = [0.5, 1, 2, 4, 8, 12, 24, 48]

  /// Share of outages longer than so many hours, observed and fitted.
  func addShape(to page: inout Document) {
    let fits = study.fits.filter { $0.distribution != nil }
    guard !fits.isEmpty else { return }
    var table = Table(
      columns: [.init(words.column(.hours)), .init(words.column(.record))]
        + fits.map { .init("\(words.family($0.family)), %") })
    for limit in Self.limits {
      table.append(
        [NumberText.fixed(limit, decimals: 1)]
          + ([seen(beyond: limit)] + fits.compactMap { $0.distribution?.survival(limit) })
          .map { NumberText.fixed(100 * $0, decimals: 1) })
    }
    page.append(.heading(words.heading(.shape)))
    page.append(.table(table))
    page.append(.table(drawing(fits)))
    page.append(.paragraph(words.drawing(fits.map { (Self.letter($0.family), words.family($0.family)) })))
  }

  private func seen(beyond limit: Double) -> Double {
    let hours = study.selection.spells.spells.map(\.hours)
    return Double(hours.count { $0 > limit }) / Double(hours.count)
  }

  /// Number of cells from 0 to 100 per cent, ends included.
  private static let cells = 41

  /// Row for each limit, with a letter for each family and an `o` for the record, which covers them.
  private func drawing(_ fits: [DurationFit]) -> Table {
    let scale = "0%" + String(repeating: "─", count: 17) + "50%" + String(repeating: "─", count: 15) + "100%"
    var table = Table(columns: [.init(words.column(.hours)), .init(scale, .left)])
    for limit in Self.limits {
      var cells = [Character](repeating: ".", count: Self.cells)
      // The best comes last, so that it covers the others.
      for fit in fits.reversed() {
        guard let share = fit.distribution?.survival(limit) else { continue }
        cells[Self.cell(share)] = Self.letter(fit.family)
      }
      cells[Self.cell(seen(beyond: limit))] = "o"
      table.append([NumberText.fixed(limit, decimals: 1), String(cells)])
    }
    return table
  }

  private static func cell(_ share: Double) -> Int { Int((share * Double(cells - 1)).rounded()) }

  private static func letter(_ family: DurationFamily) -> Character {
    switch family {
    case .lognormal: "L"
    case .weibull: "W"
    case .exponential: "E"
    case .pareto: "P"
    }
  }
}

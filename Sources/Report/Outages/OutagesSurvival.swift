/// Durations of outages: the record against the fitted families, as numbers and as a drawing.
internal import Findings
internal import Outages
internal import ResilienceNumerics

extension OutagesReport {
  /// Hours at which the record and the fits are compared.
  private static let limits = [0.5, 1, 2, 4, 8, 12, 24, 48]

  /// Share of outages longer than so many hours, observed and fitted.
  var survival: [Section] {
    let fits = study.fits.filter { $0.distribution != nil }
    guard !fits.isEmpty else { return [] }
    let hours = Column<Double>.number("hours", Text("hours", "小时"), .number) { $0 }
    let table = PageTable(
      "survival", Self.limits,
      [hours, .number("record", Text("record", "记录"), .share) { seen(beyond: $0) }]
        + fits.map { fit in
          .number(fit.family.rawValue, Self.family(fit.family), .share) { fit.distribution?.survival($0) }
        }, subject: { NumberText.plain($0) + " h" })
    let scale = "0%" + String(repeating: "─", count: 17) + "50%" + String(repeating: "─", count: 15) + "100%"
    let drawing = PageTable(
      "drawing", Self.limits, [hours, .people("curve", Text(scale)) { Text(drawn(fits, $0)) }])
    let letters = Text.joined(
      fits.map { Text(String(Self.letter($0.family)) + " ") + Self.family($0.family) }, english: ", ",
      chinese: "，")
    let key = Text(
      "Share of outages that last longer: o the record, \(letters.en).", "持续更久的故障占比：o 记录，\(letters.zh)。")
    return [
      Section(
        "survival", Text("How long: the record against the fits", "持续多久：记录与拟合的对照"),
        [.table(table), .table(drawing.only(.people)), .paragraph(key)])
    ]
  }

  private func seen(beyond limit: Double) -> Double {
    let hours = study.selection.spells.spells.map(\.hours)
    return Double(hours.count { $0 > limit }) / Double(hours.count)
  }

  /// Number of cells from 0 to 100 per cent, ends included.
  private static let cells = 41

  /// A line of the drawing: a letter for each family, and an `o` for the record, which covers them.
  private func drawn(_ fits: [DurationFit], _ limit: Double) -> String {
    var cells = [Character](repeating: ".", count: Self.cells)
    // The best comes last, so that it covers the others.
    for fit in fits.reversed() {
      guard let share = fit.distribution?.survival(limit) else { continue }
      cells[Self.cell(share)] = Self.letter(fit.family)
    }
    cells[Self.cell(seen(beyond: limit))] = "o"
    return String(cells)
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

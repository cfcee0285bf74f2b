/// Lines like hyperfine's: one unit for a line, as many decimals as mean something.
internal import Report

enum BenchmarkTable {
  static let heading = line("benchmark", "median", "range", "runs", "speed", "result")

  static func row(
    _ benchmark: Benchmark, _ measured: (timing: Timing, result: Double, isSteady: Bool)
  ) -> String {
    let timing = measured.timing
    let unit = Unit(for: timing.median)
    let range = "\(unit.text(timing.fastest)) … \(unit.text(timing.slowest))"
    let perSecond = timing.median > 0 ? Double(benchmark.pieces) * 1e9 / timing.median : 0
    return line(
      benchmark.name, "\(unit.text(timing.median)) \(unit.name)", range, "\(timing.runs)",
      "\(short(perSecond)) \(benchmark.piece)/s",
      measured.isSteady ? "\(measured.result)" : "NOT THE SAME EVERY TIME")
  }

  private static func line(_ cells: String...) -> String {
    let widths = [30, 11, 19, 5, 24]
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
    }
    return padded.joined(separator: "  ") + "  " + (cells.last ?? "")
  }

  /// Three figures, with a letter for thousands.
  private static func short(_ value: Double) -> String {
    switch value {
    case 1e9...: decimal(value / 1e9) + " G"
    case 1e6...: decimal(value / 1e6) + " M"
    case 1e3...: decimal(value / 1e3) + " k"
    default: decimal(value) + " "
    }
  }

  static func decimal(_ value: Double) -> String {
    let digits = value < 10 ? 100.0 : value < 100 ? 10.0 : 1.0
    let rounded = (value * digits).rounded() / digits
    return digits == 1 ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A unit of time that leaves one to three digits before the point.
  private struct Unit {
    let name: String
    let nanoseconds: Double

    init(for median: Double) {
      (name, nanoseconds) =
        median < 1e3 ? ("ns", 1) : median < 1e6 ? ("µs", 1e3) : median < 1e9 ? ("ms", 1e6) : ("s", 1e9)
    }

    func text(_ value: Double) -> String { BenchmarkTable.decimal(value / nanoseconds) }
  }
}

import Testing

@testable import Report

@Suite struct FigureDrawingTests {
  @Test func ticksAreRoundAndFew() {
    #expect(
      Ticks.linear(0, 100) == [0, 20, 40, 60, 80, 100] || Ticks.linear(0, 100) == [0, 25, 50, 75, 100])
    #expect(
      Ticks.linear(-0.7, 0.4) == [-0.6, -0.4, -0.2, 0, 0.2, 0.4] || Ticks.linear(-0.7, 0.4).contains(0))
    for exponent in -6...9 {
      for factor in [1.0, 1.7, 3.3, 4.9, 7.2, 9.9] {
        let high = factor * powered(10, Double(exponent))
        let ticks = Ticks.linear(0, high)
        #expect((3...6).contains(ticks.count), "\(high): \(ticks)")
        #expect(ticks.allSatisfy { $0 >= 0 && $0 <= high * 1.000001 })
      }
    }
    #expect(Ticks.linear(5, 5) == [5])
    #expect(Ticks.logarithmic(1, 1000) == [1, 10, 100, 1000])
    #expect(Ticks.logarithmic(1, 20) == [1, 3, 10])
    #expect(Ticks.logarithmic(1, 1e12).count <= 6)
    #expect(Ticks.time(minutes: 872) == [0, 180, 360, 540, 720])
    for minutes in stride(from: 1.0, to: 5000, by: 37) {
      #expect((2...6).contains(Ticks.time(minutes: minutes).count), "\(minutes)")
    }
  }

  @Test func scalesMapTheirEnds() {
    let linear = LinearScale(-2, 6, from: 100, to: 20)
    #expect(linear(-2) == 100 && linear(6) == 20 && linear(2) == 60)
    // A flat result can be drawn.
    #expect(LinearScale(3, 3, from: 0, to: 10)(3) == 5)
    let log = LogScale(1, 100, from: 0, to: 10)
    #expect(log(1) == 0 && log(100) == 10 && abs(log(10) - 5) < 1e-12)
    #expect(LogScale(0, 0, from: 0, to: 10)(0).isFinite)
    let bands = BandScale(count: 4, start: 0, end: 100, gap: 0.2)
    #expect(bands.middle(0) == 12.5 && bands.width == 20 && abs(bands.begin(3) - 77.5) < 1e-9)
  }

  @Test func labelsKeepTheirDistanceAndMoveLittle() {
    #expect(LabelPlacement.spread([10, 50], gap: 12, within: 0...100) == [10, 50])
    #expect(LabelPlacement.spread([50, 50], gap: 12, within: 0...100) == [44, 56])
    #expect(LabelPlacement.spread([99, 98], gap: 12, within: 0...100) == [100, 88])
    #expect(LabelPlacement.spread([5, 5, 5], gap: 60, within: 0...100) == [0, 50, 100])
    for seed in 0..<200 {
      let wanted = (0..<7).map { Double((seed * 7919 + $0 * 104_729) % 100) }
      let placed = LabelPlacement.spread(wanted, gap: 9, within: 0...100)
      let order = placed.sorted()
      #expect(zip(order, order.dropFirst()).allSatisfy { $1 - $0 >= 9 - 1e-9 }, "seed \(seed)")
      #expect(order.allSatisfy { $0 >= -1e-9 && $0 <= 100 + 1e-9 }, "seed \(seed)")
    }
  }

  @Test func textIsMeasuredCutAndWrapped() {
    // Advance widths of DejaVu Sans: 'H' 752, 'i' 278 thousandths.
    #expect(abs(TextWidth.of("Hi", size: 100) - 103) < 1e-9)
    #expect(TextWidth.of("区域", size: 10) == 20)
    #expect(TextWidth.cut("short", to: 100, size: 11) == "short")
    let cut = TextWidth.cut(String(repeating: "W", count: 10_000), to: 100, size: 11)
    #expect(cut.hasSuffix("…") && TextWidth.of(cut, size: 11) <= 100 && cut.count > 5)
    let lines = TextWidth.lines("it costs $31k a year", width: 70, size: 11, most: 5)
    #expect(lines.joined(separator: " ") == "it costs $31k a year")
    #expect(!lines.contains { $0.hasPrefix("k") })
    #expect(TextWidth.lines("a b c d e f", width: 12, size: 11, most: 2).count == 2)
    for line in TextWidth.lines("责难分担是众人同停时消失的份额，多少不知", width: 60, size: 12, most: 9) {
      #expect(!line.hasPrefix("，"))
    }
  }

  /// Text and shapes have the contrast that WCAG asks for, on paper and on each other.
  @Test func contrastIsEnough() {
    #expect(abs(Ink.contrast(0x000000, 0xFFFFFF) - 21) < 1e-9)
    #expect(abs(Ink.contrast(0x0072B2, 0xFFFFFF) - 5.19) < 0.01)
    for ink in [Ink.ink, .grey] {
      for paper in [Ink.paper, .pale, .faint] {
        #expect(Ink.contrast(ink.light, paper.light) >= 4.5, "\(ink.name) on \(paper.name)")
        #expect(Ink.contrast(ink.dark, paper.dark) >= 4.5, "dark \(ink.name) on \(paper.name)")
      }
    }
    for ink in [Ink.accent, .alarm, .green, .purple, .neutral] {
      #expect(Ink.contrast(ink.light, Ink.paper.light) >= 3, "\(ink.name)")
      #expect(Ink.contrast(ink.dark, Ink.paper.dark) >= 3, "dark \(ink.name)")
    }
    for area in Ink.areas {
      #expect(Ink.contrast(Ink.text(on: area).light, area.light) >= 4.5, "\(area.name)")
      #expect(Ink.contrast(Ink.text(on: area).dark, area.dark) >= 4.5, "dark \(area.name)")
    }
    for cell in Ink.heat {
      #expect(Ink.contrast(Ink.text(on: cell).light, cell.light) >= 4.5, "\(cell.name)")
    }
    // The word on the empty record.
    #expect(Ink.contrast(Ink.onLight.light, Ink.alarm.light) >= 4.5)
    #expect(Ink.contrast(Ink.onLight.dark, Ink.alarm.dark) >= 4.5)
  }

  /// Areas that may touch differ in luminance too, so that a print in grey reads.
  @Test func adjacentAreasDifferInLuminance() {
    for families in [
      Ink.areas, [Ink.bill, .given], [Ink.lost, .blamed], [Ink.neutral, .given], [Ink.neutral, .pale],
    ] {
      for (index, area) in families.enumerated() {
        for other in families[(index + 1)...] {
          #expect(Ink.contrast(area.light, other.light) >= 1.5, "\(area.name) \(other.name)")
          #expect(Ink.contrast(area.dark, other.dark) >= 1.5, "dark \(area.name) \(other.name)")
        }
      }
    }
  }
}

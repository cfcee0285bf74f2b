import Testing

@testable import Scenario

@Suite struct DimensionTests {
  @Test func everyUnitInTheCanonicalOne() {
    let cases: [(Dimension, String, Double, Double)] = [
      (.hours, "h", 2, 2), (.hours, "min", 30, 0.5), (.hours, "min", 5, 5.0 / 60), (.hours, "s", 90, 0.025),
      (.hours, "days", 2, 48), (.rate, "1/year", 3, 3), (.rate, "/year", 3, 3), (.rate, "per year", 3, 3),
      (.rate, "1/month", 3, 36), (.rate, "/month", 3, 36), (.rate, "per month", 3, 36),
      (.moneyPerYear, "USD/year", 3, 3), (.moneyPerYear, "kUSD/year", 3, 3e3),
      (.moneyPerYear, "MUSD/year", 3, 3e6), (.moneyPerYear, "USD/month", 3, 36),
      (.moneyPerHour, "USD/hour", 3, 3), (.moneyPerHour, "kUSD/hour", 3, 3e3),
      (.moneyPerHour, "MUSD/hour", 3, 3e6), (.money, "USD", 3, 3), (.money, "kUSD", 3, 3e3),
      (.money, "MUSD", 3, 3e6), (.share, "share", 0.3, 0.3), (.share, "%", 7, 0.07),
      (.multiplier, "x", 3, 3), (.count, "count", 3, 3), (.years, "years", 3, 3), (.number, "number", 3, 3),
      (.logHours, "ln h", 3, 3),
    ]
    for (dimension, unit, value, expected) in cases {
      #expect(dimension.canonical(value, unit) == expected, "\(value) \(unit)")
    }
    let tested = Set(cases.map { "\($0.0) \($0.1)" })
    for dimension in Dimension.allCases {
      #expect(dimension.units.first?.name == dimension.unit)
      for unit in dimension.units { #expect(tested.contains("\(dimension) \(unit.name)")) }
      #expect(dimension.canonical(1, "furlong") == nil)
    }
  }

  @Test func numbersWithUnits() {
    let cases: [(String, Double, String)] = [
      ("30 min", 30, "min"), ("50%", 50, "%"), ("2e3USD/hour", 2000, "USD/hour"), ("-1.5  h", -1.5, "h"),
      (".5 h", 0.5, "h"), ("1 /month", 1, "/month"), ("1 1/month", 1, "1/month"), ("5 events", 5, "events"),
      ("5e", 5, "e"), ("1. h", 1, "h"),
    ]
    for (text, number, unit) in cases {
      let read = SchemaCheck.numberWithUnit(text)
      #expect(read?.0 == number && read?.1 == unit, "\(text)")
    }
    for text in ["h", "", "-", ".", "30", "e5 h", "multi-region"] {
      #expect(SchemaCheck.numberWithUnit(text) == nil, "\(text)")
    }
  }
}

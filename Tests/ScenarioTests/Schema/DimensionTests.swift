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
    let cases: [(String, Double, String?)] = [
      ("30 min", 30, "min"), ("50%", 50, "%"), ("2e3USD/hour", 2000, "USD/hour"), ("-1.5  h", -1.5, "h"),
      (".5 h", 0.5, "h"), ("1 /month", 1, "/month"), ("1 1/month", 1, "1/month"), ("5 events", 5, "events"),
      ("5e", 5, "e"), ("1. h", 1, "h"), ("10M", 10e6, nil), ("400k", 400e3, nil),
      ("$5.6k/min", 5600, "USD/min"),
      ("10 kUSD/month", 10, "kUSD/month"), ("1.2bn", 1.2e9, nil), ("$3", 3, "USD"), ("30", 30, nil),
      ("2 M USD/year", 2e6, "USD/year"), ("5 MUSD", 5, "MUSD"), ("3k per year", 3000, "per year"),
    ]
    for (text, number, unit) in cases {
      let read = QuantityText(text)
      #expect(read?.number == number && read?.unit == unit, "\(text)")
    }
    for text in ["h", "", "-", ".", "e5 h", "multi-region", "$", "k5"] {
      #expect(QuantityText(text) == nil, "\(text)")
    }
  }

  /// Every way of writing one quantity gives the same number.
  @Test func oneGrammarForAllQuantities() {
    for text in ["336000", "$336k/h", "5600 USD/min", "$5.6k/min", "0.336 MUSD/hour", "8064 kUSD/day"] {
      #expect(QuantityText.dollarsPerHour(text) == 336_000, "\(text)")
    }
    for text in ["120000", "120k", "$120k/year", "10 kUSD/month", "$10k per month", "120 kUSD/yr"] {
      #expect(QuantityText.dollarsPerYear(text) == 120_000, "\(text)")
    }
    for text in ["0.75", "0.75 h", "45 min", "45min", "2700 s", "0.75 hours"] {
      #expect(QuantityText.hours(text) == 0.75, "\(text)")
    }
    for text in ["24", "2/month", "2 per month", "24 1/year", "24 events per year"] {
      #expect(QuantityText.ratePerYear(text) == 24, "\(text)")
    }
    #expect(QuantityText.ratePerYear("1/h") == 8760 && QuantityText.share("80%") == 0.8)
    #expect(QuantityText.dollars("$0.4M") == 400_000 && QuantityText.share("99.95 %") == 99.95 / 100)
    for text in ["5 h", "80%", "$5", "USD", "1,000", "5 USD/furlong", "1e999"] {
      #expect(QuantityText.dollarsPerHour(text) == nil, "\(text)")
    }
    #expect(QuantityText.hours("2 USD") == nil && QuantityText.dollars("$5/h") == nil)
  }
}

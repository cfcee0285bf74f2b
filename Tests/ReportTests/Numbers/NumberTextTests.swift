import Testing

@testable import Report

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1234.5, 1, "1,234.5"), (-1234567, 0, "-1,234,567"),
    (999.995, 2, "1,000.00"),
    (2.5, 0, "2"), (3.5, 0, "4"), (123456789012.345, 6, "123,456,789,012"), (1e18, 2, "1e18"),
  ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, 3, "0"), (0.012345, 3, "0.0123"), (1234.5, 3, "1,234"), (0.5, 3, "0.5"), (1.23e-9, 3, "1.23e-9"),
    (100, 3, "100"),
    (-2.0, 3, "-2"),
  ])
  func significant(value: Double, digits: Int, text: String) {
    #expect(NumberText.significant(value, digits: digits) == text)
  }

  @Test func nothingThatIsNoNumberIsPrinted() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(NumberText.fixed(value, decimals: 2) == "-")
      #expect(NumberText.significant(value, digits: 3) == "-")
      #expect(Quantity.money(value) == "-")
      #expect(Quantity.hours(value) == "-")
      #expect(Quantity.share(value) == "-")
      #expect(Quantity.availability(value) == "-")
    }
  }

  @Test(arguments: [
    (1_230_000.0, "$1.23M"), (31_000, "$31k"), (-450, "-$450"), (999_999, "$1M"), (999_499, "$999k"),
    (0, "$0"),
    (0.45, "$0.45"), (12.34, "$12"), (1e9, "$1bn"), (20_500_000, "$20.5M"), (-0.001, "$0"),
  ])
  func money(dollars: Double, text: String) { #expect(Quantity.money(dollars) == text) }

  @Test func signsOfMoney() {
    #expect(Quantity.signedMoney(31_000) == "+$31k")
    #expect(Quantity.signedMoney(-31_000) == "-$31k")
    #expect(Quantity.signedMoney(0) == "$0")
  }

  @Test(arguments: [
    (2.97, "2.97 h"), (0.5, "30 min"), (0.0, "0.00 h"), (0.999, "1.00 h"), (1.0 / 3600, "1 s"),
    (872.0 / 60, "14.53 h"),
    (8760, "8,760 h"),
  ])
  func hours(hours: Double, text: String) { #expect(Quantity.hours(hours) == text) }

  @Test(arguments: [
    (0.99934, "99.934"), (0.999999, "99.9999"), (0.99999999, "99.999999"), (1.0, "100.000"), (0.9, "90.000"),
  ])
  func availability(share: Double, text: String) { #expect(Quantity.availability(share) == text) }

  @Test(arguments: [
    (200_000.0, "USD/hour", "$200k/h"), (17_310, "USD/year", "$17.3k/yr"), (0.56667, "1/year", "0.567/yr"),
    (1.289, "x", "1.289x"), (0.9, "share", "0.9"), (2.141, "ln h", "2.141 ln h"),
  ])
  func parameters(value: Double, unit: String, text: String) {
    #expect(Quantity.parameter(value, unit: unit) == text)
  }

  @Test func multiplesAndChanges() {
    #expect(Quantity.multiple(1.5) == "1.5x")
    #expect(Quantity.multiple(8) == "8x")
    #expect(Quantity.change(-0.5) == "-50%")
    #expect(Quantity.change(nil) == "-")
    #expect(Quantity.share(0.6234) == "62.3%")
  }

  @Test func aTableSharesAUnit() {
    let thousands = MoneyScale.fitting([1e6, 8e6, 32_000])
    #expect(thousands.name == "$k" && thousands.cell(8e6) == "8,000" && thousands.cell(32_400) == "32")
    let millions = MoneyScale.fitting([180e6, 1.234e6])
    #expect(millions.name == "$M" && millions.cell(1.234e6) == "1.23" && millions.signedCell(2e6) == "+2.00")
    #expect(MoneyScale.fitting([]).name == "$")
    #expect(MoneyScale.fitting([.nan, 50]).cell(50) == "50")
  }
}

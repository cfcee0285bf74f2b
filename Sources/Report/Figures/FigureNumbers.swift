/// Numbers of the data beside a figure.
enum FigureNumbers {
  /// Value rounded to so many significant digits, by default nine, so that processors whose logarithms differ
  /// in the last bit agree.
  static func rounded(_ value: Double, digits: Int = 9) -> Double {
    guard value != 0, value.isFinite else { return value }
    let scale = powered(10, Double(digits - 1) - decimalLogarithm(abs(value)).rounded(.down))
    guard scale.isFinite, scale > 0 else { return value }
    // A tie goes to the even digit, as it does where a number is printed.
    return (value * scale).rounded(.toNearestOrEven) / scale
  }
}

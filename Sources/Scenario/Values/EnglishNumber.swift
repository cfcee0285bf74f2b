/// Small numbers as English words.
public enum EnglishNumber {
  /// `one` to `twelve`, then digits.
  public static func word(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : String(number)
  }

  /// The plural of a noun phrase: its last word takes the ending. A proper name stands as it is.
  public static func plural(_ singular: String) -> String {
    if singular.first?.isUppercase == true { return "firms like \(singular)" }
    if singular.hasSuffix("y"), let before = singular.dropLast().last, !"aeiou".contains(before) {
      return singular.dropLast() + "ies"
    }
    let isHissing = ["s", "x", "ch", "sh"].contains { singular.hasSuffix($0) }
    return singular + (isHissing ? "es" : "s")
  }
}

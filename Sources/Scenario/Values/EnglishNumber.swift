/// Small numbers as English words.
public enum EnglishNumber {
  /// `one` to `twelve`, then digits.
  public static func word(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : String(number)
  }

  /// `a` or `an`, by the sound that a phrase begins with: `an 11 h outage`, `an ordinary firm`.
  public static func article(_ phrase: String) -> String {
    let digits = phrase.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty { return digits.first == "8" || digits == "11" || digits == "18" ? "an" : "a" }
    let word = phrase.prefix { $0.isLetter }.lowercased()
    // Written with a vowel, spoken with a consonant (a user, a unit, a European firm), and the other way round.
    let isLikeYou =
      ["eu", "ewe", "one", "once", "ubi", "use", "usu", "uti", "uto"].contains { word.hasPrefix($0) }
      || word.hasPrefix("uni") && !["unin", "unim", "unid"].contains { word.hasPrefix($0) }
    if isLikeYou { return "a" }
    if ["hour", "hono", "hone", "heir"].contains(where: { word.hasPrefix($0) }) { return "an" }
    return word.first.map { "aeiou".contains($0) } == true ? "an" : "a"
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

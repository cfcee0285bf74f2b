import Testing

@testable import Scenario

@Suite struct EnglishNumberTests {
  /// The article follows the sound: names of a user's own among them.
  @Test(arguments: [
    ("ordinary firm", "an"), ("users firm", "a"), ("user", "a"), ("unit", "a"), ("European firm", "a"),
    ("one-man shop", "a"), ("unintended stop", "an"), ("upgrade", "an"), ("hour", "an"), ("hospital", "a"),
    ("11 h outage", "an"), ("8 h outage", "an"), ("12 h outage", "a"), ("insurer", "an"), ("", "a"),
  ])
  func articleBySound(_ phrase: String, _ article: String) {
    #expect(EnglishNumber.article(phrase) == article, "\(phrase)")
  }
}

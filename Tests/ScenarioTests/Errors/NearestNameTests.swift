import Testing

@testable import Scenario

@Suite struct NearestNameTests {
  @Test func theNameThatWasMeant() {
    let names = ["bill", "blame", "blameSharing", "blameCurvature", "direct", "netflix", "us-east-1"]
    let cases: [(String, String?)] = [
      ("bil", "bill"), ("blam", "blame"), ("balme", "blame"), ("BlameSharing", "blameSharing"),
      ("blamesharing", "blameSharing"), ("netflx", "netflix"), ("us-east1", "us-east-1"), ("xyz", nil),
      ("", nil),
      (String(repeating: "bill", count: 100), nil),
    ]
    for (name, expected) in cases { #expect(NearestName.of(name, among: names) == expected, "\(name)") }
    #expect(NearestName.of("a", among: []) == nil)
    #expect(NearestName.of("ac", among: ["ab", "ad"]) == "ab", "the first of equally near ones")
  }

  /// Every pair of words of up to three letters, against the definition by recursion.
  @Test func distanceIsTheFewestEdits() {
    let letters: [Unicode.Scalar] = ["a", "b"]
    var words: [[Unicode.Scalar]] = [[]]
    for length in 0..<4 {
      words += words.filter { $0.count == length }.flatMap { word in letters.map { word + [$0] } }
    }
    for a in words {
      for b in words { #expect(NearestName.distance(a, b) == slowly(a[...], b[...]), "\(a) \(b)") }
    }
  }

  private func slowly(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    guard let lastA = a.last, let lastB = b.last else { return max(a.count, b.count) }
    var best = min(
      slowly(a.dropLast(), b) + 1, slowly(a, b.dropLast()) + 1,
      slowly(a.dropLast(), b.dropLast()) + (lastA == lastB ? 0 : 1))
    if a.count > 1, b.count > 1, a.dropLast().last == lastB, b.dropLast().last == lastA {
      best = min(best, slowly(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return best
  }
}

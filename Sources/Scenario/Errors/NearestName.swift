/// Nearest valid name, for the suggestions in messages.
///
/// Optimal string alignment distance (Damerau 1964, Levenshtein 1966): insertions, deletions, replacements and
/// swaps of neighbours each count 1; capitals count as small letters.
public enum NearestName {
  /// Names longer than this are not compared.
  static let lengthLimit = 64

  /// Nearest candidate by edit distance; `nil` unless at most a third of the longer name's letters differ
  /// (one may always differ). Ties go to the first.
  ///
  /// - Complexity: O(n · l²) for n candidates of length l.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= lengthLimit else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard letters.count <= lengthLimit else { continue }
      let allowed = max(1, max(wanted.count, letters.count) / 3)
      let distance = distance(wanted, letters)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Number of edits that turn one text into the other.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var edits = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, beforeLast[j - 1] + 1) }
        row.append(edits)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}

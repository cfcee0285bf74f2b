/// The nearest valid name to a mistyped one.
enum Nearest {
  /// The name with the fewest edits (insert, delete, replace, swap neighbours), at most a third of the letters;
  /// the first of equals. `nil` where none is near.
  ///
  /// - Complexity: O(names · length²).
  static func of(_ word: String, among names: [String]) -> String? {
    var best: (name: String, edits: Int)?
    for name in names {
      let edits = distance(Array(word.lowercased()), Array(name.lowercased()))
      if edits <= max(1, name.count / 3), edits < best?.edits ?? Int.max { best = (name, edits) }
    }
    return best?.name
  }

  /// Edits by Damerau and Levenshtein, neighbours swapped at most once.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var edits = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          edits = min(edits, before[column - 1] + 1)
        }
        current.append(edits)
      }
      (before, previous) = (previous, current)
    }
    return previous[second.count]
  }
}

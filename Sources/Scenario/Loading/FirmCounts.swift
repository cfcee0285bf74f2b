/// Resolution of the firm types' counts to a total.
enum FirmCounts {
  /// Count of each type; 0 if the fixed counts leave nothing for the type with `rest`.
  ///
  /// - Parameters:
  ///   - asked: the total that the user asked for.
  ///   - standard: the total without a request of the user, if one type takes the rest.
  static func resolve(
    _ counts: [(name: String, count: Scenario.Count)], asked: Int?, standard: Int
  ) throws(ScenarioError) -> [Int] {
    var fixed: [ScenarioError.NamedCount] = []
    var rests: [String] = []
    for (name, count) in counts {
      switch count {
      case .fixed(let number): fixed.append(.init(name: name, count: number))
      case .rest: rests.append(name)
      }
    }
    if rests.count > 1 { throw .severalRests(rests) }
    let sum = fixed.reduce(0) { $0 + $1.count }
    let total = asked ?? (rests.isEmpty ? sum : standard)
    try check(total, isAsked: asked != nil)
    if rests.isEmpty, sum != total { throw .countsMissTotal(total, counts: fixed) }
    if sum > total { throw .countsExceedTotal(total, counts: fixed) }
    return counts.map { _, count in
      if case .fixed(let number) = count { return number }
      return total - sum
    }
  }

  private static func check(_ total: Int, isAsked: Bool) throws(ScenarioError) {
    if total == 0, !isAsked { throw .noFirms }
    guard (1...ScenarioKeys.firmLimit).contains(total) else {
      throw .firmTotalOutOfRange(total, limit: ScenarioKeys.firmLimit)
    }
  }

  /// Total number of firms in the text after `--firms`.
  static func total(_ text: String) throws(ScenarioError) -> Int {
    guard let total = Int(text) else {
      // Numbers with more digits than an `Int` holds are reported as out of range, not as malformed.
      if text.utf8.count > 18, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      {
        throw .firmTotalOutOfRange(.max, limit: ScenarioKeys.firmLimit)
      }
      throw .firmTotalNotWhole(text)
    }
    try check(total, isAsked: true)
    return total
  }
}

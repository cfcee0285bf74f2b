/// Ladders of service credits: `[{ below: "99.99%", share: "10%" }, …]`.
extension SchemaCheck {
  /// Numbers of the credit tiers in pairs, as shares of 1.
  ///
  /// Bare numbers are percentages if one of them exceeds 1, because no credit exceeds the bill.
  mutating func creditLadder(
    _ value: JSON5Value, _ steps: [JSON5Value], _ node: SchemaNode, _ path: String, _ group: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    let allowed = 1...16
    guard allowed.contains(steps.count) else {
      throw .wrongNumber(of: path, count: steps.count, allowed: allowed, at: value.place)
    }
    var bare: [Written] = []
    for step in steps {
      guard let object = step.object else { throw wrongType(step, path, .object) }
      let known = ["below", "share"]
      for member in object.members where !known.contains(member.key) {
        throw .unknownKey(member.key, in: path, known: known, at: member.place)
      }
      for key in known {
        guard let inner = object[key] else { throw .missing("\(path).\(key)", at: step.place) }
        bare.append(try read(inner, "value", "\(path).\(key)", group))
      }
    }
    let arePercentages = bare.contains { written in
      guard written.unit == nil, case .number(let number) = written.value.content else { return false }
      return number > 1
    }
    var numbers: [Double] = []
    for (index, written) in bare.enumerated() {
      let key = index % 2 == 0 ? "below" : "share"
      guard case .number(let number) = written.value.content else {
        throw wrongType(written.value, "\(path).\(key)", .number(units: ["%"]))
      }
      let share = arePercentages && written.unit == nil ? number / 100 : number
      numbers.append(try convert(share, written, .share, ValidRange(0, 1), "\(path).\(key)"))
    }
    noteNumber(path, .numbers(numbers), node, value.place, bare.first?.source ?? .notGiven)
    return CheckedValue(path: path, place: value.place, content: .numbers(numbers))
  }
}

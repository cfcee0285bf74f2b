internal import TextEncoding

/// Canonical text of a scenario, for fingerprints: scenarios with the same text are the same model.
extension Scenario {
  /// Every value of the scenario on a line of its own: `firms[0].blameSharing = 0.9`.
  ///
  /// Members in the order of their declaration, dictionaries in the order of their keys, numbers in the
  /// shortest form that reads back the same. Name and title are omitted: they change no result.
  ///
  /// - Complexity: O(values), some microseconds each, by reflection, so that a new member of the scenario is
  ///   included without further code.
  public var canonicalText: String {
    var lines: [String] = []
    for child in Mirror(reflecting: self).children {
      guard let label = child.label, label != "name", label != "title" else { continue }
      Self.describe(child.value, as: label, into: &lines)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func describe(_ value: Any, as path: String, into lines: inout [String]) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let wrapped = mirror.children.first?.value {
        describe(wrapped, as: path, into: &lines)
      } else {
        lines.append("\(path) = nil")
      }
    case .collection:
      lines.append("\(path).count = \(mirror.children.count)")
      for (index, child) in mirror.children.enumerated() {
        describe(child.value, as: "\(path)[\(index)]", into: &lines)
      }
    case .dictionary: describe(entries: mirror, as: path, into: &lines)
    case .enum where mirror.children.isEmpty: lines.append("\(path) = \(value)")
    case _ where mirror.children.isEmpty: lines.append("\(path) = \(leaf(value))")
    default:
      for (index, child) in mirror.children.enumerated() {
        describe(child.value, as: "\(path).\(child.label ?? String(index))", into: &lines)
      }
    }
  }

  private static func describe(entries mirror: Mirror, as path: String, into lines: inout [String]) {
    lines.append("\(path).count = \(mirror.children.count)")
    let entries = mirror.children.map { child in
      let pair = Mirror(reflecting: child.value).children.map(\.value)
      return (key: pair.first.map(leaf) ?? "", value: pair.last ?? child.value)
    }
    for entry in entries.sorted(by: { $0.key < $1.key }) {
      describe(entry.value, as: "\(path).\(entry.key)", into: &lines)
    }
  }

  /// A plain value on one line.
  private static func leaf(_ value: Any) -> String { SafeText.line("\(value)") }
}

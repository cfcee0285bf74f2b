/// Row of the page of claims: everything that a person reads of one claim, in one place.
internal import Findings

/// One claim of the article, with its finding as a sentence around its figures.
struct ClaimRow: Sendable {
  /// Parts of the page, in order.
  enum Part: CaseIterable {
    case incident, cloud, button, herd

    /// Heading of the part.
    var heading: Text {
      switch self {
      case .incident: Text("The incident", "事故")
      case .cloud: Text("The clouds", "云")
      case .button: Text("The button", "按钮")
      case .herd: Text("The herd", "抱团")
      }
    }

    /// Its claims, in the order of the page.
    var rows: [ClaimRow] {
      switch self {
      case .incident: ClaimRow.incident
      case .cloud: ClaimRow.cloud
      case .button: ClaimRow.button
      case .herd: ClaimRow.herd
      }
    }
  }

  /// The claim.
  let name: Claim.Name
  /// The claim in the project's own words.
  let says: Text
  /// Command with more details, without the program's name.
  let command: String
  /// Source of the figures.
  let source: Text
  /// Finding in a sentence; the verdict is printed beside it.
  let finding: @Sendable (ClaimFigures) -> String

  init(
    _ name: Claim.Name, _ english: String, _ chinese: String, command: String, source: Text,
    finding: @escaping @Sendable (ClaimFigures) -> String
  ) {
    self.name = name
    says = Text(english, chinese)
    self.command = command
    self.source = source
    self.finding = finding
  }

  /// The rows of all parts.
  static let all = Part.allCases.flatMap(\.rows)
}

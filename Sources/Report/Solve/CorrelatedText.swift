/// Words for correlated equilibria, of a market and of a game file.
internal import Findings
internal import Games

enum CorrelatedText {
  static let advice = Text("advice", "建议")

  static func name(_ kind: CorrelatedEquilibria.Kind, _ aim: CorrelatedFindings.Aim) -> Text {
    let kind =
      switch kind {
      case .correlated: Text("correlated", "相关")
      case .coarse: Text("coarse", "粗相关")
      }
    let aim =
      switch aim {
      case .best: Text("best", "最好")
      case .worst: Text("worst", "最差")
      case .mostEqual: Text("most equal", "最均等")
      }
    return .joined([kind, aim], english: ", ", chinese: "，")
  }

  /// A line for the draws that are not shown; none where all are.
  static func more(_ count: Int) -> [Text] {
    count > 0 ? [Text("   and \(count) more", "   另有 \(count) 个")] : []
  }
}

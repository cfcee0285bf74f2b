import Testing

@testable import Report

@Suite struct FigureLinksTests {
  private func inputs(record: RecordNote? = nil) -> Inputs {
    Inputs(
      version: "0", presets: ["netflix"], firms: 20, sets: ["firms.ordinary.blameSharing=0.5"], seed: 1,
      record: record)
  }

  /// The links lead to the files that the command beside them writes.
  @Test func aPageLinksToItsFiguresAndSaysHowTheyAreMade() {
    let line = FigureLinks([.causes, .price], inputs: inputs(), language: .english).markdown
    #expect(
      line == "Figures: [why firms stay, why they leave](figures/causes.svg), "
        + "[what a setup costs and what it avoids](figures/price.svg); made by `resilience-econ figures --only causes "
        + "--only price --preset netflix --firms 20 --set firms.ordinary.blameSharing=0.5 --output figures`.")
    let chinese = FigureLinks([.timeline], inputs: inputs(), language: .chinese).markdown
    // The incident does not depend on the preset.
    #expect(chinese?.contains("--only timeline --lang zh --output figures") == true)
    #expect(FigureLinks([], inputs: inputs(), language: .english).markdown == nil)
  }

  @Test func everyFigureHasASubjectInBothLanguages() {
    for name in FigureName.allCases {
      #expect(!name.subject.en.isEmpty && !name.subject.zh.isEmpty && name.subject.en != name.rawValue)
    }
  }
}

import Findings
import Testing

@testable import Report

/// Rows of the page of claims: one for each claim.
@Suite struct ClaimRowTests {
  /// A claim without a row would not be shown; with two it would be counted twice.
  @Test func everyClaimHasOneRow() {
    let names = ClaimRow.all.map(\.name)
    #expect(names.count == Claim.Name.allCases.count)
    #expect(Set(names) == Set(Claim.Name.allCases))
  }
}

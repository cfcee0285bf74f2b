import Foundation
import ResilienceNumerics
import Outages
import Testing

@Suite struct CommonCauseTests {
  @Test func twoOfThree() throws {
    let sites = try CommonCause(unavailability: 1e-3, beta: 0.05)
    #expect(String(format: "%.1e", sites.unavailability(of: 3, needed: 2)) == "5.3e-05")
  }

  /// Two regions at the unavailability of us-east-1, to two digits.
  @Test(arguments: [(0, "3.9e-07"), (0.01, "6.6e-06"), (0.05, "3.2e-05"), (0.1, "6.3e-05"), (0.5, "3.1e-04")])
  func twoRegions(_ beta: Double, _ expected: String) throws {
    let sites = try CommonCause(unavailability: 8.0 / 15 * 10.25 / 8760, beta: beta)
    #expect(String(format: "%.1e", sites.unavailability(of: 2, needed: 1)) == expected)
  }

  /// Every outcome of three sites and the shared cause, one by one.
  @Test func agreesWithEnumeration() throws {
    let (q, beta) = (0.3, 0.2)
    for needed in 1...3 {
      var down = 0.0
      for shared in [false, true] {
        for sites in 0..<8 {
          let own = (1 - beta) * q
          let failed = sites.nonzeroBitCount
          let probability =
            (shared ? beta * q : 1 - beta * q) * pow(own, Double(failed)) * pow(1 - own, Double(3 - failed))
          if shared || 3 - failed < needed { down += probability }
        }
      }
      let sites = try CommonCause(unavailability: q, beta: beta)
      #expect(abs(sites.unavailability(of: 3, needed: needed) - down) < 1e-15)
    }
  }
}

import Outages
import Testing

@Suite struct GammaPosteriorTests {
  @Test func recordOfUsEast1() throws {
    let posterior = try GammaPosterior(events: 8, years: 15)
    #expect(abs(posterior.mean - 8.5 / 15) < 1e-15)
    #expect(abs(posterior.standardDeviation - 8.5.squareRoot() / 15) < 1e-15)
  }

  @Test func nothingSeenIsNotNothing() throws {
    #expect(try GammaPosterior(events: 0, years: 15).mean == 0.5 / 15)
  }

  @Test(arguments: [(-1, 15.0), (1, 0.0), (1, -2.0), (1, Double.infinity)])
  func impossibleRecords(events: Int, years: Double) {
    #expect(throws: (any Error).self) { try GammaPosterior(events: events, years: years) }
  }
}

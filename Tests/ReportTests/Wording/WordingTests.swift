import Market
import Testing

@testable import Games
@testable import Report

@Suite struct WordingTests {
  private let words = WordingEnglish()

  private func stay(count: Int, change: Double, reason: PayoffItem?, joins: Bool) -> Stay {
    Stay(
      seat: Seat(type: "bank", count: count, places: [(.firms(count), "A")]), choice: "A",
      move: .init(to: "B", change: change, reason: reason, joinsHerd: joins))
  }

  @Test func answers() {
    #expect(
      words.answer(stay(count: 1, change: -5e6, reason: .blame, joins: true))
        == "bank sits on A; joining the herd on B would cost it $5 M a year, mostly in blame.")
    #expect(
      words.answer(stay(count: 2, change: 1000, reason: nil, joins: false))
        == "Both bank firms sit on A; the best way out alone, to B, would gain each $1 k a year.")
    #expect(
      words.answer(stay(count: 1, change: 0, reason: nil, joins: false))
        == "bank sits on A; its best move away, to B, would change nothing.")
    #expect(
      words.answer(
        Stay(
          seat: Seat(type: "x", count: 5, places: [(.firms(3), "A"), (.firms(2), "B")]), choice: "A",
          move: nil))
        == "5 x: 3 on A, 2 on B, the only choice there is.")
  }

  @Test func seats() {
    #expect(words.seat(Seat(type: "x", count: 999_999, places: [(.firms(999_999), "A")])) == "999,999 x: A")
    #expect(
      words.seat(Seat(type: "x", count: 4, places: [(.probability(0.623), "A"), (.probability(0.377), "B")]))
        == "4 x: 62.3 % A, 37.7 % B")
    #expect(WordingChinese().seat(Seat(type: "x", count: 4, places: [(.firms(4), "A")])) == "4 家 x：A")
  }

  @Test func completenessNamesItsReason() {
    let cases: [(Completeness, String)] = [
      (.everyProfile(count: 1234), "These are all pure equilibria: every profile was tried (1,234)."),
      (
        .undecided(boxes: 2),
        "There may be more pure equilibria: a near tie or a continuum that bounds cannot decide (2 boxes)."
      ),
      (.notSearched, "Other pure equilibria were not searched for."),
    ]
    for (completeness, text) in cases {
      #expect(words.complete(.pure, completeness) == text)
    }
  }

  @Test func historyTellsWhatHappened() {
    let facts = HistoryFacts(
      afterEntry: "4 x: A", revisions: 2, converged: true, end: "4 x: B", endsAsEntered: false, row: nil,
      regret: "$3 k")
    #expect(
      words.history(facts) == [
        "Firms enter one after the other and choose what is best with those already there: 4 x: A.",
        "2 changes of mind follow, and it ends with 4 x: B.",
        "That is none of the listed equilibria; its regret is $3 k a year.",
      ])
  }

  /// Where the search gave up, the end of history may be an equilibrium that is not on the list.
  @Test func historyMayEndBeyondTheList() {
    let facts = HistoryFacts(
      afterEntry: "4 x: A", revisions: 0, converged: true, end: "4 x: A", endsAsEntered: true, row: nil,
      regret: "$0")
    #expect(words.history(facts).last == "That is an equilibrium too, though the search did not get as far.")
    #expect(WordingChinese().history(facts).last == "这也是均衡，只是搜索没有走到那里。")
  }

  /// Not "all": the search itself may have been cut.
  @Test func aCutListSaysHowManyMore() {
    #expect(words.more(1) == "1 more row: see --format csv or json.")
    #expect(words.more(9988) == "9,988 more rows: see --format csv or json.")
  }

  private func verdict(_ hold: Verdict.Hold, besides: [String] = [], outside: [String] = []) -> String {
    words.verdict(
      .herd(
        region: "R", inside: ["x"], besides: besides, outside: outside, hold: hold, alone: "$220 k",
        together: "$40 k"))
  }

  @Test func verdicts() {
    #expect(
      verdict(.both, outside: ["y"])
        == "Company and what R offers keep x there: down alone costs $220 k an hour, down with everybody $40 k; y is better off outside."
    )
    #expect(
      verdict(.company)
        == "Company keeps x in R: down alone costs $220 k an hour, down with everybody $40 k.")
    #expect(
      verdict(.offer)
        == "What R offers keeps x there, not company: an hour down costs $220 k, alone or with everybody.")
    #expect(
      verdict(.anyway, besides: ["v", "w"], outside: ["y", "z"])
        == "R keeps x even with no blame shared and no attraction; v and w are there too; y and z are better off outside."
    )
    #expect(
      verdict(.others) == "The herd in R does not hold: were everybody there, x would leave.")
    #expect(
      words.verdict(.noHerd(region: "R"))
        == "No herd forms in R: where history ends, nobody relies on it alone.")
    #expect(words.verdict(.restless(region: "R")).hasPrefix("History does not come to rest"))
  }

  @Test func aDividedTypeMovesOneFirm() {
    let seat = Seat(type: "x", count: 5, places: [(.firms(3), "A"), (.firms(2), "B")])
    let move = Stay.Move(to: "B", change: -1000, reason: .blame, joinsHerd: false)
    #expect(
      words.answer(Stay(seat: seat, choice: "A", move: move))
        == "5 x: 3 on A, 2 on B; moving alone from A to B would cost a firm $1 k a year, mostly in blame.")
  }

  @Test func aWayOutForOneFirmOrForNothing() {
    let facts = HerdFacts(
      region: "R", profile: "x: A", isEquilibrium: true,
      ways: [(type: "x", count: 1, now: (to: "B", gain: 0), without: (to: "B", gain: 1e-9))], hours: "1",
      alternative: nil, failsMore: false)
    #expect(
      words.herd(facts).last
        == "If x leaves it for B, it neither gains nor loses; with no blame shared and no attraction it would neither gain nor lose."
    )
  }

  @Test func herdTellsEachWayOut() {
    let facts = HerdFacts(
      region: "R", profile: "4 x: A", isEquilibrium: true,
      ways: [(type: "x", count: 4, now: (to: "B", gain: -31_000), without: (to: "C", gain: 630_000))],
      hours: "5.93",
      alternative: (region: "Q", hours: "0.27"), failsMore: true)
    #expect(
      words.herd(facts) == [
        "R fails more: its shared outages take 5.93 hours a year, those of Q 0.27.",
        "Everybody there (4 x: A) is an equilibrium.",
        "One x firm that leaves it for B loses $31 k a year; with no blame shared and no attraction it would gain "
          + "$630 k a year, going to C.",
      ])
  }

  /// Every word of one language is there in the other: the compiler sees to the cases, this to empty texts.
  @Test func nothingIsEmpty() {
    for words in Language.allCases.map(\.words) {
      for item in PayoffItem.allCases { #expect(!words.item(item).isEmpty) }
      for gloss in [Gloss.outages, .glue, .ladder, .matrix, .equilibria, .why, .flips, .aloneTogether] {
        #expect(!words.gloss(gloss).isEmpty)
      }
      for point in words.limits() { #expect(!point.isEmpty) }
    }
  }
}

/// Equilibrium selection by sequential entry: firms enter one after the other, then revise by best responses.
///
/// The first firm has one region only, the oldest. Each firm that follows, type by type in the scenario's
/// order, takes the best response to the firms already present. After entry firms revise one by one until no
/// firm gains.
///
/// A million firms enter in runs: a choice that is best at both ends of a run is best all along it, because
/// for κ = 1 the difference of two payoffs is a Möbius function of the length of the run; for other κ a run
/// is accepted only where bounds on every hazard's share prove the same. If firms divide evenly, choices
/// alternate and no run is long: after a thousand steps, which hold all of a smaller market, firms then enter
/// in cohorts of a sixty-fourth of those present, all with the best choice of their first member. Revision
/// corrects this error firm by firm before a market counts as being at rest.
import Games
import Market
import ResilienceNumerics
import Scenario

struct SequentialEntry {
  private let market: Market
  private let slack: Double
  private var counts: [[Int]]
  /// The game that firms see: that of entrants, then that of incumbents.
  private var game: SharedHazardGame
  /// Counts by type and strategy after each run of entry: between two of them the same choice is made all along.
  private(set) var entryPath: [[[Int]]] = []
  /// Optional trace of the comparisons that each step relied on.
  private let record: DecisionTrace?
  private let table: ChoiceTable
  private let isFirstFree: Bool
  private var isEntering = false

  /// Steps of entry with single firms; beyond them cohorts enter.
  static let exactSteps = 1_000
  /// Firms present for each member of a cohort.
  static let cohortShare = 64

  /// Rounds of revision after which the process counts as not converging.
  static let roundLimit = 1_000

  /// - Parameters:
  ///   - table: choices that walks of like markets share.
  ///   - isFirstFree: whether the first firm too has every region to choose from.
  init(
    _ market: Market, record: DecisionTrace? = nil, table: ChoiceTable = ChoiceTable(),
    isFirstFree: Bool = false
  ) {
    self.isFirstFree = isFirstFree
    self.market = market
    self.record = record
    self.table = table
    slack = Tolerance.regret * market.game.payoffScale
    game = market.game
    counts = market.firms.map { _ in [Int](repeating: 0, count: market.strategies.count) }
  }

  /// Final state of sequential entry.
  struct End {
    let counts: [[Int]]
    let countsAfterEntry: [[Int]]
    let revisions: Int
    let converged: Bool
  }

  mutating func run() -> End {
    game = market.entryGame
    isEntering = true
    table.prepare(for: [game, market.game])
    for type in market.firms.indices { enter(type) }
    game = market.game
    isEntering = false
    return settle()
  }

  /// Best-response revision from given counts until no firm gains, or until a cycle is detected.
  mutating func settle(from start: [[Int]]) -> End {
    table.prepare(for: [market.entryGame, game])
    counts = start
    return settle()
  }

  private mutating func settle() -> End {
    let entered = counts
    var revisions = 0
    var seen: Set<[[Int]]> = []
    for _ in 0..<Self.roundLimit {
      let moved = revise()
      if moved == 0 {
        return End(counts: counts, countsAfterEntry: entered, revisions: revisions, converged: true)
      }
      revisions += moved
      if !seen.insert(counts).inserted { break }
    }
    return End(counts: counts, countsAfterEntry: entered, revisions: revisions, converged: false)
  }

  /// Entry of all firms of a type.
  private mutating func enter(_ type: Int) {
    var left = market.firms[type].type.count
    if type == 0, !isFirstFree, let first = firstChoice() {
      counts[0][first] = 1
      entryPath.append(counts)
      left -= 1
    }
    while left > 0 {
      let choice = best(type, counts, instead: nil)
      let run = runOfEntry(choice, type, upTo: left)
      counts[type][choice] += run
      entryPath.append(counts)
      left -= run
    }
  }

  /// How many firms enter one after the other with the same choice: the longest run that is tried, or a cohort if that is
  /// longer.
  private func runOfEntry(_ choice: Int, _ type: Int, upTo left: Int) -> Int {
    let isExact = entryPath.count < Self.exactSteps
    let cohort = isExact ? 0 : min(left, counts.joined().reduce(0, +) / Self.cohortShare)
    // Where a trace is kept every length is tried: each comparison is one that has to hold elsewhere.
    if record == nil {
      if cohort == left || left == 1 { return left }
      // Of two firms the second one's choice is the first one of the next run, which is asked for anyhow.
      var pair = counts
      pair[type][choice] += 1
      let held = cohort > 0 ? cohort : isBest(choice, type: type, among: counts, pair, from: nil) ? 2 : 1
      if held == 1 { return 1 }
      let next = Self.shortestRun(beyond: held, upTo: left)
      if next > held, isBeaten(choice, type, after: next) {
        return cohort > 0 ? cohort : Self.shortestRun(beyond: 1, upTo: left) == 2 ? 2 : 1
      }
    }
    let run = longestRun(upTo: left, type: type) { counts, length in
      counts[type][choice] += length
    } isStillBest: { [self] in
      isBest(choice, type: type, among: counts, $0, from: nil)
    }
    return max(run, cohort)
  }

  /// The shortest of the lengths that `longestRun` tries and that are beyond a number.
  private static func shortestRun(beyond number: Int, upTo limit: Int) -> Int {
    var length = limit
    while length >> 1 > number { length >>= 1 }
    return length
  }

  /// Whether the last firm of a run of entry clearly chooses otherwise, by more than a tie: then no longer run is one
  /// either, since shares go on in the direction in which they went: always for κ = 1, and for other κ as the bounds of
  /// runs have it.
  private func isBeaten(_ choice: Int, _ type: Int, after length: Int) -> Bool {
    var end = counts
    end[type][choice] += length - 1
    let payoffs = payoffs(type, end)
    return payoffs.contains { $0 - payoffs[choice] > slack }
  }

  /// Choice of the very first firm: the best of the strategies that need the oldest region only.
  private func firstChoice() -> Int? {
    guard let oldest = market.scenario.regions.first?.name else { return nil }
    let payoffs = payoffs(0, counts)
    let allowed = market.strategies.indices.filter { s in
      let strategy = market.strategies[s]
      return strategy.home == oldest && strategy.regions == 1 && strategy.clouds == 1
    }
    let choice = allowed.max { payoffs[$0] < payoffs[$1] }
    if let choice { record?.note(type: 0, others: counts, current: nil, among: allowed, choice: choice) }
    return choice
  }

  /// One round of revision: every group of firms with the same strategy moves as long as its members gain by
  /// it.
  private mutating func revise() -> Int {
    var moved = 0
    for type in counts.indices {
      for s in market.strategies.indices where counts[type][s] > 0 {
        let choice = best(type, without(type, s, counts), instead: s)
        guard choice != s else { continue }
        let run = longestRun(upTo: counts[type][s], type: type) { counts, length in
          counts[type][s] -= length
          counts[type][choice] += length
        } isStillBest: { [self] in
          isBest(choice, type: type, among: without(type, s, counts), without(type, s, $0), from: s)
        }
        counts[type][s] -= run
        counts[type][choice] += run
        moved += run
      }
    }
    return moved
  }

  /// The longest run of half, a quarter, an eighth … of the limit with the same choice for every member. At least 1.
  ///
  /// The longer a run the wider its bounds: lengths are tried from the whole limit, then from the shortest upwards in
  /// steps that grow.
  ///
  /// - Complexity: O(log log limit) comparisons.
  private func longestRun(
    upTo limit: Int, type: Int, apply: (inout [[Int]], Int) -> Void, isStillBest: (_ end: [[Int]]) -> Bool
  ) -> Int {
    func holds(_ length: Int) -> Bool {
      var end = counts
      apply(&end, length - 1)
      return isStillBest(end)
    }
    // Where firms divide evenly the next one chooses otherwise, and no longer run can be one.
    guard limit > 1, holds(2) else { return 1 }
    if limit == 2 || holds(limit) { return limit }
    var lengths: [Int] = []
    for halvings in 1..<Int.bitWidth where limit >> halvings > 1 { lengths.append(limit >> halvings) }
    lengths.reverse()
    // The first of the lengths is known to hold if it is 2.
    var (held, step) = (-1, 1)
    while held + step < lengths.count, holds(lengths[held + step]) {
      held += step
      step *= 2
    }
    var failed = min(held + step, lengths.count)
    while failed - held > 1 {
      let middle = (held + failed) / 2
      if holds(lengths[middle]) { held = middle } else { failed = middle }
    }
    return held < 0 ? 1 : lengths[held]
  }

  private func payoffs(_ type: Int, _ others: [[Int]]) -> [Double] {
    game.payoffs(type: type, against: .pure(counts: others))
  }

  private func without(_ type: Int, _ strategy: Int, _ counts: [[Int]]) -> [[Int]] {
    var result = counts
    result[type][strategy] -= 1
    return result
  }

  /// The best choice; the current strategy is kept unless another one gains more than a tie.
  private func best(_ type: Int, _ others: [[Int]], instead current: Int?) -> Int {
    let key = ChoiceTable.Key(type: type, others: others, current: current, isEntering: isEntering)
    let choice = table.choice(key) {
      let payoffs = payoffs(type, others)
      var choice = current ?? 0
      for (s, payoff) in payoffs.enumerated() {
        let margin = choice == current ? slack : 0
        if payoff > payoffs[choice] + margin { choice = s }
      }
      return choice
    }
    record?.note(type: type, others: others, current: current, among: nil, choice: choice)
    return choice
  }

  /// Whether a choice, the best one at the start of a run, is so up to its end.
  private func isBest(
    _ choice: Int, type: Int, among start: [[Int]], _ end: [[Int]], from current: Int?
  ) -> Bool {
    guard best(type, end, instead: current) == choice else { return false }
    let player = game.types[type]
    if player.exponent == 1 { return true }
    let shares = [start, end].map { game.shares(type: type, against: .pure(counts: $0)) }
    let leads = market.strategies.indices.allSatisfy { other in
      if other == choice { return true }
      var lead = player.base[choice] - player.base[other]
      for h in game.hazards {
        let relief = player.relief[h, choice] - player.relief[h, other]
        let praise = player.praise[h, choice] - player.praise[h, other]
        lead += min(relief * shares[0][h].power, relief * shares[1][h].power)
        lead += min(praise * shares[0][h].mean, praise * shares[1][h].mean)
      }
      // A strategy that ties all along does not end the run.
      return lead > (other == current ? slack : -slack)
    }
    record?.note(type: type, from: start, to: end, current: current, choice: choice, isBest: leads)
    return leads
  }
}

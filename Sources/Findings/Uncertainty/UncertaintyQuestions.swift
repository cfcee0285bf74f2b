/// Questions asked of every draw, and the tally of the answers.
import Games
import Market
import ResilienceNumerics
import Scenario

/// The questions, with the data that are the same for all draws.
struct UncertaintyQuestions: Sendable {
  let market: Market
  let inputs: UncertainInputs
  let seed: UInt64
  /// Pure equilibria of the scenario itself.
  let known: [[[Int]]]
  /// Boxes that their search took.
  let boxes: Int
  /// Strategies of the herd.
  let members: [Int]
  /// Strategies away from it.
  let outside: [Int]
  /// The herd in the scenario itself.
  let herd: HerdDeviationGains?
  /// Gains up to this are ties, dollars per year.
  let slack: Double

  init(_ market: Market, inputs: UncertainInputs, seed: UInt64) {
    self.market = market
    self.inputs = inputs
    self.seed = seed
    let pure = Self.search(market)
    known = pure.equilibria.compactMap { if case .pure(let counts) = $0.profile { counts } else { nil } }
    switch pure.completeness {
    case .boundedSearch(let boxes), .budgetExceeded(let boxes), .undecided(let boxes), .cancelled(let boxes):
      self.boxes = boxes
    case .everyProfile, .notSearched: boxes = 1
    }
    let members = Herd.members(market)
    self.members = members
    outside = market.strategies.indices.filter { !members.contains($0) }
    herd = HerdDeviationGains(market, members: members)
    slack = Tolerance.regret * market.game.payoffScale
  }

  private static func search(_ market: Market) -> EquilibriumSet {
    let budget = MarketEquilibria.Budget(for: market.game)
    return market.game.pureEquilibria(boxBudget: budget.pureBoxes, listBudget: 1000)
  }

  /// Values of the inputs in both of Sobol's tables.
  func values(_ draw: Int) -> (a: [Double], b: [Double]) {
    let pairs = inputs.inputs.map { input in
      let (first, second) = input.uniforms(seed: seed, draw: draw)
      return (input.value(first), input.value(second))
    }
    return (pairs.map(\.0), pairs.map(\.1))
  }

  /// The market with other values of the inputs.
  func market(at values: [Double]) throws(ParameterError) -> Market {
    try Market(inputs.scenario(at: values))
  }

  /// Answers of one draw.
  struct Answer: Sendable {
    /// Indices into the known equilibria.
    var known: [Int] = []
    /// Supports of other equilibria, each combination once.
    var others: [[[Int]]] = []
    /// Whether the list of equilibria is proved to be all of them.
    var isComplete = true
    /// Types all of whose firms are in the herd in some equilibrium.
    var herdingTypes: Set<Int> = []
    /// Whether the herd is an equilibrium.
    var herdHolds = false
    /// Gains from leaving the herd, by type and strategy away from it.
    var gains: [Double] = []
  }

  func answer(_ draw: Int) throws(ParameterError) -> Answer {
    let market = try market(at: values(draw).a)
    let pure = Self.search(market)
    var answer = Answer(isComplete: pure.completeness.isProved)
    for case .pure(let counts) in pure.equilibria.map(\.profile) {
      for (type, row) in counts.enumerated() where outside.allSatisfy({ row[$0] == 0 }) {
        answer.herdingTypes.insert(type)
      }
      if let place = known.firstIndex(of: counts) {
        answer.known.append(place)
      } else {
        let support = counts.map { row in row.indices.filter { row[$0] > 0 } }
        if !answer.others.contains(support) { answer.others.append(support) }
      }
    }
    if let herd = HerdDeviationGains(market, members: members) {
      answer.herdHolds = herd.isEquilibrium
      answer.gains = herd.gains.flatMap { row in outside.map { row[$0] } }
    }
    return answer
  }
}

/// Tally of the answers; the order of the draws makes no difference.
struct UncertaintyTally {
  private(set) var known: [Int]
  private(set) var others: [[[Int]]: Int] = [:]
  private(set) var none = 0
  private(set) var incomplete = 0
  private(set) var herd = 0
  private(set) var typeHerds: [Int]

  init(_ answers: [UncertaintyQuestions.Answer], known count: Int, types: Int) {
    known = [Int](repeating: 0, count: count)
    typeHerds = [Int](repeating: 0, count: types)
    for answer in answers {
      for type in answer.herdingTypes { typeHerds[type] += 1 }
      for place in answer.known { known[place] += 1 }
      for support in answer.others { others[support, default: 0] += 1 }
      if answer.known.isEmpty && answer.others.isEmpty && answer.isComplete { none += 1 }
      if !answer.isComplete { incomplete += 1 }
      if answer.herdHolds { herd += 1 }
    }
  }
}

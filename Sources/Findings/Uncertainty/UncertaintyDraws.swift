/// Draws behind `UncertaintyStudy`: many markets, computed by many threads, combined in order.
public import Market
public import ResilienceNumerics
import Outages
import Scenario

extension UncertaintyStudy {
  /// Largest number of steps of the search for equilibria in a run: some minutes.
  static let workLimit = 1e10
  /// Draws of a task.
  private static let taskDraws = 32

  /// Study of a market: draws the open numbers and answers the questions of the brief for each draw.
  ///
  /// Throws where nothing is open, where a draw makes no market, and where the work would not fit.
  ///
  /// - Complexity: a market and a search for pure equilibria for each draw; a market for each draw of the
  ///   sensitivity and input.
  public init(
    _ market: Market, inputs: UncertainInputs, request: Request = Request(), cancel: CancelToken? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(UncertaintyError) {
    guard !inputs.inputs.isEmpty else { throw .nothingOpen }
    let questions = UncertaintyQuestions(market, inputs: inputs, seed: request.seed)
    try Self.checkWork(questions, draws: request.draws)
    let answers = try Self.results(request.draws, jobs: request.jobs, cancel: cancel, progress: progress) {
      draw throws(ParameterError) in try questions.answer(draw)
    }
    // A cancelled run is a study of as many draws as were made.
    var request = request
    request.draws = answers.count
    let draws = answers.count
    let tally = UncertaintyTally(
      answers, known: questions.known.count, types: market.firms.count)
    self.inputs = inputs
    self.market = market
    self.request = request
    region = market.scenario.regions.first?.name ?? ""
    base = zip(questions.known, tally.known).map { ProfileShare(counts: $0, share: .init($1, of: draws)) }
    others = Self.ranked(tally.others, draws: draws)
    none = WilsonInterval(tally.none, of: draws)
    incomplete = tally.incomplete
    herd = questions.herd.map { _ in WilsonInterval(tally.herd, of: draws) }
    typeHerds = tally.typeHerds.map { WilsonInterval($0, of: draws) }
    buttons = Self.buttons(questions, answers.map(\.gains), draws: draws)
    sensitivities =
      cancel?.isCancelled == true ? [] : try Self.sensitivities(questions, request, cancel: cancel)
  }

  private static func checkWork(_ questions: UncertaintyQuestions, draws: Int) throws(UncertaintyError) {
    let m = Double(questions.market.strategies.count)
    let types = Double(questions.market.firms.count)
    let steps = Double(draws) * Double(questions.boxes) * types * types * m * m * m
    guard steps <= workLimit else { throw .tooMuchWork(draws: draws, steps: steps, limit: workLimit) }
  }

  /// Results of draws in order, some dozens to a task; if cancelled, those before the first task that was not
  /// started. The first task always runs. `progress` receives the number done, on any thread.
  static func results<Value: Sendable>(
    _ draws: Int, jobs: Int, cancel: CancelToken? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    _ work: @escaping @Sendable (Int) throws(ParameterError) -> Value
  ) throws(UncertaintyError) -> [Value] {
    let size = taskDraws
    let done = WorkCounter()
    let parts = ParallelTasks.run(count: (draws + size - 1) / size, jobs: jobs) {
      task -> [Result<Value, ParameterError>]? in
      if task > 0, cancel?.isCancelled == true { return nil }
      let own = task * size..<min(draws, (task + 1) * size)
      let results = own.map { draw in Result { () throws(ParameterError) in try work(draw) } }
      progress(done.add(own.count))
      return results
    }
    var values: [Value] = []
    values.reserveCapacity(draws)
    for result in parts.prefix(while: { $0 != nil }).compactMap({ $0 }).joined() {
      switch result {
      case .success(let value): values.append(value)
      case .failure(let error): throw .parameter(error)
      }
    }
    return values
  }

  /// The most frequent first, equals in the order of their strategies.
  private static func ranked(_ counts: [[[Int]]: Int], draws: Int) -> [SupportShare] {
    counts.map { SupportShare(strategies: $0.key, share: WilsonInterval($0.value, of: draws)) }
      .sorted { first, second in
        if first.share.count != second.share.count { return first.share.count > second.share.count }
        let (one, other) = (
          first.strategies.joined(separator: [-1]), second.strategies.joined(separator: [-1])
        )
        return one.lexicographicallyPrecedes(other)
      }
  }

  private static func buttons(
    _ questions: UncertaintyQuestions, _ gains: [[Double]], draws: Int
  ) -> [Button] {
    guard let base = questions.herd else { return [] }
    let width = questions.outside.count
    return questions.market.firms.indices.flatMap { type in
      questions.outside.enumerated().map { place, strategy in
        let sorted = gains.map { $0[type * width + place] }.sorted()
        return Button(
          type: type, strategy: strategy, base: base.gains[type][strategy],
          quantiles: [0.05, 0.5, 0.95].map { sorted[min(draws - 1, Int($0 * Double(draws)))] },
          pays: WilsonInterval(sorted.count { $0 > questions.slack }, of: draws))
      }
    }
  }
}

/// Everything that is measured. Inputs are seeded, so that two runs do the same work.
internal import SystemLibrary
internal import Findings
internal import Games
internal import Incident
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import ReferenceModels
internal import Scenario

enum BenchmarkCatalogue {
  static func all() throws -> [Benchmark] {
    try markets() + games()
      + [exactYear(), simulatedYears(), retryStorm(), singleQueue(), race(), incidents()]
  }

  // MARK: Markets

  private static func markets() throws -> [Benchmark] {
    let five = try scenario("netflix", firms: 5)
    let million = try scenario("netflix", firms: 1_000_000)
    let market = try Market(five)
    return [
      Benchmark(name: "scenario.load", size: "netflix", pieces: 1, piece: "scenarios") {
        (try? scenario("netflix", firms: 5)).map { Double($0.parameters.count) } ?? .nan
      },
      Benchmark(name: "market.build", size: "5 firms", pieces: 1, piece: "markets") {
        (try? Market(five)).map { Double($0.phases.count) } ?? .nan
      },
      Benchmark(name: "market.equilibria", size: "5 firms", pieces: 1, piece: "games") {
        MarketEquilibria(market).rows.reduce(0) { $0 + $1.welfare }
      },
      Benchmark(name: "market.outcome", size: "5 firms", pieces: 1, piece: "games") {
        MarketOutcome(market).welfare
      },
      Benchmark(name: "brief", size: "5 firms", pieces: 1, piece: "briefs") {
        Brief(market).bestUniformWelfare?.welfare ?? .nan
      },
      Benchmark(name: "brief.million", size: "1,000,000 firms", pieces: 1, piece: "briefs") {
        (try? Market(million)).flatMap { Brief($0).bestUniformWelfare?.welfare } ?? .nan
      },
    ]
  }

  private static func scenario(_ preset: String, firms: Int) throws -> Scenario {
    let request = ScenarioRequest(presets: [preset], firms: firms)
    return try ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario
  }

  // MARK: Games

  private static func games() -> [Benchmark] {
    let shared = (0..<100).map { sharedHazards(seed: $0) }
    let square = bimatrix(10)
    let cube = normalForm([3, 3, 3])
    let (eight, hundred) = (countGame(8), countGame(100))
    return [
      Benchmark(name: "games.counts.pure", size: "8 firms, 4 strategies", pieces: 1, piece: "games") {
        Double(eight.pureEquilibria().equilibria.count)
      },
      Benchmark(name: "games.counts.pure.many", size: "100 firms, 4 strategies", pieces: 1, piece: "games") {
        Double(hundred.pureEquilibria().equilibria.count)
      },
      Benchmark(name: "games.counts.symmetric", size: "8 firms, 4 strategies", pieces: 1, piece: "games") {
        Double(eight.mixedEquilibria().equilibria.count)
      },
      Benchmark(name: "games.pure", size: "100 of 5 firms, 6 strategies", pieces: 100, piece: "games") {
        shared.reduce(0) { $0 + Double($1.pureEquilibria().equilibria.count) }
      },
      Benchmark(name: "games.symmetric", size: "100 of 5 firms, 6 strategies", pieces: 100, piece: "games") {
        shared.reduce(0) { $0 + Double($1.mixedEquilibria().equilibria.count) }
      },
      Benchmark(name: "games.bimatrix.exact", size: "10x10", pieces: 1, piece: "games") {
        (try? square.extremeEquilibria()).map { Double($0.equilibria.count) } ?? .nan
      },
      Benchmark(name: "games.general", size: "3x3x3", pieces: 1, piece: "games") {
        Double(cube.equilibria().equilibria.count)
      },
    ]
  }

  private static func sharedHazards(seed: Int) -> SharedHazardGame {
    var random = PhiloxStream(seed: 1, stream: 1, index: UInt64(seed))
    let (hazards, m) = (8, 6)
    let down = (0..<hazards).map { _ in (0..<m).map { _ in random.uniform() < 0.4 ? 1.0 : 0.05 } }
    let loss = (0..<hazards).map { _ in 10 * random.uniform() }
    let base = (0..<m).map { s in
      -5 * random.uniform() - (0..<hazards).reduce(0) { $0 + loss[$1] * down[$1][s] }
    }
    let relief = (0..<hazards).map { h in down[h].map { 0.8 * loss[h] * $0 } }
    return SharedHazardGame(
      down: down,
      types: [SharedHazardGame.PlayerType(count: 5, weight: 1, exponent: 1, base: base, relief: relief)])
  }

  private static func countGame(_ firms: Int) -> TypeSymmetricTable {
    var random = PhiloxStream(seed: 4, stream: 1, index: 0)
    let rows = Compositions(players: firms - 1, strategies: 4).total
    let table = (0..<4 * rows).map { _ in Double(Int.random(in: 0...999, using: &random)) }
    return TypeSymmetricTable(counts: [firms], strategyCount: 4, tables: [table])
  }

  private static func bimatrix(_ size: Int) -> BimatrixGame {
    var random = PhiloxStream(seed: 2, stream: 1, index: 0)
    let payoffs = (0..<2).map { _ in
      (0..<size * size).map { _ in Rational(Int.random(in: 0...999, using: &random)) }
    }
    return BimatrixGame(rowCount: size, columnCount: size, payoffs: payoffs)
  }

  private static func normalForm(_ shape: [Int]) -> NormalFormGame {
    var random = PhiloxStream(seed: 3, stream: 1, index: 0)
    let count = shape.reduce(shape.count, *)
    return NormalFormGame(
      players: shape.indices.map(String.init), strategies: shape.map { (1...$0).map(String.init) },
      payoffs: (0..<count).map { _ in Double(Int.random(in: 0...999, using: &random)) })
  }

  // MARK: Outages

  private static func year() throws -> CompoundPoisson {
    CompoundPoisson([try LossSource(ratePerYear: 0.5, severity: try Lognormal(mu: log(4), sigma: 1))])
  }

  private static func exactYear() throws -> Benchmark {
    let year = try year()
    return Benchmark(name: "outages.exact", size: "65,536 bins", pieces: 1, piece: "curves") {
      LossExceedanceCurve(year).quantile(0.99)?.value ?? .nan
    }
  }

  private static func simulatedYears() throws -> Benchmark {
    let simulation = try AnnualLossSimulation(try year(), seed: 1)
    return Benchmark(name: "outages.simulated", size: "2^20 years", pieces: 1 << 20, piece: "years") {
      simulation.run(years: 1 << 20).quantile(0.99)?.value ?? .nan
    }
  }

  // MARK: The incident

  private static func retryStorm() -> Benchmark {
    var model = QueueModel(
      loads: [.init(rate: 80)], service: .exponential(meanSeconds: 0.01), horizonSeconds: 600, binSeconds: 1)
    model.timeoutSeconds = 1
    model.retry = .immediate(limit: 3)
    model.stops = [60..<90]
    let storm = model
    let events = (try? storm.simulate(seed: 1).events) ?? 0
    return Benchmark(name: "incident.retryStorm", size: "\(events) events", pieces: events, piece: "events") {
      (try? storm.simulate(seed: 1)).map { Double($0.events) } ?? .nan
    }
  }

  /// M/M/1 at a load of 0.8, the queue that everybody times.
  private static func singleQueue() -> Benchmark {
    let queue = QueueModel(
      loads: [.init(rate: 80)], service: .exponential(meanSeconds: 0.01), horizonSeconds: 12_000,
      binSeconds: 60)
    let events = (try? queue.simulate(seed: 1).events) ?? 0
    return Benchmark(name: "incident.mm1", size: "\(events) events", pieces: events, piece: "events") {
      (try? queue.simulate(seed: 1)).map { Double($0.events) } ?? .nan
    }
  }

  private static func race() throws -> Benchmark {
    let race = try DNSRace(enactors: 3, plans: 14)
    let states = race.explore(stopAtFirst: false).states
    return Benchmark(name: "incident.race", size: "3 Enactors, 14 plans", pieces: states, piece: "states") {
      Double(race.explore(stopAtFirst: false).states)
    }
  }

  private static func incidents() throws -> Benchmark {
    let incident = try IncidentCatalogue.aws20251020.incident()
    return Benchmark(name: "incident.runs", size: "1,000 runs", pieces: 1000, piece: "runs") {
      (try? incident.durations(runs: 1000, seed: 1)).map { $0.quantile(0.5).hours } ?? .nan
    }
  }
}

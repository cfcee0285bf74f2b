/// Command `sweep`: many markets, a row each.
internal import Findings
internal import ResilienceNumerics
internal import Report
internal import Scenario

struct SweepCommand {
  /// Batch sizes, the points computed before their rows are written: the first and the largest.
  private static let batch = (first: ShardHeader.checkpoint, most: 4096)
  /// Target duration of a batch.
  private static let batchTime = Duration.milliseconds(200)

  /// Largest number of rows on a terminal.
  private static let terminalLimit = 100_000

  let settings: Settings
  let parsed: ParsedCommandLine

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    self.parsed = parsed
  }

  /// Computation of the rows and their writing to the destination.
  func run() throws(Failure) {
    try checkPartners()
    let plan = try plan()
    do throws(SweepError) { try run(plan, parsed[.shard]) } catch {
      if let failure = error.failure { throw failure }
    }
  }

  private func run(_ plan: SweepPlan, _ part: ShardHeader.Part?) throws(SweepError) {
    let rows = SweepRows(plan, format: settings.format == .json ? .json : .csv)
    let header = ShardHeader(
      model: SHA256.digest(of: plan.canonicalText), seed: settings.seed, version: Product.version,
      points: plan.points, part: part ?? .whole, format: settings.format == .json ? "json" : "csv",
      heading: String(rows.heading.prefix { !$0.isNewline }))
    if settings.output == nil, System.isTerminal(1), header.rows.count > Self.terminalLimit {
      throw .tooLong(rows: header.rows.count, limit: Self.terminalLimit)
    }
    Interruption.listen()
    guard let sink = try sink(header, isShard: part != nil) else { return }
    do throws(SweepError) {
      try fill(sink, with: header.rows, of: plan, as: rows)
      try sink.finish()
    } catch {
      guard let partial = sink.partial, sink.safe > 0, sink.isInPlace else { throw error }
      switch error {
      case .output(let problem):
        throw .stopped(problem, partial: partial, rows: sink.safe, of: header.rows.count)
      // All rows are present, but the file is not renamed yet.
      case .mergeInterrupted:
        throw .interrupted(partial: partial, rows: sink.safe, of: header.rows.count)
      default: throw error
      }
    }
  }

  /// Computation and writing in batches; rows and checkpoints do not depend on the batch sizes.
  private func fill(
    _ sink: any RowSink, with range: Range<Int>, of plan: SweepPlan, as rows: SweepRows
  ) throws(SweepError) {
    let meter = ProgressMeter(total: range.count, unit: Text("points", "个点"))
    var size = Self.batch.first
    let foundations = plan.foundations(
      for: range.dropFirst(sink.count), jobs: settings.jobs, isCancelled: { Interruption.isAsked })
    while sink.count < range.count {
      let first = range.lowerBound + sink.count
      let started = ContinuousClock.now
      let batch = plan.map(
        first..<min(range.upperBound, first + size), foundations: foundations, jobs: settings.jobs,
        isCancelled: { Interruption.isAsked }
      ) { rows.row($0) }
      // Rows that are present without a gap are kept.
      try sink.append(Array(batch.prefix { $0 != nil }.compactMap { $0 }))
      meter.show(sink.count)
      if Interruption.isAsked {
        meter.clear()
        throw .interrupted(partial: sink.partial, rows: sink.safe, of: range.count)
      }
      if ContinuousClock.now - started < Self.batchTime { size = min(2 * size, Self.batch.most) }
    }
    meter.clear()
  }

  // MARK: Options

  private func checkPartners() throws(Failure) {
    guard parsed[.resume], settings.output == nil else { return }
    throw Failure(
      CommandLineError.missingPartner(
        option: "resume", partner: Text("the file to go on with: --output FILE", "要继续的文件：--output FILE")))
  }

  private func plan() throws(Failure) -> SweepPlan {
    let scenario = try MarketCommands(settings).scenario()
    var axes: [ParameterAxis] = []
    for text in parsed.all(.sweepAxis) {
      do throws(ParameterAxisError) {
        axes.append(try ParameterAxis.read(text, in: scenario, limit: 1_000_000))
      } catch { throw .usage(error.text(option: "vary")) }
    }
    do throws(SweepPlanError) {
      return try SweepPlan(
        scenario, axes: axes, design: parsed[.sample] ?? .grid, points: parsed[.points],
        seed: UInt64(settings.seed))
    } catch { throw Failure(error) }
  }

  /// Sink of the rows; `nil` if the complete shard already exists.
  private func sink(_ header: ShardHeader, isShard: Bool) throws(SweepError) -> (any RowSink)? {
    guard let path = settings.output else {
      return try RowStream(named: nil, header: header, isShard: isShard)
    }
    switch try sweep({ () throws(OutputError) in try OutputDestination(path) }) {
    case .stream(let descriptor):
      return try RowStream(descriptor, named: path, header: header, isShard: isShard)
    case .file(let target):
      if parsed[.resume], isShard, try PartialSweep.isWhole(target, header) { return nil }
      return try PartialSweep(
        path, target: target, header: header, isShard: isShard, resumes: parsed[.resume])
    }
  }
}

/// Error messages of a sweep's plan.
enum SweepMessage {
  static func text(_ error: SweepPlanError) -> Text {
    switch error {
    case .variedTwice(let key):
      let key = SafeText.clipped(key)
      return Text("--vary: \(key) is varied twice", "--vary：\(key) 变动了两次")
    case .tooMany(let points, let limit):
      let (points, limit) = (NumberText.plain(points), NumberText.count(limit))
      return Text(
        "sweep: \(points) points are too many; at most \(limit)", "sweep：\(points) 个点太多；最多 \(limit) 个")
    case .tooManyAxes(let count, let limit):
      return Text(
        "--sample sobol: \(count) parameters are too many; at most \(limit), or --sample latin",
        "--sample sobol：\(count) 个参数太多；最多 \(limit) 个，或用 --sample latin")
    case .nothingToSample:
      return Text(
        "--sample: nothing is varied; add --vary KEY=LOW..HIGH", "--sample：没有变动的参数；请加 --vary KEY=LOW..HIGH")
    case .noPoints:
      return Text("--sample needs a number of points: --points N", "--sample 需要点数：--points N")
    case .pointsOfGrid:
      return Text(
        "--points: a grid has the points that --vary gives it; add --sample latin or sobol",
        "--points：网格的点由 --vary 决定；请加 --sample latin 或 sobol")
    }
  }
}

extension SweepPlanError: UserError {
  var text: Text { SweepMessage.text(self) }
}

/// Options of uncertain inputs, and the study that they request.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let uncertain = OptionKey(
    switch: "uncertain",
    help: Text("draw what is not known: how sure, and what decides", "对未知参数抽样：结论有多确定，取决于什么"))
}

extension OptionKey<Int> {
  static let draws = OptionKey(
    "draws", whole: "N", in: 10...1_000_000,
    help: Text("draws of --uncertain (2000)", "--uncertain 的抽样次数（2000）"))
}

extension [OptionDeclaration] {
  /// Options of a result's uncertainty.
  static let uncertainty = list(.uncertain, .draws)
}

extension UncertaintyStudy {
  /// Uncertainty study of a command line, for the market of a scenario with these uncertain numbers.
  init(_ market: Market, spreads: [String: Uncertainty], settings: Settings) throws(Failure) {
    let inputs = try UncertainInputs.open(market, spreads)
    let run = DrawRun(settings.uncertaintyRequest.draws)
    do throws(UncertaintyError) {
      try self.init(
        market, inputs: inputs, request: settings.uncertaintyRequest, cancel: Interruption.token,
        progress: run.show)
    } catch { throw Failure(error) }
    run.end(after: request.draws)
  }
}

extension HerdReasons {
  /// Why the herd stays, drawn as often as the tables of `--uncertain` are or `--draws` says, else as on the first screen.
  init(_ market: Market, spreads: [String: Uncertainty], settings: Settings) throws(Failure) {
    let inputs = try UncertainInputs.open(market, spreads)
    let draws = settings.isUncertain ? settings.uncertaintyRequest.draws : settings.draws
    self.init(
      market, inputs: inputs, draws: draws.map { min($0, 100_000) },
      seed: UInt64(settings.seed), jobs: settings.jobs)
  }
}

extension LossUncertainty {
  /// Uncertainty study of the firms' losses, for the market of a scenario with these uncertain numbers.
  init(_ market: Market, spreads: [String: Uncertainty], settings: Settings) throws(Failure) {
    let inputs = try UncertainInputs.open(market, spreads)
    let run = DrawRun(settings.uncertaintyRequest.draws)
    do throws(UncertaintyError) {
      try self.init(
        market, inputs: inputs, request: settings.uncertaintyRequest, cancel: Interruption.token,
        progress: run.show)
    } catch { throw Failure(error) }
    run.end(after: request.draws)
  }
}

/// Run of many draws, with progress on a terminal, which Ctrl-C can stop.
private struct DrawRun {
  private let draws: Int
  private let meter: ProgressMeter

  /// Start of the run; from here on an interrupt ends the draws and not the program.
  init(_ draws: Int) {
    self.draws = draws
    meter = ProgressMeter(total: draws, unit: Text("draws", "次抽样"))
    Interruption.listen()
  }

  /// Progress after so many draws.
  @Sendable func show(_ done: Int) { meter.show(done) }

  /// Note on the draws that were omitted.
  func end(after done: Int) {
    meter.clear()
    guard Interruption.isAsked else { return }
    let (done, all) = (NumberText.count(done), NumberText.count(draws))
    StandardError.say(
      Text(
        "interrupted: the result is that of \(done) of \(all) draws", "被中断：结果基于 \(all) 次抽样中的 \(done) 次"))
  }
}

extension UncertainInputs {
  /// Uncertain numbers of a market's scenario.
  fileprivate static func open(
    _ market: Market, _ spreads: [String: Uncertainty]
  ) throws(Failure) -> UncertainInputs {
    do throws(ParameterError) {
      return try UncertainInputs(market.scenario, spreads: spreads)
    } catch { throw Failure(error) }
  }
}

extension Settings {
  /// Number of draws, seed and number of threads.
  fileprivate var uncertaintyRequest: UncertaintyStudy.Request {
    var request = UncertaintyStudy.Request()
    request.draws = draws ?? request.draws
    request.seed = UInt64(seed)
    request.jobs = jobs
    return request
  }
}

/// Error messages of uncertainty studies.
enum UncertaintyMessage {
  static func text(_ error: UncertaintyError) -> Text {
    switch error {
    case .parameter(let error): return CommandLineMessage.text(error)
    case .nothingOpen:
      let example = "--set firms.ordinary.blame=\"{low: 1e5, high: 4e5}\""
      return Text(
        "--uncertain: no number of the scenario has a range, a list or a record; expected one, as in \(example)",
        "--uncertain：情景中没有一个数带范围、列表或记录；至少要有一个，如 \(example)")
    case .tooMuchWork(let draws, let steps, let limit):
      let (count, limit) = (NumberText.count(draws), NumberText.significant(limit, digits: 2))
      let steps = NumberText.significant(steps, digits: 2)
      return Text(
        "--uncertain: \(count) draws take about \(steps) steps, the limit is \(limit); "
          + "take fewer --draws or --firms",
        "--uncertain：\(count) 次抽样约需 \(steps) 步，上限为 \(limit)；请减少 --draws 或 --firms")
    }
  }
}

extension UncertaintyError: UserError {
  var text: Text { UncertaintyMessage.text(self) }
}

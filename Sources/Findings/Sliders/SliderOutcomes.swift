/// What every position of a page's sliders yields.
import Market
public import ResilienceNumerics
import Outages
import Scenario

extension SliderGrid {
  /// What `transform` makes of the brief at each position, in order of position.
  ///
  /// The briefs have no flips, no payoff matrices and no lists of dominated strategies; everything else is as on the
  /// page of the same scenario.
  ///
  /// - Parameters:
  ///   - jobs: threads to work with; the result does not depend on it.
  ///   - transform: keeps what a page shows. It runs on several threads.
  /// - Throws: what a market throws whose durations have parameters outside their range.
  /// - Complexity: the equilibria of a market for each position; durations are integrated once for each rate.
  public func map<Result: Sendable>(
    jobs: Int, _ transform: @Sendable @escaping (Brief) -> Result
  ) throws(ParameterError) -> [Result] {
    let worlds = try self.worlds()
    let size = 64
    let parts = ParallelTasks.run(count: (count + size - 1) / size, jobs: jobs) { task in
      (task * size..<min(count, (task + 1) * size)).map { position in
        let world = worlds[rateIndex(position)]
        return transform(Brief(glanceAt: Market(repricing: world, as: scenario(position))))
      }
    }
    return parts.flatMap { $0 }
  }

  private var rateAxis: Int? { axes.firstIndex { $0.subject == .outageRate } }

  /// Which of the worlds a position is in.
  private func rateIndex(_ position: Int) -> Int { rateAxis.map { indices(position)[$0] } ?? 0 }

  /// A market for each rate of outages: all other sliders change only firms and prices.
  private func worlds() throws(ParameterError) -> [Market] {
    guard let axis = rateAxis.map({ axes[$0] }) else { return [try Market(scenario)] }
    var worlds: [Market] = []
    for settings in axis.settings {
      var changed = scenario
      for setting in settings { setting.parameter.set(setting.value, in: &changed) }
      worlds.append(try Market(changed))
    }
    return worlds
  }
}

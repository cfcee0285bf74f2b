/// Outcomes of every position of a page's sliders.
import Market
public import ResilienceNumerics
import Outages
import Scenario

extension SliderGrid {
  /// Results of `transform` on the brief at each position, in order of position.
  ///
  /// The briefs have no switching values, no payoff matrices and no lists of dominated strategies; everything
  /// else is as on the page of the same scenario.
  ///
  /// - Parameters:
  ///   - jobs: threads to work with; the result does not depend on it.
  ///   - transform: extracts the values that a page shows. It runs on several threads.
  /// - Throws: the `ParameterError` of a market whose durations have parameters outside their range.
  /// - Complexity: the equilibria of a market for each position; durations are integrated once for each rate.
  public func map<Result: Sendable>(
    jobs: Int, _ transform: @Sendable @escaping (Brief) -> Result
  ) throws(ParameterError) -> [Result] {
    let worlds = MarketFamily(try self.worlds())
    let size = 64
    let parts = ParallelTasks.run(count: (count + size - 1) / size, jobs: jobs) { task in
      var family = worlds
      return (task * size..<min(count, (task + 1) * size)).map {
        position -> Swift.Result<Result, ParameterError> in
        do throws(ParameterError) {
          return .success(transform(Brief(glanceAt: try family.market(scenario(position)))))
        } catch { return .failure(error) }
      }
    }
    var results: [Result] = []
    for part in parts.joined() { results.append(try part.get()) }
    return results
  }

  private var rateAxis: Int? { axes.firstIndex { $0.subject == .outageRate } }

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

public import Incident

extension LeaseRecovery {
  /// The recovery of `run()`, simulated droplet by droplet; one job stands for `scale` droplets.
  /// - Throws: `IncidentError` when a member is out of range.
  public func simulate(seed: UInt64, run: UInt64 = 0, scale: Double = 10) throws(IncidentError) -> Outcome {
    try outcome(scale: scale) { (model) throws(IncidentError) in
      let jobs = try model.simulate(seed: seed, run: run)
      return Work(
        useful: jobs.bins.map { Double($0.useful) * scale }, stale: Double(jobs.total(\.stale)) * scale,
        stepMinutes: 1)
    }
  }
}

public import Incident
internal import ResilienceNumerics

extension RaceTiming {
  /// Losses of the record among so many plans, by playing every write and clean-up in order of time.
  ///
  /// After a loss the record is repaired at once. A loss counts when nobody who has passed the check is still to
  /// write, for such a write would fill the record again. It is the check of `lossesPerPlan()` where losses are
  /// common; where they are rare it sees none.
  /// - Throws: `IncidentError` when a member is out of range.
  /// - Complexity: O(plans · log(plans under way)).
  public func simulatedLosses(plans: Int, seed: UInt64) throws(IncidentError) -> Int {
    try validate()
    precondition((1...1_000_000_000).contains(plans), "1 to 10^9 plans")
    var simulation = RaceTimingSimulation(self, seed: seed)
    for plan in 1...plans {
      simulation.play(until: Double(plan) * planSeconds)
      simulation.emit(plan)
    }
    simulation.play(until: .infinity)
    return simulation.losses
  }
}

/// The record and the plans under way.
private struct RaceTimingSimulation {
  let timing: RaceTiming
  var random: PhiloxStream
  var heap = EventHeap()
  /// Plans by the subject of their events: writes are even, clean-ups odd.
  var plans: [Int] = []
  var free: [UInt32] = []
  var published = 0
  var newestWritten = 0
  var underWay = 0
  var losses = 0

  init(_ timing: RaceTiming, seed: UInt64) {
    self.timing = timing
    random = PhiloxStream(seed: seed, stream: RandomStream.race, index: 0)
  }

  mutating func emit(_ plan: Int) {
    let slot: UInt32
    if let old = free.popLast() {
      slot = old
      plans[Int(slot)] = plan
    } else {
      slot = UInt32(plans.count)
      plans.append(plan)
    }
    let isUnusual = random.uniform() < timing.unusualShare
    let delay = timing.delay(unusual: isUnusual, random.uniform())
    underWay += 1
    heap.schedule(2 * slot, at: Double(plan) * timing.planSeconds + delay)
  }

  mutating func play(until time: Double) {
    while heap.nextTime < time {
      let event = heap.takeNext()
      let plan = plans[Int(event.subject / 2)]
      if event.subject % 2 == 0 {
        underWay -= 1
        published = plan
        newestWritten = max(newestWritten, plan)
        heap.schedule(event.subject + 1, at: event.time + timing.windowSeconds)
      } else {
        free.append(event.subject / 2)
        cleanUp(plan)
      }
    }
  }

  mutating func cleanUp(_ plan: Int) {
    guard published + timing.cleanUpGenerations <= plan else { return }
    if underWay == 0 { losses += 1 }
    published = newestWritten
  }
}

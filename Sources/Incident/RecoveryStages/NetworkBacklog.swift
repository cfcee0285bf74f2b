import SystemLibrary

/// The network manager works off the state changes that piled up, while people open the launches.
///
/// Work is counted in minutes of normal change: 1 is what changes in a normal minute. New launches are served
/// before the backlog. Operators open the launches steadily until new work makes networks late, then shed load
/// and hold the throttle; once the backlog is gone and they have made sure, they open it step by step.
public struct NetworkBacklog: Equatable, Sendable {
  /// Minutes of normal change that wait at the start.
  public var backlog: Double
  /// Work that the manager does in a minute.
  public var capacity: Double
  /// Changes a minute that launches would make if nothing were throttled, at the start of recovery.
  public var demand: Double
  /// Minutes after which the part of the demand above normal has halved.
  public var demandHalfLifeMinutes: Double
  /// Share of the demand by which operators open the launches each minute at first.
  public var openingPerMinute: Double
  /// Wait of a new instance for its network, in minutes, at which its lateness shows.
  public var lateMinutes: Double
  /// Minutes from there until load is shed.
  public var reactionMinutes: Double
  /// Share of the capacity that launches may use after that.
  public var shedShare: Double
  /// Minutes of watching before throttles are opened.
  public var verificationMinutes: Double
  /// Minutes between two steps of opening.
  public var relaxStepMinutes: Double
  /// Factor by which a step opens the throttle.
  public var relaxFactor: Double
  /// Rule that decides how many launches are let in at first.
  public var opening: Opening

  /// Rule by which launches begin again.
  public enum Opening: Equatable, Sendable {
    /// All at once: nobody had throttled them.
    case atOnce
    /// Operators open the throttle that they had closed.
    case byOperators
    /// A limit on the queue lets in what the manager can take.
    case byQueueLength
  }

  /// A minute of it.
  public struct Minute: Equatable, Sendable {
    /// Share of the launches that is let in, 0 to 1.
    public var opened: Double
    /// Changes from new launches in this minute.
    public var launches: Double
    /// Minutes of work that wait from before.
    public var backlog: Double
    /// Minutes of wait for the network of a new instance.
    public var waitMinutes: Double
  }

  /// Course of the backlog. Minutes count from the start of recovery.
  public struct Outcome: Equatable, Sendable {
    /// Minute at which new instances started to wait for their networks; `nil`: never.
    public let lateMinute: Double?
    /// Minute at which load was shed.
    public let shedMinute: Double?
    /// Minute at which propagation was normal again.
    public let normalMinute: Double
    /// Minute at which throttles started to be opened; `nil`: load had not been shed.
    public let relaxMinute: Double?
    /// Minute at which every launch was let in.
    public let openMinute: Double
    /// Minute by minute until then.
    public let minutes: [Minute]
  }

  /// Plays it in steps of one minute.
  /// - Complexity: O(minutes), at most 20,000.
  public func run() -> Outcome {
    var simulation = NetworkBacklogSimulation(self)
    while !simulation.isOver { simulation.step() }
    return simulation.outcome
  }

  /// Changes a minute that launches would make.
  func demand(at minute: Double) -> Double {
    1 + (demand - 1) * exp2(-minute / demandHalfLifeMinutes)
  }
}

/// The operators' moves: open until it hurts, shed, make sure, open again.
private struct NetworkBacklogSimulation {
  enum Phase {
    case opening
    case shed
    case verifying(from: Double)
    case relaxing(from: Double, start: Double)
  }

  let model: NetworkBacklog
  var phase = Phase.opening
  var opened = 0.0
  var backlog: Double
  /// Changes from new launches that wait.
  var fresh = 0.0
  var late: Double?
  var shed: Double?
  var normal: Double?
  var relax: Double?
  var minutes: [NetworkBacklog.Minute] = []

  init(_ model: NetworkBacklog) {
    self.model = model
    backlog = model.backlog
    minutes.reserveCapacity(1024)
  }

  var now: Double { Double(minutes.count) }
  var isOver: Bool { (normal != nil && opened >= 1) || minutes.count >= 20_000 }

  var outcome: NetworkBacklog.Outcome {
    NetworkBacklog.Outcome(
      lateMinute: late, shedMinute: shed, normalMinute: normal ?? now, relaxMinute: relax, openMinute: now,
      minutes: minutes)
  }

  mutating func step() {
    let wanted = model.demand(at: now)
    opened = opening(wanted)
    let launches = opened * wanted
    let spare = work(launches)
    minutes.append(
      NetworkBacklog.Minute(
        opened: opened, launches: launches, backlog: backlog, waitMinutes: fresh / model.capacity))
    react(spare)
  }

  /// Share of the launches that is let in.
  func opening(_ wanted: Double) -> Double {
    switch phase {
    case .opening: return openingAtFirst(wanted)
    case .shed, .verifying: return opened
    case .relaxing(let from, let start):
      let steps = 1 + ((now - start) / model.relaxStepMinutes).rounded(.down)
      return min(1, from * pow(model.relaxFactor, steps))
    }
  }

  func openingAtFirst(_ wanted: Double) -> Double {
    switch model.opening {
    case .atOnce: return 1
    case .byOperators: return min(1, model.openingPerMinute * now)
    case .byQueueLength:
      let room = normal == nil ? model.shedShare * model.capacity : model.capacity
      return min(1, room / wanted)
    }
  }

  /// New launches first, then the backlog; the capacity that was left for the backlog.
  mutating func work(_ launches: Double) -> Double {
    fresh += launches
    let served = min(fresh, model.capacity)
    fresh -= served
    let spare = model.capacity - served
    if normal == nil && fresh < 1e-9 && spare > 0 && backlog <= spare {
      normal = now + backlog / spare
    }
    backlog = max(0, backlog - spare)
    return spare
  }

  mutating func react(_ spare: Double) {
    let wait = fresh / model.capacity
    if late == nil && wait >= model.lateMinutes { late = now }
    switch phase {
    case .opening:
      if let late, normal == nil, now >= late + model.reactionMinutes {
        phase = .shed
        shed = now
        opened = min(1, model.shedShare * model.capacity / model.demand(at: now))
      }
    case .shed:
      if let normal { phase = .verifying(from: normal) }
    case .verifying(let from):
      if now >= from + model.verificationMinutes {
        phase = .relaxing(from: opened, start: from + model.verificationMinutes)
        relax = from + model.verificationMinutes
      }
    case .relaxing: break
    }
  }
}

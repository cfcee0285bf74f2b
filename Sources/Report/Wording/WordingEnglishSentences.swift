internal import Games

/// English: sentences.
extension WordingEnglish {
  func joined(_ sentences: [String]) -> String { sentences.joined(separator: " ") }

  func question(firms: String) -> String { "Where do \(firms) firms sit, and why?" }

  func seat(_ seat: Seat) -> String {
    let label = seat.count == 1 ? seat.type : "\(NumberText.count(seat.count)) \(seat.type)"
    if seat.places.count == 1, let only = seat.places.first { return "\(label): \(only.strategy)" }
    let parts = seat.places.map { place in
      switch place.share {
      case .firms(let count): "\(NumberText.count(count)) on \(place.strategy)"
      case .probability(let share): "\(Quantity.share(share)) \(place.strategy)"
      }
    }
    return "\(label): \(parts.joined(separator: ", "))"
  }

  func seats(_ seats: [String]) -> String { seats.joined(separator: "; ") }

  func answer(_ stay: Stay) -> String {
    let sits = sits(stay)
    guard let move = stay.move else { return sits + ", the only choice there is." }
    let isSplit = stay.seat.places.count > 1
    let each = stay.seat.count == 1 ? "it" : isSplit ? "a firm" : "each"
    let leaving =
      move.joinsHerd
      ? "joining the herd on \(move.to)"
      : isSplit
        ? "moving alone from \(stay.choice) to \(move.to)"
        : stay.seat.count == 1
          ? "its best move away, to \(move.to)," : "the best way out alone, to \(move.to),"
    let amount = Quantity.money(abs(move.change))
    if NumberText.isZero(amount) { return "\(sits); \(leaving) would change nothing." }
    let effect = move.change < 0 ? "would cost \(each)" : "would gain \(each)"
    let because = move.change < 0 ? move.reason.map { ", mostly in \(item($0))" } ?? "" : ""
    return "\(sits); \(leaving) \(effect) \(amount) a year\(because)."
  }

  private func sits(_ stay: Stay) -> String {
    let seat = stay.seat
    if seat.places.count > 1 { return self.seat(seat) }
    switch seat.count {
    case 1: return "\(seat.type) sits on \(stay.choice)"
    case 2: return "Both \(seat.type) firms sit on \(stay.choice)"
    default: return "All \(NumberText.count(seat.count)) \(seat.type) firms sit on \(stay.choice)"
    }
  }

  func equilibriaCount(pure: Int, mixed: Int) -> String {
    "Equilibria found: \(NumberText.count(pure)) in pure strategies, \(NumberText.count(mixed)) mixed."
  }

  func complete(_ list: EquilibriumList, _ completeness: Completeness) -> String {
    let kind = list == .pure ? "pure equilibria" : "equilibria in which firms of a type play alike"
    func boxes(_ count: Int) -> String { count == 1 ? "1 box" : "\(NumberText.count(count)) boxes" }
    return switch completeness {
    case .everyProfile(let count):
      "These are all \(kind): every profile was tried (\(NumberText.count(count)))."
    case .boundedSearch(let count):
      "These are all \(kind): bounds on payoffs rule out everything else (\(boxes(count)) of profiles examined)."
    case .undecided(let count):
      "There may be more \(kind): a near tie or a continuum that bounds cannot decide (\(boxes(count)))."
    case .budgetExceeded(let count):
      "There may be more \(kind): the search stopped at its budget (\(boxes(count)))."
    case .cancelled: "There may be more \(kind): the search was interrupted."
    case .notSearched: "Other \(kind) were not searched for."
    }
  }

  func more(_ rows: Int) -> String {
    "\(NumberText.count(rows)) more \(rows == 1 ? "row" : "rows"): see --format csv or json."
  }

  func neverPlayed(type: String, strategies: [(name: String, worseThan: String)]) -> String {
    let parts = strategies.map { "\($0.name) (worse than \($0.worseThan))" }
    return "Whatever the others may still do, \(type) never plays \(parts.joined(separator: ", "))."
  }

  func deviation(type: String, from: String, to: String) -> String { "\(type): \(from) to \(to)" }

  func staysWhile(choice: String, multiple: String) -> String {
    "It stays on \(choice) as long as that costs less than \(multiple) the bill."
  }

  func noFlips(type: String) -> String { "No single parameter, within its range, moves \(type)." }

  func history(_ facts: HistoryFacts) -> [String] {
    var sentences = [
      "Firms enter one after the other and choose what is best with those already there: \(facts.afterEntry)."
    ]
    if !facts.converged {
      sentences.append(
        "Revising afterwards does not come to rest; after \(NumberText.count(facts.revisions)) changes: \(facts.end)."
      )
    } else if facts.revisions == 0 {
      sentences.append("Nobody changes their mind afterwards.")
    } else {
      let firms =
        facts.revisions == 1
        ? "One change of mind follows" : "\(NumberText.count(facts.revisions)) changes of mind follow"
      sentences.append(
        facts.endsAsEntered ? "\(firms), with the same end." : "\(firms), and it ends with \(facts.end).")
    }
    if let row = facts.row {
      sentences.append("That is equilibrium \(row) of the list.")
    } else if NumberText.isZero(facts.regret) {
      sentences.append("That is an equilibrium too, though the search did not get as far.")
    } else {
      sentences.append("That is none of the listed equilibria; its regret is \(facts.regret) a year.")
    }
    return sentences
  }

  func herd(_ facts: HerdFacts) -> [String] {
    var sentences: [String] = []
    if let other = facts.alternative {
      let although = facts.failsMore ? "fails more" : "does not fail more"
      sentences.append(
        "\(facts.region) \(although): its shared outages take \(facts.hours) hours a year, those of \(other.region) \(other.hours)."
      )
    }
    let verb = facts.isEquilibrium ? "is an equilibrium" : "is no equilibrium"
    sentences.append("Everybody there (\(facts.profile)) \(verb).")
    for way in facts.ways {
      let change = gain(way.now.gain, "gains", "loses", "neither gains nor loses")
      let now =
        way.count == 1
        ? "If \(way.type) leaves it for \(way.now.to), it \(change)"
        : "One \(way.type) firm that leaves it for \(way.now.to) \(change)"
      guard let without = way.without else {
        sentences.append(now + ".")
        continue
      }
      let other = without.to == way.now.to ? "" : ", going to \(without.to)"
      let changed = gain(without.gain, "would gain", "would lose", "would neither gain nor lose")
      sentences.append("\(now); with no blame shared and no attraction it \(changed)\(other).")
    }
    return sentences
  }

  private func gain(_ gain: Double, _ positive: String, _ negative: String, _ none: String) -> String {
    let amount = Quantity.money(abs(gain))
    return NumberText.isZero(amount) ? none : "\(gain > 0 ? positive : negative) \(amount) a year"
  }

  func praise(_ facts: PraiseFacts) -> String {
    if facts.earners.isEmpty {
      return "Staying up while others are down earns nobody anything: there is no praise."
    }
    let parts = facts.earners.map { "\($0.type) \($0.amount) a year" }
    return "Praise for staying up earns \(parts.joined(separator: ", "))."
  }

  func welfare(best: String, gain: String?) -> String {
    guard let gain else { return "Of all uniform profiles, everybody on \(best) is best for society." }
    return
      "Of all uniform profiles, everybody on \(best) is best for society: \(gain) a year above where history ends."
  }

  func part(of type: String) -> String { "some of \(type)" }

  func restless() -> String {
    "Nobody stays put: history does not come to rest, and this is where it was stopped."
  }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .noHerd(let region?):
      return "No herd forms in \(region): where history ends, nobody relies on it alone."
    case .noHerd(nil):
      return "No herd can form in the oldest region: no strategy relies on it alone."
    case .restless(let region):
      return "History does not come to rest: nobody can be said to stay in \(region), or out of it."
    case .herd(let region, let inside, let besides, let outside, let hold, let alone, let together):
      let names = inside.joined(separator: " and ")
      let main =
        switch hold {
        case .company:
          "Company keeps \(names) in \(region): down alone costs \(alone) an hour, down with everybody \(together)"
        case .offer:
          "What \(region) offers keeps \(names) there, not company: an hour down costs \(alone), alone or with everybody"
        case .both:
          "Company and what \(region) offers keep \(names) there: down alone costs \(alone) an hour, "
            + "down with everybody \(together)"
        case .anyway: "\(region) keeps \(names) even with no blame shared and no attraction"
        case .others: "The herd in \(region) does not hold: were everybody there, \(names) would leave"
        }
      let too = besides.isEmpty ? "" : "; \(areOrIs(besides)) there too"
      return main + too + (outside.isEmpty ? "." : "; \(areOrIs(outside)) better off outside.")
    }
  }

  private func areOrIs(_ types: [String]) -> String {
    types.joined(separator: " and ") + (types.count == 1 ? " is" : " are")
  }

  func overload() -> String {
    "Some hours down are more than a year has: the rates are too high for a model in which outages do not overlap."
  }

  func limits() -> [String] {
    [
      "Outages strike independently of each other, at constant rates; firms weigh expected dollars, not risk.",
      "How much blame company takes away is an assumption: only its sign is known from cases.",
      "presets show NAME lists the source of every number.",
    ]
  }
}

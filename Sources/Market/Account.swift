/// A payoff, item by item.
public import Scenario

/// An item of a payoff.
public enum PayoffItem: Int, CaseIterable, Sendable {
  /// What the home region is worth by itself.
  case regionValue
  /// The bill.
  case bill
  /// Direct loss while down.
  case direct
  /// Blame while down.
  case blame
  /// Praise for being up while others are down.
  case praise
  /// What bad years or rare events weigh beyond the expected loss.
  case risk
  /// What insurers and providers pay, less the premium and penalties for broken promises.
  case compensation
  /// Direct loss while up, because others are down.
  case dependence
  /// Leaving the region where the firm is today.
  case migration
  /// Dollars for each outage, beside its hours.
  case perOutage
}

extension PayoffItem {
  /// What an item belongs to where a page adds several up.
  public enum Group: Sendable {
    /// What a setup costs wherever it is.
    case price
    /// What a place is worth, and what it costs to change it.
    case place
    /// What outages cost and give.
    case outages
  }

  /// The item of a standing cost.
  public init(_ cost: Scenario.StandingCost) {
    switch cost {
    case .migration: self = .migration
    }
  }

  /// What the item belongs to.
  public var group: Group {
    switch self {
    case .bill: .price
    case .regionValue, .migration: .place
    default: .outages
    }
  }

  /// The items that few markets have, in the order of pages, which show each only where it is not 0.
  public static let seldom = allCases.filter { $0.rawValue >= dependence.rawValue }

  /// The item's key in JSON and CSV.
  public var key: String { String(describing: self) }
}

/// What a choice is worth to a firm and why, dollars per year by item; what costs is below 0.
public struct Account: Equatable, Sendable {
  private var values = [Double](repeating: 0, count: PayoffItem.allCases.count)

  /// An account of these items and nothing else.
  public init(_ items: [PayoffItem: Double] = [:]) {
    for (item, value) in items { values[item.rawValue] = value }
  }

  /// Dollars per year of an item; below 0 where it costs.
  public subscript(item: PayoffItem) -> Double {
    get { values[item.rawValue] }
    set { values[item.rawValue] = newValue }
  }

  /// The payoff.
  public var payoff: Double { values.reduce(0, +) }

  /// An item as a cost; 0 rather than −0 where there is none.
  public func cost(_ item: PayoffItem) -> Double { 0 - self[item] }

  /// The items of a group together.
  public func sum(_ group: PayoffItem.Group) -> Double {
    PayoffItem.allCases.reduce(0) { $1.group == group ? $0 + self[$1] : $0 }
  }

  /// Direct loss and blame, as a cost.
  public var loss: Double { cost(.direct) + cost(.blame) }

  /// What changes from one account to another.
  public static func - (after: Account, before: Account) -> Account {
    var result = Account()
    for index in result.values.indices { result.values[index] = after.values[index] - before.values[index] }
    return result
  }
}

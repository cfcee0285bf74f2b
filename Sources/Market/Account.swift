/// A payoff, item by item.

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

  /// Direct loss and blame, as a cost.
  public var loss: Double { cost(.direct) + cost(.blame) }

  /// What changes from one account to another.
  public static func - (after: Account, before: Account) -> Account {
    var result = Account()
    for index in result.values.indices { result.values[index] = after.values[index] - before.values[index] }
    return result
  }
}

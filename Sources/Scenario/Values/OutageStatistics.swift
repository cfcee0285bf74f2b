/// What a scenario asks of an outage record, and what it is told: the record itself is read further on.

/// The rows of a record that count for one source of outages.
public struct OutageQuery: Equatable, Sendable {
  /// `built-in`, or the name of a file.
  public var record: String
  /// Key of the rows in the preset, for messages.
  public var path: String
  /// Where the preset names the record.
  public var place: FileLocation
  /// Provider of the rows; `nil` for all.
  public var provider: String?
  /// Region that the rows name; `nil` for all.
  public var region: String?
  /// A region that the rows do not name.
  public var except: String?
  /// How far the rows reached: `zone`, `region` or `provider`; `nil` for all.
  public var scope: String?
  /// Word in the cause or the trigger of the rows; `nil` for all.
  public var cause: String?
  /// First day that was watched; `nil`: that of the first row.
  public var from: String?
  /// Day up to which somebody watched; `nil`: that of the last row.
  public var until: String?
  /// Whether the region is the first of the scenario, where everybody starts.
  public var isHome = false
  /// Purpose of the numbers.
  public var purpose = Purpose.rate
  /// Whether a user's record may answer instead of the one that the preset names.
  public var takesSubstitutes = true

  /// Purpose of the numbers of a query.
  public enum Purpose: Equatable, Sendable {
    /// How often, and all else that has no rows of its own.
    case rate
    /// How long.
    case duration
    /// The services in which events begin.
    case triggers
  }

  /// A query for all rows.
  public init(record: String, path: String, place: FileLocation) {
    self.record = record
    self.path = path
    self.place = place
  }
}

/// What the rows of a record say.
public struct OutageStatistics: Equatable, Sendable {
  /// Number of rows.
  public var events: Int
  /// Years that were watched.
  public var years: Double
  /// Hours of the rows whose length is known.
  public var hours: [Double]
  /// The lognormal curve through the hours, where there are enough of them.
  public var lognormal: LognormalFit?
  /// Services of the dependency graph in which events began, with their numbers.
  public var triggers: [(service: String, count: Int)]
  /// The rows in words.
  public var source: String
  /// Mean share of the business that stopped; `nil` where the record does not say.
  public var severity: Double?
  /// Mean share of the firms in the scope that were hit; `nil` where the record does not say.
  public var width: Double?
  /// Whether the rows are not those that the preset names, but a user's in their place: what they say wins over the preset.
  public var isSubstitute = false
  /// Whether the rows name no place, so that they count for the first region.
  public var isPlaceless = false

  /// A lognormal curve with 90 % ranges of both parameters.
  public struct LognormalFit: Equatable, Sendable {
    /// Mean of the logarithms.
    public var mu: Double
    /// 90 % range of the mean.
    public var muRange: ClosedRange<Double>
    /// Standard deviation of the logarithms.
    public var sigma: Double
    /// 90 % range of the standard deviation.
    public var sigmaRange: ClosedRange<Double>

    /// Puts a fit together.
    public init(mu: Double, muRange: ClosedRange<Double>, sigma: Double, sigmaRange: ClosedRange<Double>) {
      self.mu = mu
      self.muRange = muRange
      self.sigma = sigma
      self.sigmaRange = sigmaRange
    }
  }

  /// Puts an answer together.
  public init(
    events: Int, years: Double, hours: [Double], lognormal: LognormalFit?,
    triggers: [(service: String, count: Int)], source: String
  ) {
    self.events = events
    self.years = years
    self.hours = hours
    self.lognormal = lognormal
    self.triggers = triggers
    self.source = source
  }

  /// Whether two answers say the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.events == right.events && left.years == right.years && left.hours == right.hours
      && left.lognormal == right.lognormal && left.source == right.source
      && left.severity == right.severity && left.width == right.width
      && left.isSubstitute == right.isSubstitute
      && left.triggers.elementsEqual(right.triggers) { $0 == $1 }
  }
}

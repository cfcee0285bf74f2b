// Failover in layers, and how wide an outage is.

extension Scenario {
  /// A place from which work can be taken over, from near to far.
  public enum CoverLevel: String, CaseIterable, Sendable {
    /// Another node of the site.
    case node
    /// Another zone of the site.
    case zone
    /// Another site at the same provider.
    case region
    /// A site at another provider.
    case cloud
    /// A substitute for a vendor's product.
    case vendor
  }

  /// Failover by level: the probability that it works, and the time until it has.
  public struct Cover: Equatable, Sendable {
    /// A level; `nil` leaves a number to what is said more generally.
    public struct Level: Equatable, Sendable {
      /// Probability that taking over works.
      public var works: Double?
      /// Hours until it has.
      public var afterHours: Double?

      /// A level, by default one of which nothing is said.
      public init(works: Double? = nil, afterHours: Double? = nil) {
        self.works = works
        self.afterHours = afterHours
      }

      /// The level with what it leaves open taken from another one.
      func filled(from other: Level) -> Level {
        Level(works: works ?? other.works, afterHours: afterHours ?? other.afterHours)
      }
    }

    /// Another node.
    public var node = Level()
    /// Another zone.
    public var zone = Level()
    /// Another region.
    public var region = Level()
    /// Another provider.
    public var cloud = Level()
    /// A substitute for a vendor.
    public var vendor = Level()

    /// Cover of which nothing is said.
    public init() {}

    /// One probability for all levels of a footprint, and a time by what failed: the short form.
    public init(coverage: Double, failover: Failover) {
      node = Level(works: coverage, afterHours: failover.nodeHours)
      zone = Level(works: coverage, afterHours: failover.zoneHours)
      region = Level(works: coverage, afterHours: failover.regionHours)
      cloud = Level(works: coverage, afterHours: failover.providerHours)
    }

    /// The level of a name.
    public subscript(level: CoverLevel) -> Level {
      get {
        switch level {
        case .node: node
        case .zone: zone
        case .region: region
        case .cloud: cloud
        case .vendor: vendor
        }
      }
      set {
        switch level {
        case .node: node = newValue
        case .zone: zone = newValue
        case .region: region = newValue
        case .cloud: cloud = newValue
        case .vendor: vendor = newValue
        }
      }
    }

    /// The cover with what it leaves open taken from a more general one.
    public func filled(from other: Cover) -> Cover {
      var result = self
      for level in CoverLevel.allCases { result[level] = self[level].filled(from: other[level]) }
      return result
    }
  }

  /// The cover of a strategy as a type of firm runs it: what the firm says, then the strategy, then the scenario.
  public func cover(of strategy: Strategy, for firm: FirmType) -> Cover {
    firm.cover.filled(from: strategy.ownCover).filled(from: cover)
  }
}

extension Scenario {
  /// The share of the firms within its scope that an event hits at once.
  public enum Width: Equatable, Sendable {
    /// Always the same share.
    case share(Double)
    /// One share an event, drawn with these probabilities.
    case list([WidthCase])
    /// The share that a dependency graph gives: a firm needs so many services, and an event begins in one of these.
    case services(count: Int, graph: Graph, triggers: [Trigger])

    /// The whole scope.
    public static let all = Width.share(1)
  }

  /// A width with its probability.
  public struct WidthCase: Equatable, Sendable {
    /// The share of firms that is hit, in (0, 1].
    public var share: Double
    /// The probability of that share, up to a common factor.
    public var probability: Double

    /// A width with its probability.
    public init(share: Double, probability: Double) {
      self.share = share
      self.probability = probability
    }
  }

  /// A service in which events begin.
  public struct Trigger: Equatable, Sendable {
    /// The service of the graph.
    public var service: String
    /// How often events begin in it, up to a common factor.
    public var weight: Double

    /// A trigger.
    public init(service: String, weight: Double) {
      self.service = service
      self.weight = weight
    }
  }

  /// A dependency graph of a provider's services.
  public enum Graph: String, CaseIterable, Sendable {
    /// Services built on each other, as the operator's summaries tell of AWS.
    case coupled
    /// Services that run on their own, as Azure's reviews tell.
    case decoupled
  }
}

/// The table of all keys of a preset.
enum ScenarioKeys {
  private static let anyHours = ValidRange.positive(upTo: 87600)
  private static let money = ValidRange(0, 1e15)
  private static let share = ValidRange(0, 1)
  private static let footprint = ValidRange(1, 64)
  /// Events per year, given or derived from a record.
  static let rates = ValidRange(0, 1e6)
  private static let factor = ValidRange(0, 1e6)
  private static let failover = ValidRange(0, 8760)
  /// Largest number of firms of all types together.
  static let firmLimit = 1_000_000
  private static let firms = ValidRange(0, Double(firmLimit))

  /// Declarations as a tree.
  static let root = SchemaNode(
    SchemaKey("", .group, "Everything a user says about a market."),
    page + world + choices + economy + ScenarioTermKeys.everybody)

  private static let page: [SchemaKey] = [
    SchemaKey("title", .texts, "The question that the page answers."),
    SchemaKey("title.en", .text, "The question in English."),
    SchemaKey("title.zh", .text, "The question in Chinese."),
    SchemaKey("currency", .text, "Currency of all money, as in EUR; printed, never converted (USD)."),
    SchemaKey("description", .texts, "What the preset describes, in a sentence."),
    SchemaKey("description.en", .text, "The sentence in English."),
    SchemaKey("description.zh", .text, "The sentence in Chinese."),
    SchemaKey(
      "firmCount", .whole(ValidRange(1, Double(firmLimit)), orRest: false), standard: .number(5),
      "Number of firms when --firms does not say, where one type takes the rest."),
  ]

  private static let world: [SchemaKey] =
    [
      SchemaKey("regions", .named(.new, 1...64), "Regions in which a firm can make its home."),
      SchemaKey("regions.*", .group, "A region, by name."),
    ] + LabelKeys.below("regions.*") + [
      SchemaKey("regions.*.provider", .text, "The provider that runs it."),
      SchemaKey("regions.*.zones", .whole(footprint, orRest: false), "Number of availability zones."),
      SchemaKey("hazards", .named(.new, 0...256), "Sources of outages."),
      SchemaKey("hazards.*", .group, "A source of outages, by name."),
    ] + LabelKeys.below("hazards.*") + [
      SchemaKey(
        "hazards.*.scope", .choice(Scenario.Scope.allCases.map(\.rawValue)), "What an outage hits at once."),
      SchemaKey("hazards.*.region", .reference(.region), "The region that fails (scopes zone and region)."),
      SchemaKey("hazards.*.provider", .reference(.provider), "The provider that fails (scope provider)."),
      SchemaKey(
        "hazards.*.rate", .quantity(.rate, rates), isLinear: true,
        "Events per year, or a record of events in years; per doubling where growsWithRedundancy is true."),
      SchemaKey(
        "hazards.*.rate.events", .whole(ValidRange(0, 1e6), orRest: false), "Events on record in the years."),
      SchemaKey("hazards.*.rate.years", .quantity(.years, .positive(upTo: 1000)), "Years on record."),
      SchemaKey("hazards.*.rate.source", .text, "Source of the record."),
      SchemaKey("hazards.*.duration", .choice(["incident"]), "How long an outage lasts."),
      SchemaKey(
        "hazards.*.duration.kind",
        .choice(["fixed", "exponential", "lognormal", "weibull", "pareto", "empirical", "incident", "record"]
        ),
        "The distribution of the hours."),
      SchemaKey("hazards.*.duration.length", .quantity(.hours, anyHours), "Hours of a fixed outage."),
      SchemaKey("hazards.*.duration.mean", .quantity(.hours, anyHours), "Mean of an exponential outage."),
      SchemaKey(
        "hazards.*.duration.mu", .quantity(.logHours, ValidRange(-12, 11.38)),
        "Mean of the logarithm of a lognormal outage's hours."),
      SchemaKey(
        "hazards.*.duration.sigma", .quantity(.number, .positive(upTo: 5)),
        "Standard deviation of the logarithm of a lognormal outage's hours."),
      SchemaKey("hazards.*.duration.median", .quantity(.hours, anyHours), "Median of a lognormal outage."),
      SchemaKey(
        "hazards.*.duration.p95", .quantity(.hours, anyHours), "95th percentile of a lognormal outage."),
      SchemaKey(
        "hazards.*.duration.scale", .quantity(.hours, anyHours),
        "Shortest hours of a Pareto outage; hours that a Weibull outage exceeds with probability 1/e."),
      SchemaKey(
        "hazards.*.duration.shape", .quantity(.number, ValidRange.positive(upTo: 1000)),
        "Tail index of a Pareto outage, above 1, because the mean must exist; shape of a Weibull outage."),
      SchemaKey(
        "hazards.*.duration.observed", .quantities(.hours, anyHours, 1...1000),
        "Hours on record, each equally probable."),
      SchemaKey("hazards.*.duration.where", .group, "Rows of the record that give the hours (kind record)."),
      SchemaKey("hazards.*.duration.where.provider", .text, "Provider of the rows."),
      SchemaKey("hazards.*.duration.where.region", .text, "Region that the rows name."),
      SchemaKey("hazards.*.duration.where.except", .text, "Region that the rows do not name."),
      SchemaKey("hazards.*.duration.where.scope", .text, "Scope of the rows: zone, region or provider."),
    ] + RecordKeys.rows("hazards.*.duration.where") + [
      SchemaKey("hazards.*.duration.source", .text, "Source of the numbers of the duration."),
      SchemaKey(
        "hazards.*.record", .text, "Record that gives rate, duration and triggers: built-in, or a file."),
      SchemaKey("hazards.*.where", .group, "Rows of the record that count."),
      SchemaKey("hazards.*.where.provider", .text, "Provider of the rows."),
      SchemaKey("hazards.*.where.region", .text, "Region that the rows name."),
      SchemaKey("hazards.*.where.except", .text, "Region that the rows do not name."),
      SchemaKey("hazards.*.where.scope", .text, "Scope of the rows: zone, region or provider."),
    ] + RecordKeys.rows("hazards.*.where") + [
      SchemaKey(
        "hazards.*.mtbf", .quantity(.hours, .positive(upTo: 1e9)),
        "Mean time between events, instead of a rate."),
      SchemaKey(
        "hazards.*.mttr", .quantity(.hours, anyHours),
        "Mean time to repair: the mean of an exponential outage where no duration is given."),
      SchemaKey(
        "hazards.*.availability", .quantity(.share, .positive(upTo: 1)),
        "Availability that gives the rate together with the mean time to repair."),
      SchemaKey(
        "hazards.*.width", .quantity(.share, .positive(upTo: 1)),
        "Share of the firms within the scope that an event hits: a number, a list, or services of a dependency graph."
      ),
      SchemaKey(
        "hazards.*.width.shares", .quantities(.share, .positive(upTo: 1), 1...64),
        "Shares, one drawn an event."
      ),
      SchemaKey(
        "hazards.*.width.probabilities", .quantities(.share, share, 1...64), "Probability of each share."),
      SchemaKey(
        "hazards.*.width.services", .whole(ValidRange(1, 64), orRest: false),
        "Services that a firm needs, drawn from the dependency graph."),
      SchemaKey(
        "hazards.*.width.graph", .choice(Scenario.Graph.allCases.map(\.rawValue)), "The dependency graph."),
      SchemaKey(
        "hazards.*.width.triggers", .named(.new, 0...64), "Services in which events begin, with weights."),
      SchemaKey(
        "hazards.*.width.triggers.*", .quantity(.count, factor), "How often events begin in the service."),
      SchemaKey("hazards.*.width.where", .group, "Rows of the record that give the triggers."),
      SchemaKey("hazards.*.width.where.provider", .text, "Provider of the rows."),
      SchemaKey("hazards.*.width.where.region", .text, "Region that the rows name."),
      SchemaKey("hazards.*.width.where.except", .text, "Region that the rows do not name."),
      SchemaKey("hazards.*.width.where.scope", .text, "Scope of the rows: zone, region or provider."),
    ] + RecordKeys.rows("hazards.*.width.where") + [
      SchemaKey("hazards.*.width.source", .text, "Source of the numbers."),
      SchemaKey(
        "hazards.*.leak", .quantity(.share, ValidRange(0, 0.999)),
        "Probability that a firm depends on what lives in this region only (scope region)."),
      SchemaKey(
        "hazards.*.severity", .quantity(.share, .positive(upTo: 1)), isLinear: true,
        "Share of a firm's business that stops while it is down."),
      SchemaKey(
        "hazards.*.everyReplica", .flag, standard: .flag(false),
        "Whether an event takes every replica along, so that none takes over (scope firm); where not said, yes if "
          + "another hazard says no."),
      SchemaKey(
        "hazards.*.growsWithRedundancy", .flag, standard: .flag(false),
        "Whether redundancy itself fails: the rate counts per doubling, and no replica covers it."),
    ]

  private static let choices: [SchemaKey] =
    [
      SchemaKey("strategies", .named(.new, 1...64), "What a firm can choose."),
      SchemaKey("strategies.*", .group, "A footprint, by name."),
    ] + LabelKeys.below("strategies.*") + [
      SchemaKey("strategies.*.home", .reference(.region), "Home region."),
      SchemaKey(
        "strategies.*.nodes", .whole(footprint, orRest: false), standard: .number(1), "Nodes per region."),
      SchemaKey(
        "strategies.*.regions", .whole(footprint, orRest: false), standard: .number(1), "Regions per cloud."),
      SchemaKey("strategies.*.clouds", .whole(footprint, orRest: false), standard: .number(1), "Clouds."),
      SchemaKey(
        "strategies.*.coverage", .quantity(.share, share), "Probability that cover works when needed."),
      SchemaKey("strategies.*.sites", .references(.region, 1...64), "Regions of its sites, home first."),
      SchemaKey(
        "strategies.*.mode", .choice(Scenario.Mode.allCases.map(\.rawValue)), standard: .text("standby"),
        "Whether the sites beside home stand by or share the work."),
      SchemaKey(
        "strategies.*.needed", .whole(footprint, orRest: false), standard: .number(1),
        "Sites that must be up to carry everything; nodes where there is one site."),
      SchemaKey(
        "strategies.*.cost", .quantity(.moneyPerYear, money), isLinear: true,
        "What it costs a firm, instead of a multiple of the bill."),
      SchemaKey("strategies.*.oneOff", .group, "What setting it up costs, once."),
      SchemaKey("strategies.*.oneOff.value", .quantity(.money, money), isLinear: true, "Dollars, once."),
      SchemaKey(
        "strategies.*.oneOff.years", .quantity(.years, .positive(upTo: 100)),
        "Years over which they are spread."),
      SchemaKey("strategies.*.oneOff.source", .text, "Source of the numbers."),
      SchemaKey(
        "strategies.*.rto", .quantity(.hours, failover),
        "Time until another site has taken over, where cover does not say."),
      SchemaKey(
        "strategies.*.rpo", .quantity(.hours, failover), isLinear: true,
        "Hours of data that are lost when another site takes over."),
      SchemaKey("strategies.*.source", .text, "Source of the numbers of the strategy."),
      SchemaKey("strategies.*.failover", .group, "Time until cover has taken over, by what failed."),
      SchemaKey("strategies.*.failover.node", .quantity(.hours, failover), "When a node failed."),
      SchemaKey("strategies.*.failover.zone", .quantity(.hours, failover), "When a zone failed."),
      SchemaKey("strategies.*.failover.region", .quantity(.hours, failover), "When a region failed."),
      SchemaKey("strategies.*.failover.provider", .quantity(.hours, failover), "When a provider failed."),
      SchemaKey("strategies.*.failover.source", .text, "Source of the failover times."),
    ] + CoverKeys.strategy + CoverKeys.everybody + [
      SchemaKey(
        "capacityCrunch", .quantity(.share, share), isLinear: true,
        "Share of the cover that fails when all other firms fail over in the same event; 0 where not given.")
    ]

  private static let ladders = Scenario.Ladder.allCases.map(\.rawValue)
  private static let economy: [SchemaKey] =
    [
      SchemaKey("costs", .named(.tierOrStrategy, 0...128), "What redundancy costs every firm."),
      SchemaKey("costs.ladder", .choice(ladders), standard: .text("doubling"), "Rule for the multiples."),
      SchemaKey(
        "costs.*", .quantity(.multiplier, factor), isLinear: true,
        "Multiple of the bill, by tier or strategy, instead of the rule's."),
      SchemaKey("firms", .named(.new, 1...16), "Types of firms."),
      SchemaKey("firms.*", .group, "A type of firm, by name."),
    ] + LabelKeys.below("firms.*") + [
      SchemaKey("firms.*.count", .whole(firms, orRest: true), "Number of firms, or rest."),
      SchemaKey(
        "firms.*.bill", .quantity(.moneyPerYear, money), isLinear: true,
        "Infrastructure bill of a single node."),
      SchemaKey("firms.*.ladder", .choice(ladders), "Rule for the multiples of this type."),
      SchemaKey("firms.*.costs", .named(.tierOrStrategy, 0...128), "Multiples of this type's bill."),
      SchemaKey(
        "firms.*.costs.*", .quantity(.multiplier, factor), isLinear: true,
        "Multiple of the bill, by tier or strategy, instead of the rule's."),
      SchemaKey(
        "firms.*.direct", .quantity(.moneyPerHour, money), isLinear: true,
        "Loss per hour down, whoever else is down."),
      SchemaKey(
        "firms.*.blame", .quantity(.moneyPerHour, money), isLinear: true,
        "Loss per hour for being down alone: churn, press, shareholders."),
      SchemaKey(
        "firms.*.blameSharing", .quantity(.share, share), isLinear: true,
        "Share of the blame that vanishes when everyone else is down too (rho)."),
      SchemaKey(
        "firms.*.blameCurvature", .quantity(.number, .positive(upTo: 100)), standard: .number(1),
        "How the blame vanishes as others go down: their share to this power (kappa)."),
      SchemaKey(
        "firms.*.providerExcuse", .quantity(.share, share), standard: .number(0), isLinear: true,
        "Share of the excuses that is 'it was the provider', whoever else is down (theta)."),
      SchemaKey(
        "firms.*.dependence", .quantity(.share, share), standard: .number(0), isLinear: true,
        "Share of the direct loss while up, because suppliers and customers are down (delta)."),
      SchemaKey(
        "firms.*.perOutage", .quantity(.money, money), standard: .number(0), isLinear: true,
        "Dollars for each outage, beside its hours: a number, a range, or a list of kinds with ranges of their own."
      ),
      SchemaKey("firms.*.perOutage.kinds", .named(.new, 1...32), "Kinds of loss in one outage, added up."),
      SchemaKey("firms.*.perOutage.kinds.*", .group, "A kind of loss, by name."),
      SchemaKey("firms.*.perOutage.kinds.*.value", .quantity(.money, money), "Dollars, always the same."),
      SchemaKey(
        "firms.*.perOutage.kinds.*.low", .quantity(.money, .positive(upTo: 1e15)),
        "Dollars that 5 outages in 100 stay below; lognormal."),
      SchemaKey(
        "firms.*.perOutage.kinds.*.high", .quantity(.money, .positive(upTo: 1e15)),
        "Dollars that 5 outages in 100 exceed."),
      SchemaKey("firms.*.perOutage.kinds.*.source", .text, "Source of the numbers."),
      SchemaKey("firms.*.perOutage.source", .text, "Source of the numbers."),
      SchemaKey(
        "firms.*.dataLoss", .quantity(.moneyPerHour, money), isLinear: true,
        "Dollars for each hour of data that is lost when another site takes over."),
      SchemaKey("firms.*.revenue", .quantity(.moneyPerYear, money), "Revenue, which gives the direct loss."),
      SchemaKey(
        "firms.*.margin", .quantity(.share, share), "Share of the revenue that an hour down loses at most."),
      SchemaKey(
        "firms.*.patience", .quantity(.share, share), "Share of it that customers make up for later."),
      SchemaKey(
        "firms.*.used", .quantity(.share, share),
        "Probability of using a vendor's product, for all or by hazard."),
      SchemaKey("firms.*.used.*", .quantity(.share, share), "Probability of using the product."),
      SchemaKey(
        "firms.*.incumbent", .reference(.region), "Region where the firms are today; entrants have none."),
    ] + Scenario.StandingCost.keys + [
      SchemaKey("firms.*.prices", .named(.tierOrStrategy, 0...128), "Bills in dollars instead of multiples."),
      SchemaKey(
        "firms.*.prices.*", .quantity(.moneyPerYear, money), isLinear: true, "Bill, by tier or strategy."),
      SchemaKey(
        "firms.*.praise", .quantity(.moneyPerHour, money), standard: .number(0), isLinear: true,
        "Gain per hour for being up while all others are down."),
      SchemaKey(
        "firms.*.visibility", .quantity(.multiplier, .positive(upTo: 1e6)), standard: .number(1),
        "Weight with which the others see this firm."),
      SchemaKey("firms.*.attraction", .named(.region, 0...64), "What a home region is worth by itself."),
      SchemaKey(
        "firms.*.attraction.*", .quantity(.moneyPerYear, money), isLinear: true,
        "What a home in the region is worth."),
    ] + CoverKeys.firm + ScenarioTermKeys.firm + [
      SchemaKey("society", .group, "What joint failure costs everybody else."),
      SchemaKey(
        "society.systemic", .quantity(.multiplier, ValidRange(0, 1e4)), standard: .number(0),
        "Loss of everybody else when all firms are down, in multiples of the firms' own direct loss (sigma)."),
      SchemaKey(
        "society.exponent", .quantity(.number, ValidRange(1, 100)), standard: .number(1),
        "The loss grows with this power of the share of firms that are down (eta)."),
      SchemaKey("society.source", .text, "Source of the numbers."),
    ]
}

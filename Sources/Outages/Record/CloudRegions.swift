/// Regions of the three largest clouds, with their everyday names.
///
/// Sources: the providers' lists of regions (docs.aws.amazon.com/general/latest/gr/rande.html,
/// cloud.google.com/compute/docs/regions-zones, learn.microsoft.com/azure/reliability/regions-list). Other
/// regions become known once a row of a record names them.
internal import Scenario

/// Region with its provider.
struct RegionName: Hashable {
  let provider: String
  let name: String
}

/// Catalogue of cloud regions.
enum CloudRegions {
  /// Providers with their regions, and other names of the provider, in small letters and digits.
  private static let providers: [(name: String, aliases: [String], regions: [(String, String)])] = [
    ("AWS", ["aws", "amazon", "amazonwebservices", "amazonaws"], aws),
    ("Google Cloud", ["googlecloud", "google", "gcp", "googlecloudplatform", "gce"], google),
    ("Azure", ["azure", "microsoftazure", "microsoft", "msazure"], azure),
  ]

  /// Usual spelling of a provider's name; the name itself if the catalogue has none.
  static func provider(_ name: String) -> String {
    let key = key(name)
    return providers.first { $0.aliases.contains(key) }?.name ?? name
  }

  /// Names of the providers.
  static var providerNames: [String] { providers.map(\.name) }

  /// Names of a provider's regions.
  static func names(_ provider: String) -> [String] {
    providers.first { $0.name == provider }?.regions.map(\.0) ?? []
  }

  /// Regions that a name may mean: of one provider, or of all.
  static func regions(called name: String, provider: String?) -> [RegionName] {
    let exact = providers.flatMap { entry in
      entry.regions.filter { $0.0 == name }.map { RegionName(provider: entry.name, name: $0.0) }
    }.filter { provider == nil || $0.provider == provider }
    if !exact.isEmpty { return exact }
    // The name us-east-1 is not another spelling of Google's us-east1.
    if provider != nil, providers.contains(where: { $0.regions.contains { $0.0 == name } }) { return [] }
    let keys = [key(name), key(inParentheses(name))].compactMap(\.self).filter { !$0.isEmpty }
    var seen: Set<RegionName> = []
    return keys.flatMap { index[$0] ?? [] }.filter {
      (provider == nil || $0.provider == provider) && seen.insert($0).inserted
    }
  }

  /// Region of a zone: `us-east-1a`, `use1-az2`, `europe-west1-b`.
  static func region(ofZone zone: String, provider: String?) -> RegionName? {
    let small = zone.lowercased()
    if let end = small.range(ofLast: "-az"), small[end.upperBound...].allSatisfy(\.isNumber) {
      return regions(called: String(small[..<end.lowerBound]), provider: provider ?? "AWS").first
    }
    guard let letter = small.last, letter.isLetter, letter.isASCII else { return nil }
    var head = String(small.dropLast())
    let isGoogle = head.hasSuffix("-")
    if isGoogle { head.removeLast() }
    guard head.last?.isNumber == true else { return nil }
    let owner = isGoogle ? "Google Cloud" : "AWS"
    guard provider == nil || provider == owner, names(owner).contains(head) else { return nil }
    return RegionName(provider: owner, name: head)
  }

  /// Letters and digits of a name, in small letters.
  static func key(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { isPlain($0) || $0 >= 0x80 }, as: UTF8.self)
  }

  private static func key(_ name: String?) -> String? { name.map { key($0) } }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Text in parentheses: `Iowa (us-central1)`.
  private static func inParentheses(_ name: String) -> String? {
    guard let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"), open < close else {
      return nil
    }
    return String(name[name.index(after: open)..<close])
  }

  /// Regions by the letters and digits of each of their names.
  private static let index: [String: [RegionName]] = {
    var index: [String: [RegionName]] = [:]
    for entry in providers {
      for (name, label) in entry.regions {
        let region = RegionName(provider: entry.name, name: name)
        let names = [name, label, inParentheses(label), entry.name == "AWS" ? short(name) : nil]
        for key in Set(names.compactMap { key($0) }) { index[key, default: []].append(region) }
      }
    }
    return index
  }()

  private static let directions: [(String, String)] = [
    ("northeast", "ne"), ("southeast", "se"), ("northwest", "nw"), ("southwest", "sw"), ("north", "n"),
    ("south", "s"), ("east", "e"), ("west", "w"), ("central", "c"), ("gov", "g"),
  ]

  /// Short name of a region, `use1` for `us-east-1`.
  private static func short(_ name: String) -> String {
    name.split(separator: "-").map { part in
      directions.first { $0.0 == part }?.1 ?? String(part)
    }.joined()
  }

  private static let aws: [(String, String)] = [
    ("us-east-1", "US East (N. Virginia)"), ("us-east-2", "US East (Ohio)"),
    ("us-west-1", "US West (N. California)"), ("us-west-2", "US West (Oregon)"),
    ("af-south-1", "Africa (Cape Town)"), ("ap-east-1", "Asia Pacific (Hong Kong)"),
    ("ap-east-2", "Asia Pacific (Taipei)"), ("ap-south-1", "Asia Pacific (Mumbai)"),
    ("ap-south-2", "Asia Pacific (Hyderabad)"), ("ap-southeast-1", "Asia Pacific (Singapore)"),
    ("ap-southeast-2", "Asia Pacific (Sydney)"), ("ap-southeast-3", "Asia Pacific (Jakarta)"),
    ("ap-southeast-4", "Asia Pacific (Melbourne)"), ("ap-southeast-5", "Asia Pacific (Malaysia)"),
    ("ap-southeast-6", "Asia Pacific (New Zealand)"), ("ap-southeast-7", "Asia Pacific (Thailand)"),
    ("ap-northeast-1", "Asia Pacific (Tokyo)"), ("ap-northeast-2", "Asia Pacific (Seoul)"),
    ("ap-northeast-3", "Asia Pacific (Osaka)"), ("ca-central-1", "Canada (Central)"),
    ("ca-west-1", "Canada West (Calgary)"), ("cn-north-1", "China (Beijing)"),
    ("cn-northwest-1", "China (Ningxia)"), ("eu-central-1", "Europe (Frankfurt)"),
    ("eu-central-2", "Europe (Zurich)"), ("eu-west-1", "Europe (Ireland)"),
    ("eu-west-2", "Europe (London)"), ("eu-west-3", "Europe (Paris)"), ("eu-south-1", "Europe (Milan)"),
    ("eu-south-2", "Europe (Spain)"), ("eu-north-1", "Europe (Stockholm)"),
    ("il-central-1", "Israel (Tel Aviv)"), ("mx-central-1", "Mexico (Central)"),
    ("me-south-1", "Middle East (Bahrain)"), ("me-central-1", "Middle East (UAE)"),
    ("sa-east-1", "South America (São Paulo)"), ("us-gov-east-1", "AWS GovCloud (US-East)"),
    ("us-gov-west-1", "AWS GovCloud (US-West)"),
  ]

  private static let google: [(String, String)] = [
    ("africa-south1", "Johannesburg"), ("asia-east1", "Taiwan"), ("asia-east2", "Hong Kong"),
    ("asia-northeast1", "Tokyo"), ("asia-northeast2", "Osaka"), ("asia-northeast3", "Seoul"),
    ("asia-south1", "Mumbai"), ("asia-south2", "Delhi"), ("asia-southeast1", "Singapore"),
    ("asia-southeast2", "Jakarta"), ("australia-southeast1", "Sydney"),
    ("australia-southeast2", "Melbourne"), ("europe-central2", "Warsaw"), ("europe-north1", "Finland"),
    ("europe-north2", "Stockholm"), ("europe-southwest1", "Madrid"), ("europe-west1", "Belgium"),
    ("europe-west2", "London"), ("europe-west3", "Frankfurt"), ("europe-west4", "Netherlands"),
    ("europe-west6", "Zurich"), ("europe-west8", "Milan"), ("europe-west9", "Paris"),
    ("europe-west10", "Berlin"), ("europe-west12", "Turin"), ("me-central1", "Doha"),
    ("me-central2", "Dammam"), ("me-west1", "Tel Aviv"), ("northamerica-northeast1", "Montréal"),
    ("northamerica-northeast2", "Toronto"), ("northamerica-south1", "Mexico"),
    ("southamerica-east1", "São Paulo"), ("southamerica-west1", "Santiago"), ("us-central1", "Iowa"),
    ("us-east1", "South Carolina"), ("us-east4", "Northern Virginia"), ("us-east5", "Columbus"),
    ("us-south1", "Dallas"), ("us-west1", "Oregon"), ("us-west2", "Los Angeles"),
    ("us-west3", "Salt Lake City"), ("us-west4", "Las Vegas"),
  ]

  /// Names of Azure's regions; the labels have the same letters: `eastus` for East US.
  private static let azure: [(String, String)] = [
    "Australia Central", "Australia Central 2", "Australia East", "Australia Southeast", "Austria East",
    "Belgium Central", "Brazil South", "Brazil Southeast", "Canada Central", "Canada East", "Central India",
    "Central US", "Chile Central", "China East", "China East 2", "China East 3", "China North",
    "China North 2", "China North 3", "East Asia", "East US", "East US 2", "France Central", "France South",
    "Germany North", "Germany West Central", "Indonesia Central", "Israel Central", "Italy North",
    "Japan East", "Japan West", "Korea Central", "Korea South", "Malaysia West", "Mexico Central",
    "New Zealand North", "North Central US", "North Europe", "Norway East", "Norway West", "Poland Central",
    "Qatar Central", "South Africa North", "South Africa West", "South Central US", "South India",
    "Southeast Asia", "Spain Central", "Sweden Central", "Sweden South", "Switzerland North",
    "Switzerland West", "UAE Central", "UAE North", "UK South", "UK West", "US Gov Arizona", "US Gov Texas",
    "US Gov Virginia", "West Central US", "West Europe", "West India", "West US", "West US 2", "West US 3",
  ].map { ($0, $0) }
}

extension String {
  /// Last range in which the text occurs.
  fileprivate func range(ofLast text: String) -> Range<Index>? {
    var end = endIndex
    while end > startIndex {
      end = index(before: end)
      if self[end...].hasPrefix(text) { return end..<index(end, offsetBy: text.count) }
    }
    return nil
  }
}

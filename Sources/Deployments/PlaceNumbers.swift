/// Regions and providers by number, so that places are compared without their names.
import Scenario

/// Numbers of the names of places, the same for the same name.
struct PlaceNumbers {
  /// A region of the scenario.
  private struct Region {
    let place: Int
    let provider: Int
    let zones: Int
  }

  private var names: [String] = []
  private var regions: [Region] = []

  /// The regions of a scenario and their providers.
  init(_ scenario: Scenario) {
    for index in scenario.regions.indices {
      let place = number(of: scenario.regions[index].name)
      let provider = number(of: scenario.regions[index].provider)
      regions.append(Region(place: place, provider: provider, zones: scenario.regions[index].zones))
    }
  }

  /// The number of a name.
  mutating func number(of name: String) -> Int {
    for known in names.indices where names[known] == name { return known }
    names.append(name)
    return names.count - 1
  }

  /// The provider of a region.
  func provider(of place: Int) -> Int? { regions.first { $0.place == place }?.provider }
  /// The availability zones of a region.
  func zones(of place: Int) -> Int { regions.first { $0.place == place }?.zones ?? 1 }
}

/// Keys that had another name in earlier versions: presets and options that use the old one are still read, with a
/// warning.
public enum RenamedKeys {
  /// Old full keys with the new last name.
  private static let names = ["hazards.glue": "redundancyMachinery"]

  /// New name of a key below a path; `nil` unless the key is an old one, the new one is there, and nothing is called
  /// by the old one.
  static func newName(_ key: String, in path: String, among known: some Sequence<String>) -> String? {
    guard let name = names[path.isEmpty ? key : path + "." + key], !known.contains(key), known.contains(name)
    else { return nil }
    return name
  }

  /// New name of a source of outages; `nil` unless the given one is an old name.
  public static func newHazardName(_ name: String, among known: [String]) -> String? {
    newName(name, in: "hazards", among: known)
  }

  /// The key of a parameter with its new name; `nil` unless it begins with an old one.
  public static func newParameterKey(_ key: String, in scenario: Scenario) -> String? {
    let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 2, parts[0] == "hazards",
      let name = newHazardName(parts[1], among: scenario.hazards.map(\.name))
    else { return nil }
    return (["hazards", name] + parts.dropFirst(2)).joined(separator: ".")
  }
}

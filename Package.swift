// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: warnings are errors, imports are internal unless said otherwise.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Tests that try every profile are compiled with optimisation: their slow oracles would take half a minute.
let oracles: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A room of the house: a library target in `Sources/<name>` with its tests in `Tests/<name>Tests`.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], testSettings: [SwiftSetting] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict),
    .testTarget(
      name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
      swiftSettings: strict + testSettings),
  ]
}

// One way through: what is said, what happened, how often, what redundancy covers, what firms gain,
// where they end up, how it is told. A room depends only on rooms to its left.
let rooms: [Target] =
  room("Numerics")
  + room("Scenario", ["Numerics", "PresetFiles"])
  + room("Incident", ["Numerics"])
  + room("Outages", ["Numerics", "Scenario", "Incident", "PresetFiles"])
  + room("Deployments", ["Numerics", "Scenario", "Outages"])
  + room("Games", ["Numerics"])
  + room("Market", ["Numerics", "Scenario", "Outages", "Deployments", "Games"], testSettings: oracles)
  + room("Findings", ["Numerics", "Scenario", "Incident", "Outages", "Deployments", "Games", "Market"])
  + room(
    "Report",
    [
      "Numerics", "Scenario", "Incident", "Outages", "Deployments", "Games", "Market", "Findings",
      "PageFiles",
    ])

let package = Package(
  name: "resilience-econ",
  products: [
    .executable(name: "resilience-econ", targets: ["resilience-econ"]),
    .library(name: "Scenario", targets: ["Scenario"]),
    .library(name: "Games", targets: ["Games"]),
    .library(name: "Outages", targets: ["Outages"]),
    .library(name: "Market", targets: ["Market"]),
    .library(name: "Findings", targets: ["Findings"]),
    // What Tests/Fuzz feeds with bytes.
    .library(name: "CommandLineInterface", targets: ["CommandLineInterface"]),
  ],
  targets: rooms + [
    // The presets as bytes inside the binary, so that a copied executable needs no files.
    .target(name: "PresetFiles"),
    // The style sheet and the script of the HTML page, likewise.
    .target(name: "PageFiles", exclude: ["page.css", "page.js"]),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "Numerics", "Scenario", "Incident", "Outages", "Deployments", "Games", "Market", "Findings", "Report",
      ],
      path: "Sources/CommandLine", swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["CommandLineInterface", "Scenario", "Findings", "Report"],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["Numerics", "Scenario", "Outages", "Games", "Market", "CommandLineInterface"],
      exclude: ["Corpus"], swiftSettings: strict),
    // The runtime is linked into the executable: it starts faster and runs where Swift is not installed.
    .executableTarget(
      name: "resilience-econ", dependencies: ["CommandLineInterface"], path: "Sources/Executable",
      swiftSettings: strict, linkerSettings: [.unsafeFlags(["-static-stdlib"])]),
    // Our own trends; comparisons with others are scripts under Tests/Peers.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Numerics", "Scenario", "Incident", "Outages", "Games", "Market", "Findings", "Report",
      ],
      path: "Sources/Benchmarks", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

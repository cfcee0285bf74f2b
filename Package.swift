// swift-tools-version: 6.2
import PackageDescription

#if canImport(Glibc)
  import Glibc
#endif

/// Whether the C library can be linked into the executable too. With nothing to load it starts in half the time; without
/// this library (a package of its own on some systems) the runtime alone is linked in.
let hasStaticLibrary: Bool = {
  #if canImport(Glibc) && arch(x86_64)
    access("/usr/lib/x86_64-linux-gnu/libc.a", R_OK) == 0
  #elseif canImport(Glibc) && arch(arm64)
    access("/usr/lib/aarch64-linux-gnu/libc.a", R_OK) == 0
  #else
    false
  #endif
}()

/// Settings of every Swift target: warnings are errors, imports are internal unless said otherwise.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Settings of the modules that compute: optimised in debug builds too, with every check left in, so that the tests take
/// minutes and not an hour. Not in a checkout of somebody else's package, where SwiftPM refuses such flags.
let optimised: [SwiftSetting] =
  Context.packageDirectory.contains("/checkouts/")
  ? []
  : [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

/// A module of the library, a target in `Sources/<folder>`, with its tests in `Tests/<folder>Tests`.
func module(
  _ name: String, folder: String? = nil, _ dependencies: [Target.Dependency] = [],
  tests: [Target.Dependency] = [], exclude: [String] = [], testSettings: [SwiftSetting] = []
) -> [Target] {
  let folder = folder ?? name
  let all: [Target.Dependency] = ["SystemLibrary"] + dependencies
  return [
    .target(name: name, dependencies: all, path: "Sources/" + folder, swiftSettings: strict + optimised),
    .testTarget(
      name: folder + "Tests", dependencies: [.target(name: name)] + all + tests, exclude: exclude,
      swiftSettings: strict + testSettings),
  ]
}

// One way through: what is said, what happened, how often, what redundancy covers, what firms gain,
// where they end up, how it is told. A module depends only on modules to its left. `Numerics` would collide with
// a target of swift-numerics, which SwiftPM refuses anywhere in one graph of packages.
let modules: [Target] =
  module("TextEncoding", tests: ["TestSupport"])
  + module("ResilienceNumerics", folder: "Numerics")
  // Presets take rates and hours from the outage record, which is read further on.
  + module(
    "Scenario", ["TextEncoding", "ResilienceNumerics", "PresetFiles"], tests: ["TestSupport", "Outages"])
  + module("Incident", ["ResilienceNumerics"], tests: ["ReferenceModels"])
  + module(
    "Outages", ["TextEncoding", "ResilienceNumerics", "Scenario", "Incident", "PresetFiles"],
    tests: ["ReferenceModels"])
  + module("Deployments", ["ResilienceNumerics", "Scenario", "Outages"])
  + module("Games", ["ResilienceNumerics"])
  // Shares number types with the solvers whose certificates it checks, and nothing else.
  + module("Verification", ["ResilienceNumerics"], tests: ["Games"])
  + module(
    "Market", ["ResilienceNumerics", "Scenario", "Outages", "Deployments", "Games"], tests: ["TestSupport"],
    testSettings: optimised)
  + module(
    "Findings", ["ResilienceNumerics", "Scenario", "Incident", "Outages", "Deployments", "Games", "Market"],
    tests: ["TestSupport"])
  + module(
    "Report",
    [
      "TextEncoding", "ResilienceNumerics", "Scenario", "Incident", "Outages", "Deployments", "Games",
      "Market",
      "Findings", "PageFiles",
    ],
    tests: ["TestSupport"], exclude: ["Golden"])

/// Every module is a product: their public interfaces name one another's types.
let libraries: [Product] = modules.filter { $0.type == .regular }.map {
  .library(name: $0.name, targets: [$0.name])
}

let package = Package(
  name: "resilience-econ",
  // The newest standard library is in use (spans, 128-bit integers, mutexes). macOS is untested.
  platforms: [.macOS(.v26)],
  products: libraries + [
    .executable(name: "resilience-econ", targets: ["resilience-econ"]),
    // What Tests/Fuzz feeds with bytes.
    .library(name: "CommandLineInterface", targets: ["CommandLineInterface"]),
  ],
  targets: modules + [
    // The C library of the platform.
    .target(name: "SystemLibrary", swiftSettings: strict),
    // What several test targets share: random scenarios, presets, a seeded generator.
    .target(
      name: "TestSupport", dependencies: ["ResilienceNumerics", "Scenario", "Outages"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    // Slow second implementations that only tests and benchmarks run.
    .target(
      name: "ReferenceModels", dependencies: ["SystemLibrary", "ResilienceNumerics", "Incident"],
      path: "Tests/ReferenceModels", swiftSettings: strict),
    // The presets as bytes inside the binary, so that a copied executable needs no files.
    .target(name: "PresetFiles"),
    // The style sheet and the script of the HTML page, likewise.
    .target(name: "PageFiles", exclude: ["page.css", "page.js"]),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "SystemLibrary", "TextEncoding", "ResilienceNumerics", "Scenario", "Incident", "Outages",
        "Deployments",
        "Games", "Verification", "Market", "Findings", "Report",
      ],
      path: "Sources/CommandLine", swiftSettings: strict + optimised),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "CommandLineInterface", "TextEncoding", "ResilienceNumerics", "Scenario", "Outages", "Findings",
        "Report",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["ResilienceNumerics", "Scenario", "Outages", "Games", "Market", "CommandLineInterface"],
      exclude: ["Corpus"], swiftSettings: strict),
    // The order of the repository: names, sizes and places of files.
    .testTarget(name: "TidyTests", swiftSettings: strict),
    // The runtime is linked into the executable: it starts faster and runs where Swift is not installed. Sanitizers, which
    // need what is loaded, run debug builds.
    .executableTarget(
      name: "resilience-econ", dependencies: ["CommandLineInterface"], path: "Sources/Executable",
      swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .debug)),
        .unsafeFlags(
          hasStaticLibrary ? ["-static-executable", "-use-ld=lld"] : ["-static-stdlib"],
          .when(platforms: [.linux], configuration: .release)),
      ]),
    // Our own trends; comparisons with others are scripts under Tests/Peers.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "SystemLibrary", "ResilienceNumerics", "Scenario", "Incident", "Outages", "Games", "Market",
        "Findings",
        "Report", "ReferenceModels",
      ],
      path: "Sources/Benchmarks", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

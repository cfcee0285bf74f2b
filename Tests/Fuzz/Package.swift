// swift-tools-version: 6.2
import PackageDescription

// Fuzzing with libFuzzer, apart from the product: `Tests/Fuzz/run` builds and runs it.
let parsers = ["preset", "record", "nfg", "game", "profile", "arguments"]

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "resilience-econ", path: "../..")],
  targets: [
    .target(
      name: "Harness",
      dependencies: ["Scenario", "Outages", "Games", "Market", "CommandLineInterface"].map {
        .product(name: $0, package: "resilience-econ")
      })
  ] + parsers.map { .executableTarget(name: "fuzz-\($0)", dependencies: ["Harness"]) },
  swiftLanguageModes: [.v6]
)

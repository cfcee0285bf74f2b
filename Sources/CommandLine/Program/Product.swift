/// Name and version of the program.
enum Product {
  static let name = "resilience-econ"
  static let version = "0.1.0"
}

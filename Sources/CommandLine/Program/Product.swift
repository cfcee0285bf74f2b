/// What the program is called, and which version it is.
enum Product {
  static let name = "resilience-econ"
  static let version = "0.1.0"
}

/// A word that a command takes.
struct OperandDeclaration: Equatable, Sendable {
  /// What a shell can offer for it.
  enum Kind: Equatable, Sendable {
    case preset
    case file
    case command
    case choice([String])
  }

  /// As help shows it, in capitals.
  let name: String
  let kind: Kind
  /// What is taken where it is missing; `nil` where it must be given.
  var isOptional = false
  /// Whether several may stand there.
  var isRepeatable = false

  /// As a line of usage shows it: `FILE`, `[NAME]`, `SHARD...`.
  var spelling: String {
    let word = isRepeatable ? name + "..." : name
    return isOptional ? "[\(word)]" : word
  }
}

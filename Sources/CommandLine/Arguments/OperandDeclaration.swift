/// Operand of a command.
struct OperandDeclaration: Equatable, Sendable {
  /// Kind of operand, for completion in shells.
  enum Kind: Equatable, Sendable {
    case preset
    case file
    case command
    case choice([String])
  }

  /// Name as help shows it, in capitals.
  let name: String
  let kind: Kind
  /// Whether the operand may be omitted.
  var isOptional = false
  /// Whether several operands may be given.
  var isRepeatable = false

  /// Operand in a usage line: `FILE`, `[NAME]`, `SHARD...`.
  var spelling: String {
    let word = isRepeatable ? name + "..." : name
    return isOptional ? "[\(word)]" : word
  }
}

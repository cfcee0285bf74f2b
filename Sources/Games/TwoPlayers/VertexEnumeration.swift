/// Enumeration of all vertices of a polytope along its edges.
///
/// The bases of a simple polytope are connected by exchanges of one variable; those of a degenerate one are, when
/// ties are broken lexicographically. A walk that tries every exchange at every basis therefore finds all vertices.
internal import ResilienceNumerics

struct VertexEnumeration<Dictionary: PolytopeDictionary> {
  private var dictionary: Dictionary
  private let basisLimit: Int
  private let cancel: CancelToken?

  /// Reason why an enumeration is incomplete.
  enum Failure: Error, Equatable {
    /// The dictionary was not certain about a basis.
    case uncertain
    /// More bases than the limit.
    case tooMany
    /// Cancelled by the caller.
    case cancelled
  }

  /// A step of the path from the origin to the present basis.
  private struct Step {
    let row: Int
    let column: Int
    /// The basis that it led to, by the variables left out.
    let cobasis: UInt128
    /// The exchange to try next at the basis that the step led to.
    var next = 0
  }

  init(from dictionary: Dictionary, basisLimit: Int, cancel: CancelToken? = nil) {
    self.dictionary = dictionary
    self.basisLimit = basisLimit
    self.cancel = cancel
  }

  /// All vertices, each once.
  ///
  /// - Complexity: for each basis two pivots and a ratio test for every dimension; a word of 128 bits is kept
  ///   for each.
  mutating func vertices() throws(Failure) -> [PolytopeVertex] {
    let origin = dictionary.cobasis
    var seen: Set<UInt128> = [origin]
    var known: Set<UInt128> = []
    var result: [PolytopeVertex] = []
    var path = [Step(row: -1, column: -1, cobasis: origin)]
    try record(&result, &known)
    while let step = path.last {
      guard step.next < dictionary.cobasic.count else {
        path.removeLast()
        if step.row >= 0 { dictionary.pivot(row: step.row, column: step.column) }
        continue
      }
      path[path.count - 1].next += 1
      guard let row = dictionary.leavingRow(entering: step.next) else { throw .uncertain }
      let entering = UInt128(1) << UInt128(dictionary.cobasic[step.next])
      let leaving = UInt128(1) << UInt128(dictionary.basic[row])
      let cobasis = step.cobasis & ~entering | leaving
      guard seen.insert(cobasis).inserted else { continue }
      if seen.count > basisLimit { throw .tooMany }
      if let cancel, cancel.isCancelled { throw .cancelled }
      dictionary.pivot(row: row, column: step.next)
      try record(&result, &known)
      path.append(Step(row: row, column: step.next, cobasis: cobasis))
    }
    return result
  }

  /// Records the present vertex, once for all its bases.
  private mutating func record(
    _ result: inout [PolytopeVertex], _ known: inout Set<UInt128>
  ) throws(Failure) {
    guard let vertex = dictionary.vertex() else { throw .uncertain }
    if known.insert(vertex.tight).inserted { result.append(vertex) }
  }
}

extension BestResponsePolytope {
  /// All vertices but the origin: fast where doubles can tell most of them, exact otherwise.
  func vertices(basisLimit: Int, cancel: CancelToken? = nil) throws(VertexEnumeration<ExactDictionary>
    .Failure)
    -> [PolytopeVertex]
  {
    if let dictionary = FloatingDictionary(self) {
      var walk = VertexEnumeration<FloatingDictionary>(
        from: dictionary, basisLimit: basisLimit, cancel: cancel)
      do { return Array(try walk.vertices().dropFirst()) } catch {
        if error == .tooMany { throw .tooMany }
        if error == .cancelled { throw .cancelled }
      }
    }
    var walk = VertexEnumeration<ExactDictionary>(
      from: ExactDictionary(self), basisLimit: basisLimit, cancel: cancel)
    return Array(try walk.vertices().dropFirst())
  }
}

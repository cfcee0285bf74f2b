/// Formats of game files, recognized by their first bytes.

/// A known format of other programs that is not supported.
public enum GameFileFormat: Equatable, Sendable {
  /// Gambit's extensive form.
  case extensiveForm
  /// Gambit's workbook, XML.
  case workbook
  /// GameTracer's table of payoffs.
  case gameTracer
  /// Gambit's Bayesian action graph game.
  case bayesianActionGraph

  /// Name of the format and the way to convert it into a supported one.
  var message: String {
    switch self {
    case .extensiveForm:
      "this is Gambit's extensive form (.efg), which is not read; expected a normal form: in Python, "
        + "pygambit.read_efg(\"game.efg\").to_nfg(\"game.nfg\") writes one"
    case .workbook:
      "this is XML, such as Gambit's workbook (.gbt), which is not read; expected a normal form: in Python, "
        + "pygambit.read_gbt(\"game.gbt\").to_nfg(\"game.nfg\") writes one"
    case .gameTracer:
      "this looks like GameTracer's format (.gam), which is not read; expected a normal form: GAMUT writes one with "
        + "-output GambitOutput, and gambit-enumpure reads it"
    case .bayesianActionGraph:
      "this is a Bayesian action graph game (.bagg), which is not read; expected a normal form: in Python, "
        + "pygambit.read_bagg(\"game.bagg\").to_nfg(\"game.nfg\") writes one"
    }
  }
}

extension GambitNormalForm {
  /// Limit on the payoffs of a game from a file: those of twenty players with two strategies each.
  public static let payoffLimit = 20 << 20

  /// Reads a game in any of the supported formats: `.nfg`, `.agg`, or two tables of numbers.
  ///
  /// - Parameter limit: the largest number of payoffs that is accepted.
  /// - Throws: the first error, with line and column; a known but unsupported format is named.
  /// - Complexity: that of the format's reader.
  public init(game bytes: [UInt8], limit: Int = GambitNormalForm.payoffLimit) throws(GambitFileError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].drop { $0 <= 0x20 }.prefix(64)
    func begins(_ word: String) -> Bool { head.starts(with: Array(word.utf8)) }
    func other(_ format: GameFileFormat) -> GambitFileError {
      GambitFileError(line: 1, column: 1, problem: .otherFormat(format))
    }
    if begins("#AGG") {
      try self.init(agg: bytes, limit: limit)
    } else if begins("#BAGG") {
      throw other(.bayesianActionGraph)
    } else if begins("EFG ") {
      throw other(.extensiveForm)
    } else if begins("<") {
      throw other(.workbook)
    } else if let first = head.first, first >= 0x30 && first <= 0x39 || Array("-+.".utf8).contains(first) {
      if BimatrixTables.isGameTracer(bytes) { throw other(.gameTracer) }
      try self.init(tables: bytes, limit: limit)
    } else {
      try self.init(nfg: bytes, limit: limit)
    }
  }
}

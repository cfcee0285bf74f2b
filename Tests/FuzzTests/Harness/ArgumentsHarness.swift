import Scenario

@testable import CommandLineInterface

/// Words, one in a line, are refused in a line or understood; nothing is run.
func argumentsProblem(_ bytes: [UInt8]) -> String? {
  let words = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  do throws(CommandLineError) {
    let parser = ArgumentParser(root: .root, presetNames: PresetCatalogue.names)
    _ = Settings(try parser.parse(words.map(String.init)))
    return nil
  } catch { return problem(of: Failure(error).line, inputBytes: bytes.count) }
}

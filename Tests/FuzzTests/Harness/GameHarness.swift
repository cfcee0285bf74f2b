import Games

/// A game file is refused in a line, or what we write of it reads back the same.
func nfgProblem(_ bytes: [UInt8]) -> String? {
  let file: GambitNormalForm
  do throws(GambitFileError) { file = try GambitNormalForm(nfg: bytes, limit: 100_000) } catch {
    return problem(of: error.description, inputBytes: bytes.count)
  }
  if let odd = file.game.payoffs.first(where: { !$0.isFinite }) { return "payoff \(odd)" }
  do throws(GambitFileError) {
    let again = try GambitNormalForm(nfg: Array(file.game.nfg(title: file.title).utf8), limit: 100_000)
    return again.game == file.game && again.title == file.title ? nil : "read back differently"
  } catch { return "not read back: \(error.description)" }
}

/// A game file of any format is refused in a line, or is a game of finite payoffs.
func gameProblem(_ bytes: [UInt8]) -> String? {
  do throws(GambitFileError) {
    let file = try GambitNormalForm(game: bytes, limit: 20_000)
    if let odd = file.game.payoffs.first(where: { !$0.isFinite }) { return "payoff \(odd)" }
    return file.game.payoffs.count == file.exactPayoffs.count ? nil : "payoffs twice, not as many"
  } catch { return problem(of: error.description, inputBytes: bytes.count) }
}

/// Profiles are refused in a line, or add up to 1 and have regrets that are numbers.
func profileProblem(_ bytes: [UInt8]) -> String? {
  let game = "NFG 1 R \"\" { \"A\" \"B\" } { 2 3 } 1 0 0 2 3 1 1 1 2 2 0 0"
  do throws(GambitFileError) {
    let file = try GambitNormalForm(nfg: Array(game.utf8))
    let check = ProfileCheck(try ProfileFile(bytes, sizes: [2, 3]), of: file)
    let isWhole = check.rows.allSatisfy { row in
      row.profile.probabilities.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-9 }
        && (row.regrets + row.tolerances).allSatisfy { $0.isFinite && $0 >= 0 }
    }
    return isWhole ? nil : "a profile that is none"
  } catch { return problem(of: error.description, inputBytes: bytes.count) }
}

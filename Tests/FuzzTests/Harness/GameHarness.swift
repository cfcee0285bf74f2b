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

/// Which command does what.
struct Program {
  var root = CommandDeclaration.root
  var presetNames: [String] { [] }

  /// What a command line gives.
  func result(of words: [String]) throws(Failure) -> Output {
    let parsed: ArgumentParser.Parsed
    let settings: Settings
    do throws(CommandLineError) {
      parsed = try ArgumentParser(root: root, presetNames: presetNames).parse(words)
      settings = try Settings(parsed)
    } catch { throw .usage(CommandLineMessage.text(error)) }
    if parsed.wantsVersion { return Output(text: "\(Product.name) \(Product.version)\n") }
    if parsed.wantsHelp {
      return Output(text: HelpScreen(root: root, path: parsed.named, command: parsed.command).text())
    }
    return Output(text: try text(parsed, settings), file: settings.output)
  }

  private func text(_ parsed: ArgumentParser.Parsed, _ settings: Settings) throws(Failure) -> String {
    switch parsed.path.joined(separator: " ") {
    case "completion": completion(parsed.operands[0])
    case "manual": ManualPage(root: root, version: Product.version).text()
    case "help": try help(parsed.operands)
    default: throw .unfinished("'\(parsed.path.joined(separator: " "))' is not there yet")
    }
  }

  private func completion(_ shell: String) -> String {
    switch shell {
    case "zsh": CompletionZsh(root: root, presetNames: presetNames).text()
    case "fish": CompletionFish(root: root, presetNames: presetNames).text()
    default: CompletionBash(root: root, presetNames: presetNames).text()
    }
  }

  /// `help payoffs` is `payoffs --help`.
  private func help(_ path: [String]) throws(Failure) -> String {
    do throws(CommandLineError) {
      let parsed = try ArgumentParser(root: root).parse(path + ["--help"])
      return HelpScreen(root: root, path: parsed.named, command: parsed.command).text()
    } catch { throw .usage(CommandLineMessage.text(error)) }
  }
}

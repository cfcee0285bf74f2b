/// Dispatch of commands.
internal import Report
internal import Scenario

struct Program {
  var root = CommandDeclaration.root
  /// Language of help and errors.
  var language = Language.english

  /// Output of a command line.
  func output(of words: [String]) throws(Failure) -> Output {
    let parsed: ParsedCommandLine
    do {
      parsed = try ArgumentParser(root: root, presetNames: PresetCatalogue.names).parse(words)
    } catch { throw Failure(error) }
    if parsed.wantsVersion { return Output(text: "\(Product.name) \(Product.version)\n") }
    if parsed.wantsHelp { return Output(text: help(parsed)) }
    let settings = Settings(parsed)
    switch parsed.path {
    // Rows are written during the computation.
    case ["sweep"]: try SweepCommand(settings, parsed).run()
    case ["merge"]: try MergeCommand(settings, parsed).run()
    // The exit code depends on the verification of a profile.
    case ["solve"]: return try SolveCommand(settings, parsed).output()
    // The exit code depends on the proof.
    case ["verify"]: return try VerifyCommand(settings, parsed).output()
    // Figures are written as a folder of files.
    case ["figures"]: return Output(text: try text(parsed, settings))
    default:
      let text = try text(parsed, settings)
      return Output(
        text: text, file: settings.output, isColored: settings.style.isColored, code: Interruption.code)
    }
    return Output(text: "")
  }

  private func text(_ parsed: ParsedCommandLine, _ settings: Settings) throws(Failure) -> String {
    switch parsed.path.joined(separator: " ") {
    case "brief": try MarketCommands(settings).brief()
    case "button": try ButtonCommand(settings: settings, parsed: parsed).text(command: "button")
    case "incident": try IncidentCommand(settings, parsed).text()
    case "outages": try OutagesCommand(settings, parsed).text()
    case "payoffs": try MarketCommands(settings).payoffs()
    case "equilibria":
      try MarketCommands(settings).equilibria(
        parsed[.concept] ?? .all, certificate: try CertificateOption(parsed))
    case "what-if": try WhatIfCommand(settings, parsed).text()
    case "claims": try ClaimsCommand(settings, parsed).text()
    case "figures": try FiguresCommand(settings, parsed).text()
    case "report": try ReportCommand(settings).text()
    case "presets list": try PresetCommands(settings).list()
    case "presets show": try PresetCommands(settings).show(parsed.operands.first)
    case "presets validate": try PresetCommands(settings).validate(parsed.operands[0])
    case "presets schema": PresetCommands(settings).schema()
    case "completion": completion(parsed.operands[0])
    case "manual": ManualPage(root: root, version: Product.version, language: spoken(parsed)).text()
    default: try help(path: parsed.operands, spoken(parsed))
    }
  }

  /// Language of a text that is no result: `--lang` decides, else the locale.
  private func spoken(_ parsed: ParsedCommandLine) -> Language {
    parsed.words.last { $0.name == OptionKey.lang.name }.flatMap { Language(rawValue: $0.text) } ?? language
  }

  private func completion(_ shell: String) -> String {
    let names = PresetCatalogue.names
    return switch shell {
    case "zsh": CompletionZsh(root: root, presetNames: names).text()
    case "fish": CompletionFish(root: root, presetNames: names).text()
    default: CompletionBash(root: root, presetNames: names).text()
    }
  }

  private func help(_ parsed: ParsedCommandLine) -> String {
    HelpScreen(root: root, path: parsed.named, command: parsed.command, language: spoken(parsed)).text()
  }

  /// Help screen of a command: `help payoffs` is `payoffs --help`.
  private func help(path: [String], _ language: Language) throws(Failure) -> String {
    var parsed: ParsedCommandLine
    do { parsed = try ArgumentParser(root: root).parse(path + ["--help"]) } catch { throw Failure(error) }
    parsed.words.append((OptionKey.lang.name, language.rawValue))
    return help(parsed)
  }
}

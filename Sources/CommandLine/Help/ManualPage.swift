/// Manual page in roff (man macros), generated from the declarations.
struct ManualPage {
  let root: CommandDeclaration
  let version: String

  func text() -> String {
    let lines =
      [".TH \(root.name.uppercased()) 1 \"\" \"\(root.name) \(version)\" \"User commands\""]
      + section("NAME", [escaped("\(root.name) - \(root.summary)")])
      + section("SYNOPSIS", synopsis)
      + section("DESCRIPTION", [escaped(root.about)])
      + section("COMMANDS", root.nodes().flatMap(entry))
      + section("OPTIONS", [escaped(Self.optionRules)] + options)
      + section("EXIT STATUS", ExitCode.allCases.flatMap { item(bold("\($0.rawValue)"), $0.meaning) })
      + section(
        "ENVIRONMENT", item(bold("NO_COLOR"), "where set and not empty, no colour unless it is asked for"))
      + section("EXAMPLES", examples)
    return lines.joined(separator: "\n") + "\n"
  }

  static let optionRules = """
    Options may stand before or after the command, as --name value or --name=value; -- ends them. An option \
    that may be repeated is marked; of any other the last one counts.
    """

  private var synopsis: [String] { ["\(bold(root.name)) [\\fIcommand\\fR] [\\fIoptions\\fR]"] }

  private func section(_ title: String, _ lines: [String]) -> [String] { [".SH \(title)"] + lines }

  private func item(_ label: String, _ text: String) -> [String] { [".TP", label, escaped(text)] }

  private func entry(path: [String], command: CommandDeclaration) -> [String] {
    let operands = command.operands.map { operand in
      let word = "\\fI\(operand.name)\\fR" + (operand.isRepeatable ? "..." : "")
      return operand.isOptional ? "[\(word)]" : word
    }
    let label = ([bold(path.joined(separator: " "))] + operands).joined(separator: " ")
    let about = command.about.isEmpty ? "" : " " + command.about
    return item(label, "\(command.summary).\(about)")
  }

  private var options: [String] {
    (root.allOptions + [OptionDeclaration].everywhere).flatMap { option in
      let value = option.placeholder.map { " \\fI\(escaped($0))\\fR" } ?? ""
      let owners = root.leaves().filter { $0.command.option(option.name) != nil }
      let isCommon = owners.count > 4 || owners.isEmpty
      let scope =
        isCommon ? "" : " (\(owners.map { $0.path.joined(separator: " ") }.joined(separator: ", ")))"
      return item(
        bold("--\(option.name)") + value, option.help + (option.isRepeatable ? "; repeatable" : "") + scope)
    }
  }

  private var examples: [String] {
    var seen: [String] = []
    for example in root.examples + root.nodes().flatMap({ $0.command.examples })
    where !seen.contains(example.line) {
      seen.append(example.line)
    }
    return [".nf"] + seen.map(escaped) + [".fi"]
  }

  private func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  /// Text with backslashes and hyphens taken literally, and a leading dot or quote not taken as a request.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
    return plain.hasPrefix(".") ? "\\&" + plain : plain
  }
}

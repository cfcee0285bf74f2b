internal import Report

/// Manual page in roff (man macros), generated from the declarations.
struct ManualPage {
  let root: CommandDeclaration
  let version: String
  var language = Language.english

  func text() -> String {
    let lines =
      [
        ".TH \(root.name.uppercased()) 1 \"\" \"\(root.name) \(version)\" \"\(Text("User commands", "用户命令")[language])\""
      ]
      + section(Text("NAME", "名称"), [escaped("\(root.name) - \(root.summary[language])")])
      + section(Text("SYNOPSIS", "用法"), synopsis)
      + section(Text("DESCRIPTION", "说明"), [escaped(root.about[language])])
      + section(Text("COMMANDS", "命令"), root.nodes().flatMap(entry))
      + section(Text("OPTIONS", "选项"), [escaped(Self.optionRules[language])] + options)
      + section(
        Text("EXIT STATUS", "退出码"),
        ExitCode.allCases.flatMap { item(bold("\($0.rawValue)"), $0.meaning[language]) })
      + section(
        Text("ENVIRONMENT", "环境变量"),
        item(bold("NO_COLOR"), Self.noColor[language])
          + item(bold("LC_ALL, LC_MESSAGES, LANG"), Self.locale[language]))
      + section(Text("EXAMPLES", "例子"), examples)
    return lines.joined(separator: "\n") + "\n"
  }

  static let optionRules = Text(
    """
    Options may stand before or after the command, as --name value or --name=value; -- ends them. An option \
    that may be repeated is marked; of any other the last one counts.
    """,
    "选项可写在命令之前或之后，形如 --name value 或 --name=value；-- 表示选项结束。可重复的选项有标注；其余的以最后一次为准。")

  private static let noColor = Text(
    "where set and not empty, no color unless it is asked for", "若设置且非空，除非明确要求，否则不用颜色")
  private static let locale = Text(
    """
    the first that is set chooses the language of help and errors where --lang does not: Chinese if it begins \
    with zh; results follow --lang alone, so that a command line gives the same everywhere
    """,
    """
    未给 --lang 时，由其中第一个已设置的决定帮助和错误信息的语言：以 zh 开头则为中文；结果只由 --lang 决定，这样同一命令行\
    处处给出相同结果
    """)

  private var synopsis: [String] { ["\(bold(root.name)) [\\fIcommand\\fR] [\\fIoptions\\fR]"] }

  private func section(_ title: Text, _ lines: [String]) -> [String] { [".SH \(title[language])"] + lines }

  private func item(_ label: String, _ text: String) -> [String] { [".TP", label, escaped(text)] }

  private func entry(path: [String], command: CommandDeclaration) -> [String] {
    let operands = command.operands.map { operand in
      let word = "\\fI\(operand.name)\\fR" + (operand.isRepeatable ? "..." : "")
      return operand.isOptional ? "[\(word)]" : word
    }
    let label = ([bold(path.joined(separator: " "))] + operands).joined(separator: " ")
    let about = command.about.isEmpty ? "" : Text(" ", "")[language] + command.about[language]
    return item(label, command.summary[language] + Text(".", "。")[language] + about)
  }

  private var options: [String] {
    (root.allOptions + [OptionDeclaration].everywhere).flatMap { option in
      let value = option.placeholder.map { " \\fI\(escaped($0))\\fR" } ?? ""
      let owners = root.leaves().filter { $0.command.option(option.name) != nil }
      let isCommon = owners.count > 4 || owners.isEmpty
      let names = owners.map { $0.path.joined(separator: " ") }.joined(separator: ", ")
      let scope = isCommon ? "" : Text(" (\(names))", "（\(names)）")[language]
      let repeats = option.isRepeatable ? Text("; repeatable", "；可重复")[language] : ""
      return item(bold("--\(option.name)") + value, option.help[language] + repeats + scope)
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

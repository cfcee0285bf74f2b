internal import Report

/// Help screen, generated from the declarations.
struct HelpScreen {
  let root: CommandDeclaration
  /// Path of the command below the root.
  let path: [String]
  let command: CommandDeclaration
  var language = Language.english
  var width = 80

  /// Text of the screen, with a final line end.
  func text() -> String {
    var parts = [head, usage]
    if !command.subcommands.isEmpty {
      parts.append(section(Text("Commands", "命令"), command.subcommands.map(row)))
    }
    parts.append(section(Text("Options", "选项"), options.map { ($0.spelling, $0.help[language]) }))
    if !command.examples.isEmpty { parts.append(examples) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var colon: String { Text(":", "：")[language] }

  private var name: String { ([root.name] + path).joined(separator: " ") }

  private var head: String {
    let title = Text("\(name): \(command.summary.en)", "\(name)：\(command.summary.zh)")
    let lines = TextWrap.lines(title[language], width: width)
    let about = command.about.isEmpty ? [] : TextWrap.lines(command.about[language], width: width)
    return (lines + about).joined(separator: "\n")
  }

  private var usage: String {
    let operands = command.operands.map(\.spelling)
    let middle = command.subcommands.isEmpty ? operands : [Text("[command]", "[命令]")[language]]
    let line = [name] + middle + [Text("[options]", "[选项]")[language]]
    return Text("Usage: ", "用法：")[language] + line.joined(separator: " ")
  }

  private var options: [OptionDeclaration] {
    command.options + (path.isEmpty ? [OptionDeclaration].everywhere : .list(.help))
  }

  private func row(_ command: CommandDeclaration) -> (String, String) {
    let operands = command.operands.map(\.spelling)
    return (([command.name] + operands).joined(separator: " "), command.summary[language])
  }

  private func section(_ title: Text, _ rows: [(String, String)]) -> String {
    let indent = min(26, rows.reduce(0) { max($0, $1.0.count) } + 4)
    var lines = [title[language] + colon]
    for (left, right) in rows {
      let wrapped = TextWrap.lines(right, width: width - indent)
      let margin = String(repeating: " ", count: indent)
      let fits = left.count + 4 <= indent
      if !fits { lines.append("  " + left) }
      for (index, line) in wrapped.enumerated() {
        let label = "  " + left + String(repeating: " ", count: max(0, indent - 2 - left.count))
        lines.append((index == 0 && fits ? label : margin) + line)
      }
    }
    return lines.joined(separator: "\n")
  }

  private var examples: String {
    let lines = command.examples.flatMap { ["  " + $0.line, "      " + $0.gives[language]] }
    return ([Text("Examples", "例子")[language] + colon] + lines).joined(separator: "\n")
  }
}

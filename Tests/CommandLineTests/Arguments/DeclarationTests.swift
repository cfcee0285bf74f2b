import Foundation
import Testing

@testable import CommandLineInterface
@testable import Report

@Suite struct DeclarationTests {
  /// The root and everything below it.
  private var commands: [(path: [String], command: CommandDeclaration)] {
    [([], CommandDeclaration.root)] + CommandDeclaration.root.nodes()
  }

  @Test func everyExampleParses() throws {
    let parser = ArgumentParser(root: .root)
    for (path, command) in commands {
      #expect(!command.examples.isEmpty, "\(path) has no example")
      for example in command.examples {
        // What stands in front of the program and behind a pipe belongs to the shell.
        let typed = example.line.replacing("source <(", with: "").replacing(")", with: "")
        let words = typed.prefix { $0 != "|" }.split(separator: " ").map(String.init)
        #expect(words.first == Product.name)
        _ = try parser.parse(Array(words.dropFirst()))
      }
    }
  }

  @Test(arguments: Language.allCases) func helpFitsOneScreen(_ language: Language) {
    for (path, command) in commands {
      let screen = HelpScreen(root: .root, path: path, command: command, language: language)
      let lines = screen.text().split(separator: "\n")
      #expect(lines.count <= 60, "\(path): \(lines.count) lines")
      for line in lines { #expect(DisplayWidth.of(String(line)) <= 80, "\(path): \(line)") }
    }
  }

  /// A text that is the same in both languages was forgotten.
  @Test func everythingIsSaidInBothLanguages() {
    for (path, command) in commands {
      #expect(command.summary.en != command.summary.zh, "\(path)")
      #expect(command.about.isEmpty || command.about.en != command.about.zh, "\(path)")
      for example in command.examples { #expect(example.gives.en != example.gives.zh, "\(example.line)") }
    }
    for option in CommandDeclaration.root.allOptions + .everywhere {
      #expect(option.help.en != option.help.zh, "\(option.name)")
    }
  }

  @Test func manualIsInBothLanguages() {
    let manual = ManualPage(root: .root, version: "1", language: .chinese).text()
    #expect(manual.contains(".SH 选项") && !manual.contains(".SH OPTIONS"))
  }

  @Test func completionKnowsEveryCommandAndOption() {
    let scripts = [
      CompletionBash(root: .root, presetNames: ["netflix"]).text(),
      CompletionZsh(root: .root, presetNames: ["netflix"]).text(),
      CompletionFish(root: .root, presetNames: ["netflix"]).text(),
    ]
    for script in scripts {
      #expect(script.contains("netflix"))
      for (_, command) in commands.dropFirst() { #expect(script.contains(command.name)) }
      for option in CommandDeclaration.root.allOptions {
        #expect(script.contains("--\(option.name)") || script.contains("-l \(option.name)"), "\(option.name)")
      }
    }
  }

  @Test func manualNamesEverything() {
    let manual = ManualPage(root: .root, version: "1").text()
    for option in CommandDeclaration.root.allOptions {
      // Hyphens are written as such.
      let name = option.name.replacingOccurrences(of: "-", with: "\\-")
      #expect(manual.contains("\\-\\-\(name)"), "\(option.name)")
    }
    for line in manual.split(separator: "\n") {
      // A line may begin with a dot only where a request is meant.
      let requests = [".TH", ".SH", ".TP", ".nf", ".fi"]
      #expect(!line.hasPrefix(".") || requests.contains { line.hasPrefix($0) }, "\(line)")
    }
  }
}

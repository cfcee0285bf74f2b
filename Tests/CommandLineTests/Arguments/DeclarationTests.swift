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

  @Test func helpFitsOneScreen() {
    for (path, command) in commands {
      let lines = HelpScreen(root: .root, path: path, command: command).text().split(separator: "\n")
      // A log of outages may be read, cut and priced in many ways: that help takes a screen and a half.
      #expect(lines.count <= (command.name == "outages" ? 80 : 60), "\(path): \(lines.count) lines")
      for line in lines { #expect(DisplayWidth.of(String(line)) <= 80, "\(path): \(line)") }
    }
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

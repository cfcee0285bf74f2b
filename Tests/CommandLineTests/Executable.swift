import Foundation

/// Runs the built program, which stands beside the test bundle.
struct Executable {
  /// What a run left behind.
  struct Run: Equatable {
    let code: Int32
    let output: String
    let errors: String
  }

  /// Folder in which it runs: relative paths of arguments are looked up there.
  let folder: URL

  static let url: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("resilience-econ")
  }()

  /// What `Tests/Sanitizers/run` says to the sanitizers holds for the program under test too.
  static let sanitizers = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    let process = Process()
    process.executableURL = Self.url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.sanitizers.merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let lines = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: lines, as: UTF8.self))
  }

  /// Runs a line in a shell, with `$R` for the program; for pipes and redirections.
  func shell(_ line: String) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "R='\(Self.url.path)'; " + line]
    process.currentDirectoryURL = folder
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let lines = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: lines, as: UTF8.self))
  }
}

/// A run that goes on while a test does something to it. Its output goes to files: a full pipe would stop it.
struct RunningProgram {
  private let process = Process()
  private let folder: URL

  /// Starts the program.
  init(_ arguments: [String], in folder: TemporaryFolder, input: Pipe? = nil) throws {
    self.folder = folder.url
    for name in ["stdout", "stderr"] { try folder.write("", to: name) }
    process.executableURL = Executable.url
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = Executable.sanitizers
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: folder.url.appendingPathComponent("stdout"))
    process.standardError = try FileHandle(forWritingTo: folder.url.appendingPathComponent("stderr"))
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits, however long it takes, until something holds or the program is at its end.
  func wait(until holds: () -> Bool) {
    while process.isRunning, !holds() { Thread.sleep(forTimeInterval: 0.002) }
  }

  /// Whether the program has a handler for a signal: what the system says, where it says so; otherwise after a second.
  func handles(_ signal: Int32) -> Bool {
    guard
      let status = try? String(
        contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    else {
      Thread.sleep(forTimeInterval: 1)
      return true
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let caught = line.flatMap { UInt64($0.dropFirst("SigCgt:".count).drop { $0.isWhitespace }, radix: 16) }
    return (caught ?? 0) >> UInt64(signal - 1) & 1 == 1
  }

  /// Waits for the end.
  func end() throws -> Executable.Run {
    process.waitUntilExit()
    let texts = try ["stdout", "stderr"].map {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent($0)), as: UTF8.self)
    }
    return Executable.Run(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "resilience-econ-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws { try data.write(to: url.appendingPathComponent(name)) }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

  deinit { try? FileManager.default.removeItem(at: url) }
}

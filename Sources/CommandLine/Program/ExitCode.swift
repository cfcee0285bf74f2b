internal import Report

/// The exit codes of the program, each with the sentence that the manual prints.
enum ExitCode: Int32, CaseIterable, Sendable {
  /// Complete result, written.
  case done = 0
  /// No result, or a verified profile that is not an equilibrium.
  case unfinished = 1
  /// Error that the user has to correct.
  case usage = 2
  /// Interruption by a signal, with the number that shells use for SIGINT.
  case interrupted = 130

  /// The meaning in the manual.
  var meaning: Text {
    switch self {
    case .done: Text("done, or the reader of the output went away", "完成，或读取输出的一方已离开")
    case .unfinished:
      Text(
        "the computation could not be finished, or its result not be written", "计算无法完成，或结果无法写入")
    case .usage: Text("the command line or an input file is wrong", "命令行或输入文件有错")
    case .interrupted: Text("interrupted", "被中断")
    }
  }
}

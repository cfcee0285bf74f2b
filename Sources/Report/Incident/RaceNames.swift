/// Words for the race that emptied the record: lanes, steps, what is published.
internal import Incident

enum RaceNames {
  static func letter(_ enactor: Int) -> String { String(UnicodeScalar(UInt8(65 + enactor))) }

  static func lane(_ lane: RaceTrace.Lane) -> Text {
    switch lane {
    case .planner: Text("Planner", "规划器")
    case .enactor(let index): Text("Enactor \(letter(index))", "执行器 \(letter(index))")
    }
  }

  static func step(_ action: RaceTrace.Action) -> Text {
    switch action {
    case .emit(let plan): Text("emits plan \(plan)", "发出计划 \(plan)")
    case .pickUp(let plan): Text("picks up plan \(plan)", "取走计划 \(plan)")
    case .checkPassed(let plan): Text("checks: plan \(plan) is newer", "检查：计划 \(plan) 较新")
    case .notNewer(let plan, let published):
      Text("refuses plan \(plan): not newer than \(published)", "拒绝计划 \(plan)：不比 \(published) 新")
    case .nothingToCompare(let plan, _):
      Text("cannot check plan \(plan): no record to compare with", "无法检查计划 \(plan)：没有记录可比")
    case .write(let plan, _, let over):
      over.map { $0 > plan } ?? false
        ? Text("writes plan \(plan) over the newer \(over ?? 0)", "用计划 \(plan) 覆盖较新的 \(over ?? 0)")
        : Text("writes plan \(plan)", "写入计划 \(plan)")
    case .writeRefused(let plan, _, _): Text("write of plan \(plan) is refused", "计划 \(plan) 的写入被拒绝")
    case .cleanUp(let plan): Text("cleans up after plan \(plan)", "计划 \(plan) 之后清理")
    case .cleanUpEmpties(_, let deleted, _):
      Text("cleans up: deletes old plan \(deleted), the one in use", "清理：删除正在使用的旧计划 \(deleted)")
    }
  }

  static func record(_ published: [Int?]) -> Text {
    .joined(
      published.map { $0.map { Text("plan \($0)", "计划 \($0)") } ?? Text("EMPTY", "空") }, english: ", ",
      chinese: "、")
  }

  /// Whether a rule of clean-up can lose the record.
  static func isLost(_ outcome: RaceExploration.Outcome) -> Text {
    switch outcome {
    case .stuck: Glossary.yes
    case .impossible: Text("no, proved", "否，已证明")
    case .limitReached: Text("not decided", "未定")
    }
  }
}

/// Error messages of the options of `incident`: one line each, in both languages.
internal import Incident
internal import Report
internal import Scenario

enum IncidentMessage {
  static func unknownPreset(_ name: String, among names: [String]) -> Text {
    let (name, nearest) = (quote(name), NearestName.of(name, among: names))
    return Text(
      "--preset: '\(name)' is not one of the outages \(CommandLineMessage.list(names))",
      "--preset：“\(name)”不在可重演的故障之内：\(CommandLineMessage.chineseList(names))")
      + CommandLineMessage.meant(nearest)
  }

  static func unknownFix(_ name: String, among names: [String]) -> Text {
    let (name, nearest) = (quote(name), NearestName.of(name, among: names))
    return Text(
      "--fix: '\(name)' is not one of \(CommandLineMessage.list(names))",
      "--fix：“\(name)”不在可选值之内：\(CommandLineMessage.chineseList(names))")
      + CommandLineMessage.meant(nearest)
  }

  static func noIncident(_ name: String) -> Text {
    let name = quote(name)
    return Text(
      "--fix \(name): no outage of the scenario has the duration 'incident'; "
        + "add --set hazards.us-east-1.duration=incident",
      "--fix \(name)：情景中没有时长为“incident”的故障；请加 --set hazards.us-east-1.duration=incident")
  }

  static func text(_ error: IncidentError, preset: String) -> Text {
    switch error {
    case .unknownFix(let name, let names):
      let name = quote(name)
      return Text(
        "--fix: '\(name)' changes nothing in \(preset); it has \(CommandLineMessage.list(names))",
        "--fix：“\(name)”对 \(preset) 没有影响；可用 \(CommandLineMessage.chineseList(names))")
    case .unknownConstant(let name, let names):
      let constant = quote(name)
      return Text(
        "--set: \(preset) has no constant '\(constant)'", "--set：\(preset) 没有常数“\(constant)”")
        + CommandLineMessage.meant(
          NearestName.of(name, among: names),
          otherwise: Text("incident --json lists them", "incident --json 会列出全部常数"))
    case .setting(let text):
      let text = quote(text)
      return Text("--set: expected CONSTANT=NUMBER, got '\(text)'", "--set：应为 CONSTANT=NUMBER，却是“\(text)”")
    case .quantity, .outOfRange, .tooLong, .unknownService, .duplicateService:
      return Text("--set: " + error.description, "--set：" + chinese(error))
    }
  }

  private static func chinese(_ error: IncidentError) -> String {
    switch error {
    case .outOfRange(let name, let value, let allowed):
      "\(name) 是 \(value)，应为 \(allowed.lowerBound) 到 \(allowed.upperBound) 的整数"
    case .quantity(let name, let value, let condition):
      "\(name) 是 \(NumberText.plain(value))，应为 \(condition)"
    case .tooLong(let stage, let days, let limit):
      "\(stage) 需要 \(NumberText.plain(days.rounded(.up))) 天，最多 \(limit) 天"
    case .unknownService(let name, let among):
      "没有服务“\(name)”，应为 \(CommandLineMessage.chineseList(among))"
    case .duplicateService(let name): "服务“\(name)”声明了两次"
    case .unknownFix, .unknownConstant, .setting: error.description
    }
  }

  private static func quote(_ text: String) -> String { SafeText.clipped(text) }
}

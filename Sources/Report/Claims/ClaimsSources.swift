/// Further reading for each claim: the command with more details, and the source of its figures.
internal import Findings

extension Claim.Name {
  /// Part of the page that holds the claim.
  var part: ClaimsWords.Part {
    switch self {
    case .length, .mendedInThreeHours, .race, .guardInStore, .carefulEnactors, .retries, .noRecoveryPlan,
      .managerInThreeHours, .networkBacklog, .flapping, .googleRetries, .noLaunch, .byHand, .lastRecovery,
      .hundredServices, .nullPointer:
      .incident
    case .longestEver, .azureFifth, .azureEdgeOnly, .coupling, .toolsOnTools, .identityWrites, .hubs,
      .sameRegion,
      .blackSwan:
      .cloud
    case .ladder, .fewYears, .button, .worseAlone, .nobodyPraises, .netflixUnharmed, .netflixOutside,
      .multiCloudReady, .largestCustomer:
      .choice
    case .halfTheInternet, .followOthers, .firstChoice, .everybody, .nash, .realistic: .herd
    }
  }

  /// Command with more details, without the program's name.
  var command: String {
    switch self {
    case .length, .mendedInThreeHours, .managerInThreeHours, .networkBacklog, .flapping, .noLaunch, .byHand,
      .lastRecovery, .hundredServices, .toolsOnTools:
      "incident"
    case .race: "incident --trace"
    case .guardInStore: "incident --fix conditional-write"
    case .carefulEnactors: "incident --fix check-inside-write"
    case .retries: "incident --fix backoff"
    case .noRecoveryPlan: "incident --fix runbook"
    case .googleRetries, .nullPointer: "incident --preset google-cloud-2025-06-12"
    case .coupling: "incident --preset azure-front-door-2025-10-29"
    case .longestEver, .hubs, .sameRegion: "outages --provider AWS"
    case .azureFifth, .azureEdgeOnly: "outages --provider Azure --since 2025"
    case .blackSwan, .fewYears: "outages"
    case .ladder: "brief --set costs.ladder=measured"
    case .button, .worseAlone, .identityWrites, .multiCloudReady: "brief"
    case .nobodyPraises: "brief --set firms.ordinary.praise=100000"
    case .netflixUnharmed: "payoffs --preset netflix"
    case .netflixOutside, .largestCustomer: "brief --preset netflix"
    case .halfTheInternet, .followOthers, .everybody, .nash: "equilibria --preset netflix"
    case .firstChoice: "brief --set firms.ordinary.attraction.us-east-1=0"
    case .realistic: "equilibria --preset netflix --format csv"
    }
  }

  /// Source of the figures.
  var source: Text {
    switch self {
    case .length, .mendedInThreeHours, .managerInThreeHours, .networkBacklog, .flapping, .retries,
      .noRecoveryPlan, .race, .guardInStore, .carefulEnactors, .noLaunch, .byHand, .lastRecovery:
      Text("https://aws.amazon.com/message/101925")
    case .hundredServices: Text("AWS Health Dashboard of 2025-10-20")
    case .identityWrites:
      Text(
        "AWS Fault Isolation Boundaries: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries",
        "AWS 故障隔离边界白皮书，https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries")
    case .multiCloudReady, .largestCustomer: Text("nothing published", "没有公开资料")
    case .googleRetries, .nullPointer: Text("https://status.cloud.google.com/incidents/ow5i3PPK96RduMcb1SsW")
    case .longestEver, .hubs, .sameRegion, .blackSwan, .azureFifth, .azureEdgeOnly:
      Text("the record; outages --json names the source of each row", "故障记录；outages --json 列出每行的来源")
    case .coupling, .toolsOnTools:
      Text(
        "AWS post-event summaries; Azure status history; the graphs are an assumption",
        "AWS 事后总结；Azure 状态历史；依赖图为假设")
    case .ladder: Text("Uptime Intelligence 2022")
    case .fewYears: Text("AWS post-event summaries 2011 to 2025", "AWS 事后总结，2011 至 2025 年")
    case .netflixUnharmed, .netflixOutside:
      Text("Netflix technology blog; presets show netflix", "Netflix 技术博客；presets show netflix")
    case .button, .worseAlone, .nobodyPraises, .halfTheInternet, .followOthers, .firstChoice, .everybody,
      .nash, .realistic:
      Text("presets show us-east-1")
    }
  }
}

/// Names of an incident's parts, in the report's languages.
internal import Incident

enum IncidentNames {
  static func title(_ incident: IncidentCatalogue) -> Text {
    switch incident {
    case .aws20251020: Text("AWS us-east-1, 2025-10-20", "AWS us-east-1，2025-10-20")
    case .googleCloud20250612: Text("Google Cloud, 2025-06-12", "Google Cloud，2025-06-12")
    case .azureFrontDoor20251029: Text("Azure Front Door, 2025-10-29", "Azure Front Door，2025-10-29")
    case .awsKinesis20201125: Text("AWS Kinesis us-east-1, 2020-11-25", "AWS Kinesis us-east-1，2020-11-25")
    }
  }

  /// Name of a milestone or a stage; an unknown key is its own name.
  static func milestone(_ key: String) -> Text { milestones[key] ?? Text(key, key) }
  static func stage(_ key: String) -> Text { stages[key] ?? Text(key, key) }

  private static let milestones: [String: Text] = [
    "dns-empty": Text("DNS record of DynamoDB empty", "DynamoDB 的 DNS 记录为空"),
    "dependents-fail": Text("callers of DynamoDB show errors", "DynamoDB 的调用方开始报错"),
    "cause-found": Text("cause found", "找到原因"),
    "mitigated": Text("internal tools work again", "内部工具恢复"),
    "dns-restored": Text("DNS record restored", "DNS 记录恢复"),
    "caches-expired": Text("cached empty answers expired", "缓存的空应答过期"),
    "leases-throttled": Text("lease requests throttled, hosts restarted", "对租约请求限流并重启主机"),
    "leases-back": Text("all leases back, launches begin", "租约全部恢复，开始启动实例"),
    "balancer-errors": Text("load balancers start to fail", "负载均衡开始出错"),
    "network-late": Text("networks of new servers come late", "新服务器的网络配置延迟"),
    "load-shed": Text("load shed", "削减负载"),
    "balancer-alarm": Text("monitoring shows failing health checks", "监控发现健康检查失败"),
    "failover-off": Text("health-check failover switched off", "关闭健康检查切换"),
    "network-normal": Text("network propagation normal", "网络下发恢复正常"),
    "throttles-relaxed": Text("throttles start to open", "开始放松限流"),
    "launches-normal": Text("all launches normal", "实例启动全部正常"),
    "failover-on": Text("failover on again", "重新打开切换"),
    "containers-recovered": Text("container services recovered", "容器服务恢复"),
    "policy-inserted": Text("policy with an empty field inserted", "写入带空字段的策略"),
    "replicated-worldwide": Text("replicated world-wide", "复制到全球"),
    "alarm": Text("people look at it", "工程师开始查看"),
    "path-switched-off": Text("code path switched off everywhere", "在各地关闭该代码路径"),
    "starts-throttled": Text("task starts throttled", "限流任务启动"),
    "most-recovered": Text("most services recovered", "多数服务恢复"),
    "products-recovered": Text("last product recovered", "最后的产品恢复"),
    "configuration-applied": Text("faulty configuration applied", "错误配置生效"),
    "changes-blocked": Text("changes blocked", "冻结变更"),
    "good-configuration-pushed": Text("last good configuration goes out", "下发上一份正确配置"),
    "nodes-back": Text("all nodes back", "节点全部恢复"),
    "threads-exhausted": Text("thread limit crossed", "超过线程上限"),
    "first-servers-back": Text("first servers back", "第一批服务器恢复"),
    "fleet-back": Text("whole fleet back", "整个集群恢复"),
    "launch-errors": Text("launches of servers fail", "服务器启动开始出错"),
    "dashboards-recovered": Text("last service in the status list recovered", "状态列表中最后一项服务恢复"),
    "redshift-recovered": Text("last Redshift clusters recovered", "最后一批 Redshift 集群恢复"),
    "end": Text("end", "结束"),
  ]

  static func origin(_ origin: StageOrigin) -> Text {
    switch origin {
    case .published: Text("length published", "时长已公布")
    case .calibrated: Text("length calibrated to its published end", "时长按公布的结束时间校准")
    case .assumed: Text("length assumed", "时长为假设")
    }
  }

  private static let stages: [String: Text] = [
    "diagnosis": Text("finding the cause", "查找原因"),
    "tooling": Text("tools that need DynamoDB", "依赖 DynamoDB 的工具"),
    "dns-repair": Text("repair of the record", "修复记录"),
    "dns-caches": Text("cached empty answers", "缓存的空应答"),
    "collapse": Text("congestive collapse", "拥塞崩溃"),
    "leases": Text("leases come back", "租约恢复"),
    "network": Text("network backlog", "网络积压"),
    "balancers": Text("load balancers flap", "负载均衡抖动"),
    "failover-off": Text("failover kept off", "切换保持关闭"),
    "verification": Text("making sure", "确认稳定"),
    "throttles": Text("throttles open", "逐步放开限流"),
    "containers": Text("containers catch up", "容器服务消化积压"),
    "switch": Text("switching the path off", "关闭代码路径"),
    "herd": Text("all tasks start at once", "所有任务同时启动"),
    "products": Text("products catch up", "各产品消化积压"),
    "detection": Text("detection", "发现"),
    "decision": Text("deciding and preparing", "决策与准备"),
    "waves": Text("nodes return in waves", "节点分批恢复"),
    "preparation": Text("preparing the restart", "准备重启"),
    "restart": Text("restart of the fleet", "重启集群"),
  ]

  static func cause(_ cause: StageCause) -> Text {
    switch cause {
    case .diagnosis: Text("people, to find out", "等人查明")
    case .repair: Text("people, to repair it", "等人修复")
    case .repairWithoutProcedure: Text("people, without a procedure", "等人修复，没有预案")
    case .repairByRunbook: Text("people, by a runbook", "等人按预案修复")
    case .caution: Text("people, to make sure", "等人确认")
    case .cachedAnswers: Text("caches, to expire", "等缓存过期")
    case .staleWork: Text("a queue that serves clients long gone", "队列在处理早已超时的请求")
    case .backlog: Text("a finite server, to work off a backlog", "有限的处理能力消化积压")
    case .newWork: Text("a backlog, while new work comes faster", "边处理积压，新任务边来得更快")
    case .flapping: Text("health checks of servers without network", "对没有网络的服务器做健康检查")
    case .throttles: Text("throttles, opened step by step", "限流逐步放开")
    case .dependencies: Text("services that it needs", "等所依赖的服务")
    case .rollout: Text("waves, one after the other", "分批进行")
    }
  }

  static func fix(_ fix: IncidentFix) -> Text {
    switch fix {
    case .conditionalWrite: Text("conditional write at the DNS store", "DNS 存储做条件写入")
    case .checkInsideWrite: Text("freshness check inside the write", "写入时再检查新旧")
    case .quickRepair: Text("record repaired in 15 minutes", "15 分钟内修复记录")
    case .backoff: Text("back-off with jitter", "带抖动的退避")
    case .admissionControl: Text("admission control", "准入控制")
    case .runbook: Text("runbook", "预案")
    case .velocityControl: Text("velocity control of the balancers", "负载均衡的速度控制")
    case .inputCheck: Text("input checked before it is applied", "生效前检查输入")
    case .stagedRollout: Text("staged rollout", "分阶段发布")
    }
  }

  /// A service as its vendor spells it.
  static func service(_ key: String) -> Text {
    if let name = spelled[key] { return Text(name) }
    if let name = plain[key] { return name }
    if key.count <= 3 { return Text(key.uppercased()) }
    return Text(
      key.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
  }

  /// What an outage began in, as a record names it.
  static func trigger(_ name: String) -> Text {
    let own = SafeText.line(name)
    let key = name.lowercased()
    return Text(own, causes[key] ?? plain[key]?.zh ?? own)
  }

  private static let causes = [
    "power": "供电", "cooling": "冷却", "water and fire": "水与火", "dns resolver": "DNS 解析", "dns": "DNS",
    "compute control": "计算控制面", "network control": "网络控制面", "load balancer": "负载均衡", "front end": "前端",
    "sign-in": "登录", "vm agent": "虚拟机代理", "trigger": "触发器", "ec2 control": "EC2 控制面",
  ]

  private static let plain = [
    "network": Text("network", "网络"), "console": Text("console", "控制台"), "storage": Text("storage", "存储"),
    "functions": Text("functions", "函数"), "portal": Text("portal", "门户"),
    "load-balancer": Text("load balancer", "负载均衡"), "virtual-machines": Text("virtual machines", "虚拟机"),
  ]

  /// Names whose capitals follow no rule.
  private static let spelled = [
    "dynamodb": "DynamoDB", "api-gateway": "API Gateway", "cloudwatch": "CloudWatch",
    "eventbridge": "EventBridge", "cloudformation": "CloudFormation", "entra-id": "Entra ID",
    "cosmos-db": "Cosmos DB", "api-management": "API Management",
  ]

  static func plane(_ plane: ServiceGraph.Plane) -> Text {
    switch plane {
    case .data: Text("data", "数据面")
    case .control: Text("control", "控制面")
    }
  }

  /// A plane of a service: `DynamoDB data`.
  static func node(_ node: ServiceGraph.Node) -> Text {
    let (service, plane) = (service(node.service), plane(node.plane))
    return Text("\(service.en) \(plane.en)", "\(service.zh) \(plane.zh)")
  }
}

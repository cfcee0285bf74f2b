/// Names of an incident's parts, in the report's languages.
internal import Incident

/// A phrase in two languages.
struct Phrase {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  func text(_ language: Language) -> String { language == .chinese ? chinese : english }
}

enum IncidentNames {
  static func title(_ incident: IncidentCatalogue) -> Phrase {
    switch incident {
    case .aws20251020: Phrase("AWS us-east-1, 2025-10-20", "AWS us-east-1，2025-10-20")
    case .googleCloud20250612: Phrase("Google Cloud, 2025-06-12", "Google Cloud，2025-06-12")
    case .azureFrontDoor20251029: Phrase("Azure Front Door, 2025-10-29", "Azure Front Door，2025-10-29")
    case .awsKinesis20201125: Phrase("AWS Kinesis us-east-1, 2020-11-25", "AWS Kinesis us-east-1，2020-11-25")
    }
  }

  /// Name of a milestone or a stage; an unknown key is its own name.
  static func milestone(_ key: String) -> Phrase { milestones[key] ?? Phrase(key, key) }
  static func stage(_ key: String) -> Phrase { stages[key] ?? Phrase(key, key) }

  private static let milestones: [String: Phrase] = [
    "dns-empty": Phrase("DNS record of DynamoDB empty", "DynamoDB 的 DNS 记录为空"),
    "dependents-fail": Phrase("callers of DynamoDB show errors", "DynamoDB 的调用方开始报错"),
    "cause-found": Phrase("cause found", "找到原因"),
    "mitigated": Phrase("internal tools work again", "内部工具恢复"),
    "dns-restored": Phrase("DNS record restored", "DNS 记录恢复"),
    "caches-expired": Phrase("cached empty answers expired", "缓存的空应答过期"),
    "leases-throttled": Phrase("lease requests throttled, hosts restarted", "限流租约请求并重启主机"),
    "leases-back": Phrase("all leases back, launches begin", "租约全部恢复，开始启动实例"),
    "balancer-errors": Phrase("load balancers start to fail", "负载均衡开始出错"),
    "network-late": Phrase("networks of new servers come late", "新服务器的网络迟到"),
    "load-shed": Phrase("load shed", "削减负载"),
    "balancer-alarm": Phrase("monitoring shows failing health checks", "监控发现健康检查失败"),
    "failover-off": Phrase("health-check failover switched off", "关闭健康检查切换"),
    "network-normal": Phrase("network propagation normal", "网络下发恢复正常"),
    "throttles-relaxed": Phrase("throttles start to open", "开始放松限流"),
    "launches-normal": Phrase("all launches normal", "实例启动全部正常"),
    "failover-on": Phrase("failover on again", "重新打开切换"),
    "containers-recovered": Phrase("container services recovered", "容器服务恢复"),
    "policy-inserted": Phrase("policy with an empty field inserted", "写入带空字段的策略"),
    "replicated-worldwide": Phrase("replicated world-wide", "复制到全球"),
    "alarm": Phrase("people look at it", "工程师开始查看"),
    "path-switched-off": Phrase("code path switched off everywhere", "在各地关闭该代码路径"),
    "starts-throttled": Phrase("task starts throttled", "限流任务启动"),
    "most-recovered": Phrase("most services recovered", "多数服务恢复"),
    "products-recovered": Phrase("last product recovered", "最后的产品恢复"),
    "configuration-applied": Phrase("faulty configuration applied", "错误配置生效"),
    "changes-blocked": Phrase("changes blocked", "冻结变更"),
    "good-configuration-pushed": Phrase("last good configuration goes out", "下发上一份正确配置"),
    "nodes-back": Phrase("all nodes back", "节点全部恢复"),
    "threads-exhausted": Phrase("thread limit crossed", "超过线程上限"),
    "first-servers-back": Phrase("first servers back", "第一批服务器恢复"),
    "fleet-back": Phrase("whole fleet back", "整个集群恢复"),
    "launch-errors": Phrase("launches of servers fail", "服务器启动开始出错"),
    "dashboards-recovered": Phrase("last service in the status list recovered", "状态列表中最后一项服务恢复"),
    "redshift-recovered": Phrase("last Redshift clusters recovered", "最后一批 Redshift 集群恢复"),
    "end": Phrase("end", "结束"),
  ]

  static func origin(_ origin: StageOrigin) -> Phrase {
    switch origin {
    case .published: Phrase("published", "公布")
    case .calibrated: Phrase("calibrated to its published end", "按公布的结束时间校准")
    case .assumed: Phrase("assumed", "假设")
    }
  }

  private static let stages: [String: Phrase] = [
    "diagnosis": Phrase("finding the cause", "查找原因"),
    "tooling": Phrase("tools that need DynamoDB", "依赖 DynamoDB 的工具"),
    "dns-repair": Phrase("repair of the record", "修复记录"),
    "dns-caches": Phrase("cached empty answers", "缓存的空应答"),
    "collapse": Phrase("congestive collapse", "拥塞崩溃"),
    "leases": Phrase("leases come back", "租约恢复"),
    "network": Phrase("network backlog", "网络积压"),
    "balancers": Phrase("load balancers flap", "负载均衡抖动"),
    "failover-off": Phrase("failover kept off", "切换保持关闭"),
    "verification": Phrase("making sure", "确认稳定"),
    "throttles": Phrase("throttles open", "逐步放开限流"),
    "containers": Phrase("containers catch up", "容器补齐任务"),
    "switch": Phrase("switching the path off", "关闭代码路径"),
    "herd": Phrase("all tasks start at once", "所有任务同时启动"),
    "products": Phrase("products catch up", "产品补齐积压"),
    "detection": Phrase("detection", "发现"),
    "decision": Phrase("deciding and preparing", "决策与准备"),
    "waves": Phrase("nodes return in waves", "节点分批恢复"),
    "preparation": Phrase("preparing the restart", "准备重启"),
    "restart": Phrase("restart of the fleet", "重启集群"),
  ]

  static func cause(_ cause: StageCause) -> Phrase {
    switch cause {
    case .diagnosis: Phrase("people, to find out", "等人查明")
    case .repair: Phrase("people, to repair it", "等人修复")
    case .repairWithoutProcedure: Phrase("people, without a procedure", "等人修复，没有预案")
    case .repairByRunbook: Phrase("people, by a runbook", "等人按预案修复")
    case .caution: Phrase("people, to make sure", "等人确认")
    case .cachedAnswers: Phrase("caches, to expire", "等缓存过期")
    case .staleWork: Phrase("a queue that serves clients long gone", "队列在为已离开的请求服务")
    case .backlog: Phrase("a finite server, to work off a backlog", "有限的处理能力消化积压")
    case .newWork: Phrase("a backlog, while new work comes faster", "积压，而新工作来得更快")
    case .flapping: Phrase("health checks of servers without network", "对没有网络的服务器做健康检查")
    case .throttles: Phrase("throttles, opened step by step", "限流逐步放开")
    case .dependencies: Phrase("services that it needs", "等所依赖的服务")
    case .rollout: Phrase("waves, one after the other", "分批进行")
    }
  }

  static func fix(_ fix: IncidentFix) -> Phrase {
    switch fix {
    case .conditionalWrite: Phrase("conditional write at the DNS store", "DNS 存储做条件写入")
    case .checkInsideWrite: Phrase("freshness check inside the write", "写入时再检查新旧")
    case .quickRepair: Phrase("record repaired in 15 minutes", "15 分钟内修复记录")
    case .backoff: Phrase("back-off with jitter", "带抖动的退避")
    case .admissionControl: Phrase("admission control", "准入控制")
    case .runbook: Phrase("runbook", "预案")
    case .velocityControl: Phrase("velocity control of the balancers", "负载均衡的速度控制")
    case .inputCheck: Phrase("input checked before it is applied", "生效前检查输入")
    case .stagedRollout: Phrase("staged rollout", "分阶段发布")
    }
  }
}

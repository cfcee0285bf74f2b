extension ServiceGraph {
  /// A coupled provider: services are built on each other, as the operator's summaries tell of AWS in us-east-1.
  ///
  /// Arrows are those along which outages were told to spread: 2017-02-28 (message/41926), 2020-11-25
  /// (message/11201), 2021-12-07 (message/12721), 2023-06-13 (message/061323), 2024-07-30 (message/073024),
  /// 2025-10-20 (message/101925).
  public static func coupled() throws(IncidentError) -> ServiceGraph {
    try parse(
      services: "dynamodb s3 kinesis iam sts ec2 ebs nlb lambda cloudwatch eventbridge ecs eks fargate "
        + "cognito api-gateway sqs redshift connect console cloudformation auto-scaling network",
      needs: """
        iam.control: dynamodb.data
        sts.data: dynamodb.data lambda.data network.data
        ec2.control: dynamodb.data s3.data network.data
        ebs.control: s3.data ec2.control
        nlb.data: ec2.control
        lambda.data: dynamodb.data s3.data
        lambda.control: sqs.control
        cloudwatch.data: kinesis.data network.data
        eventbridge.data: kinesis.data lambda.data network.data
        cognito.data: kinesis.data
        ecs.control: ec2.control eventbridge.data cloudwatch.data kinesis.data
        eks.control: ec2.control eventbridge.data lambda.data
        fargate.control: ec2.control ecs.control
        api-gateway.data: lambda.data network.data
        redshift.control: dynamodb.data ec2.control s3.data iam.control
        connect.data: lambda.data nlb.data kinesis.data network.data
        console.data: sts.data
        cloudformation.control: lambda.data ec2.control
        auto-scaling.control: ec2.control cloudwatch.data
        """)
  }

  /// A decoupled provider: shared front ends and storage, but services that run on their own, as reviews of
  /// Azure's incidents tell.
  public static func decoupled() throws(IncidentError) -> ServiceGraph {
    try parse(
      services: "front-door entra-id storage virtual-machines sql cosmos-db functions app-service aks "
        + "service-bus event-hubs key-vault monitor portal cdn dns load-balancer redis api-management "
        + "logic-apps synapse container-apps network",
      needs: """
        portal.data: front-door.data
        cdn.control: front-door.control
        functions.control: storage.data
        aks.control: virtual-machines.control
        container-apps.control: aks.control
        synapse.control: storage.data
        logic-apps.data: functions.data
        """)
  }

  /// Reads arrows written as `service.plane: service.plane …`, one line for each plane.
  static func parse(services: String, needs: String) throws(IncidentError) -> ServiceGraph {
    let names = services.split(separator: " ").map(String.init)
    var arrows: [Need] = []
    for line in needs.split(separator: "\n") {
      let words = line.split { $0 == " " || $0 == ":" }.compactMap(node)
      guard let first = words.first else { continue }
      arrows += words.dropFirst().map { Need(first, needs: $0) }
    }
    return try ServiceGraph(services: names, needs: arrows)
  }

  private static func node(_ word: Substring) -> Node? {
    let parts = word.split(separator: ".")
    guard parts.count == 2, let plane = Plane(rawValue: String(parts[1])) else { return nil }
    return Node(String(parts[0]), plane)
  }
}

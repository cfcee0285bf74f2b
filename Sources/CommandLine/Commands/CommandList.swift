internal import Report

/// The commands, declared.
extension CommandDeclaration {
  /// Program itself.
  static let root = CommandDeclaration(
    name: Product.name,
    summary: Text("why firms share one cloud region, and fail together", "企业为何共用一个云区域，又一起宕机"),
    about: Text(
      """
      Computes what outages cost firms that choose how much redundancy to buy, which choices are \
      equilibria, and what would change them. Without a command it prints the brief.
      """,
      """
      企业自行决定买多少冗余；本程序计算故障给它们造成的损失、哪些选择是均衡、什么会改变这些选择。不给\
      命令时显示 brief。
      """),
    options: [brief.options],
    examples: [
      Example(
        line: "resilience-econ --firms 5 --preset netflix",
        gives: Text("one Netflix, four ordinary firms", "一家 Netflix，四家普通企业")),
      Example(
        line: "resilience-econ button --bill 2e6 --revenue 400000",
        gives: Text("press the button or not", "该不该摁下按钮")),
    ],
    subcommands: [
      brief, button, incident, outages, payoffs, equilibria, solve, verify, whatIf, sweep, merge, claims,
      figures,
      report,
      presets, completion, manual, help,
    ],
    defaultSubcommand: "brief")

  static let brief = CommandDeclaration(
    name: "brief",
    summary: Text("the answer on one screen: stay or leave, why, how solid", "一屏答案：留还是走，为什么，有多稳"),
    about: Text(
      """
      The answer with its main cause; the cost of each setup; how solid it is; tipping values; what to \
      do. --full prints the whole page in sections, --section one of them. CSV and JSON always hold \
      every number.
      """,
      """
      答案及其主要原因；每个部署方案的成本；有多稳；临界值；该做什么。--full 分节显示完整页面，\
      --section 显示其中一节。CSV 和 JSON 总是包含全部数字。
      """),
    options: [.model, .ownRecord, .list(.fix), .extent, .uncertainty, .page(OutputFormat.pages + [.html])],
    examples: [
      Example(
        line: "resilience-econ --firms 5 --preset netflix",
        gives: Text("the answer for five firms", "五家企业的答案")),
      Example(line: "resilience-econ brief --full", gives: Text("the whole page", "完整页面")),
      Example(
        line: "resilience-econ brief --preset bank --lang zh",
        gives: Text("the bank's page in Chinese", "银行情景的中文页面")),
      Example(
        line: "resilience-econ brief --preset us-east-1 --preset mine.json5 --format markdown",
        gives: Text("your own firm over the built-in preset", "在内置预设上叠加自己的企业")),
    ])

  static let incident = CommandDeclaration(
    name: "incident", summary: Text("a known outage, replayed from its mechanisms", "按机理重演一次真实故障"),
    about: Text(
      """
      Plays an outage through queues, leases, time-outs and people: the timeline, the wait of each \
      stage, the effect of fixing one fault, and with --runs how long the next one may last. Presets: \
      aws-2025-10-20, google-cloud-2025-06-12, azure-front-door-2025-10-29, aws-kinesis-2020-11-25.
      """,
      """
      让故障经过队列、租约、超时和人员重演一遍：时间线、每个阶段在等什么、修复一处缺陷的效果；加 \
      --runs 则估计下一次会持续多久。预设：aws-2025-10-20、google-cloud-2025-06-12、\
      azure-front-door-2025-10-29、aws-kinesis-2020-11-25。
      """),
    options: [.list(.incidentPreset, .fix, .trace, .runs, .constant, .seed, .jobs), .page()],
    examples: [
      Example(
        line: "resilience-econ incident", gives: Text("2025-10-20 minute by minute", "逐分钟重演 2025-10-20")),
      Example(
        line: "resilience-econ incident --fix backoff --runs 10000",
        gives: Text("with one fault fixed", "修复一处之后")),
      Example(
        line: "resilience-econ incident --trace",
        gives: Text("how the record was lost, in lanes", "分泳道显示 DNS 记录如何丢失")),
    ])

  static let outages = CommandDeclaration(
    name: "outages",
    summary: Text("how often, how long, how much a year, and how sure", "多久一次、持续多久、每年损失多少，有多确定"),
    about: Text(
      """
      Rates, lengths and yearly cost of the recorded cloud outages, or of your own log. Without a \
      filter it is about AWS us-east-1 as a whole.
      """,
      """
      云故障记录或你自己日志中故障的频率、时长和每年的损失。不加筛选时只看整个 AWS us-east-1。
      """),
    options: [.model, .record, .annualLoss, .uncertainty, .page()],
    examples: [
      Example(
        line: "resilience-econ outages --record log.csv --per-hour 5000",
        gives: Text("your own log, in dollars a year", "自己的日志，折成每年美元")),
      Example(
        line: "resilience-econ outages --region us-east-1 --with us-west-2",
        gives: Text("hours in which both were down", "两个区域同时宕机的小时数")),
      Example(
        line: "resilience-econ outages --waiting 8 --limit 5000000", gives: Text("with an insurance", "加上保险")),
    ])

  static let payoffs = CommandDeclaration(
    name: "payoffs",
    summary: Text("the payoff matrix, also as a game file for other solvers", "收益矩阵，也可导出给其他求解器"),
    about: Text(
      """
      The payoff of every firm for its own setup against what the others play. nfg and agg are read by \
      Gambit; they hold the whole game, so they are refused where it has too many profiles.
      """,
      """
      每家企业在自己和其他企业各种选择下的收益。nfg 和 agg 供 Gambit 读取；它们包含整个博弈，组合太多\
      时会拒绝。
      """),
    options: [.model, .ownRecord, .list(.fix), .page(OutputFormat.pages + [.nfg, .agg])],
    examples: [
      Example(
        line: "resilience-econ payoffs --firms 5 --preset netflix",
        gives: Text("the matrix of each type", "每类企业的矩阵")),
      Example(
        line: "resilience-econ payoffs --format nfg --output game.nfg",
        gives: Text("a file for Gambit", "供 Gambit 读取的文件")),
    ])

  static let equilibria = CommandDeclaration(
    name: "equilibria",
    summary: Text("all equilibria of the game, and whether these are all", "博弈的全部均衡，以及是否已找全"),
    about: Text(
      """
      Every equilibrium with the number of firms in each setup, the gain from the best deviation (0 at \
      an equilibrium), whether it is strict, and its net value for all. mixed: each firm by itself, \
      for few firms, so that firms of a type may differ in how they randomise. correlated: what a \
      trusted mediator could achieve, and the price of anarchy; evolutionary: which equilibria last \
      when firms err rarely.
      """,
      """
      每个均衡：各部署方案的企业数、单独改变的最大收益（均衡时为 0）、是否严格、社会净收益。mixed：逐\
      家企业求解，适合企业很少的情形，同类企业可以按不同概率随机选择。correlated：可信协调者能达成的结\
      果和无政府代价（PoA）；evolutionary：企业很少出错时哪些均衡能长存。
      """),
    options: [.model, .ownRecord, .list(.fix, .concept, .certificate, .certificateLimit), .page()],
    examples: [
      Example(
        line: "resilience-econ equilibria --firms 5 --preset netflix", gives: Text("the whole list", "完整列表")),
      Example(
        line: "resilience-econ equilibria --concept pure --format csv",
        gives: Text("a row for each firm type", "每类企业一行")),
    ])

  static let presets = CommandDeclaration(
    name: "presets", summary: Text("list, show and check presets", "列出、查看、检查情景"),
    about: Text(
      "A preset is a JSON5 file: regions, outages, setups, costs, firms. Some are built in.",
      "预设是 JSON5 文件：区域、故障、部署方案、成本、企业。内置若干预设。"),
    examples: [
      Example(
        line: "resilience-econ presets show netflix",
        gives: Text("every parameter, its unit and source", "每个参数及其单位和来源")),
      Example(
        line: "resilience-econ presets validate mine.json5",
        gives: Text("the first fault of a file", "文件哪里有错")),
    ],
    subcommands: [presetsList, presetsShow, presetsValidate, presetsSchema], defaultSubcommand: "list")

  static let presetsList = CommandDeclaration(
    name: "list", summary: Text("names of the built-in presets", "内置预设的名称"),
    options: [.page()],
    examples: [
      Example(line: "resilience-econ presets list", gives: Text("each with its question", "以及各自的问题"))
    ])

  static let presetsShow = CommandDeclaration(
    name: "show", summary: Text("every parameter with value, unit and source", "每个参数的取值、单位和来源"),
    operands: [OperandDeclaration(name: "NAME", kind: .preset, isOptional: true)],
    options: [.list(.preset, .firms, .set), .page()],
    examples: [
      Example(
        line: "resilience-econ presets show netflix", gives: Text("each number with its source", "每个数从哪里来")),
      Example(
        line: "resilience-econ presets show bank --format csv",
        gives: Text("the same for a spreadsheet", "同样内容，供电子表格使用")),
    ])

  static let presetsValidate = CommandDeclaration(
    name: "validate", summary: Text("check a preset file", "检查预设文件"),
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [.list(.firms, .set, .lang, .output)],
    examples: [
      Example(
        line: "resilience-econ presets validate mine.json5",
        gives: Text("the first error, or 'valid'", "第一个错误，或“有效”"))
    ])

  static let presetsSchema = CommandDeclaration(
    name: "schema", summary: Text("the JSON Schema of a preset, for editors", "预设的 JSON Schema，供编辑器使用"),
    options: [.list(.output)],
    examples: [
      Example(
        line: "resilience-econ presets schema --output preset.schema.json", gives: Text("a file", "一个文件"))
    ])

  static let completion = CommandDeclaration(
    name: "completion", summary: Text("a completion script for a shell", "shell 补全脚本"),
    operands: [OperandDeclaration(name: "SHELL", kind: .choice(["bash", "zsh", "fish"]))],
    options: [.list(.output)],
    examples: [
      Example(
        line: "source <(resilience-econ completion bash)",
        gives: Text("completion in this shell", "在当前 shell 中启用补全")),
      Example(
        line: "resilience-econ completion fish | source",
        gives: Text("completion in this fish", "在当前 fish 中启用补全")),
    ])

  static let manual = CommandDeclaration(
    name: "manual", summary: Text("the manual page", "手册页"),
    about: Text("The manual page in roff, to be read by man.", "roff 格式的手册页，用 man 阅读。"),
    options: [.list(.lang, .output)],
    examples: [
      Example(line: "resilience-econ manual | man -l -", gives: Text("the manual on the screen", "在屏幕上显示手册"))
    ])

  static let help = CommandDeclaration(
    name: "help", summary: Text("help on a command", "某个命令的帮助"),
    operands: [OperandDeclaration(name: "COMMAND", kind: .command, isOptional: true)],
    options: [.list(.lang)],
    examples: [
      Example(
        line: "resilience-econ help payoffs", gives: Text("the same as payoffs --help", "同 payoffs --help"))
    ])
}

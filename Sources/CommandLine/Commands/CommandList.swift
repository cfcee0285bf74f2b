/// The commands, declared.
extension CommandDeclaration {
  /// Program itself.
  static let root = CommandDeclaration(
    name: Product.name,
    summary: "why companies share one cloud region, and fail together",
    about: """
      Computes what outages cost firms that choose how much redundancy to buy, which choices are \
      equilibria, and what would change them. Without a command it prints the brief.
      """,
    options: [brief.options],
    examples: [
      Example(line: "resilience-econ --firms 5 --preset netflix", gives: "one Netflix, four ordinary firms"),
      Example(
        line: "resilience-econ --set firms.ordinary.blameSharing=0",
        gives: "the same market where nobody is excused"),
      Example(line: "resilience-econ button --bill 2e6 --revenue 400000", gives: "press the button or not"),
    ],
    subcommands: [
      brief, button, incident, outages, payoffs, equilibria, solve, verify, whatIf, sweep, merge, claims,
      figures,
      report,
      presets, completion, manual, help,
    ],
    defaultSubcommand: "brief")

  static let brief = CommandDeclaration(
    name: "brief", summary: "the answer on one screen: stay or leave, why, how solid",
    about: """
      The answer with its main cause; what each setup costs; how solid that is; tipping values; what to do. \
      --full prints the whole page in sections, --section one of them. CSV and JSON always hold every number.
      """,
    options: [.model, .ownRecord, .list(.fix), .extent, .uncertainty, .page(OutputFormat.pages + [.html])],
    examples: [
      Example(line: "resilience-econ --firms 5 --preset netflix", gives: "the answer for five firms"),
      Example(line: "resilience-econ brief --full", gives: "the whole page"),
      Example(line: "resilience-econ brief --preset bank --lang zh", gives: "the bank's page in Chinese"),
      Example(
        line: "resilience-econ brief --preset us-east-1 --preset mine.json5 --format markdown",
        gives: "your own company over the built-in preset"),
    ])

  static let incident = CommandDeclaration(
    name: "incident", summary: "a known outage, replayed from its mechanisms",
    about: """
      Plays an outage through queues, leases, time-outs and people: the timeline, what each stage waited \
      for, what mending one thing would change, and with --runs how long the next one may last. Presets: \
      aws-2025-10-20, google-cloud-2025-06-12, azure-front-door-2025-10-29, aws-kinesis-2020-11-25.
      """,
    options: [.list(.incidentPreset, .fix, .trace, .runs, .constant, .seed, .jobs), .page()],
    examples: [
      Example(line: "resilience-econ incident", gives: "2025-10-20 minute by minute"),
      Example(line: "resilience-econ incident --fix backoff --runs 10000", gives: "with one thing mended"),
      Example(line: "resilience-econ incident --trace", gives: "how the record was lost, in lanes"),
    ])

  static let outages = CommandDeclaration(
    name: "outages", summary: "how often, how long, how much a year, and how sure",
    about: """
      The record of cloud outages, or your own log: rates with their intervals, whether one rate fits, durations \
      fitted and compared, hours lost in a year, and what a year costs. Without a filter it is about AWS \
      us-east-1 as a whole.
      """,
    options: [.model, .record, .annualLoss, .uncertainty, .page()],
    examples: [
      Example(
        line: "resilience-econ outages --record log.csv --per-hour 5000",
        gives: "your own log, in dollars a year"),
      Example(
        line: "resilience-econ outages --region us-east-1 --with us-west-2",
        gives: "hours in which both were down"),
      Example(line: "resilience-econ outages --waiting 8 --limit 5000000", gives: "with an insurance"),
    ])

  static let payoffs = CommandDeclaration(
    name: "payoffs", summary: "the payoff matrix, also as a game file for other solvers",
    about: """
      What every firm earns for its own strategy against what the others play. nfg and agg are read by \
      Gambit; they hold the whole game, so they are refused where it has too many profiles.
      """,
    options: [.model, .ownRecord, .list(.fix), .page(OutputFormat.pages + [.nfg, .agg])],
    examples: [
      Example(line: "resilience-econ payoffs --firms 5 --preset netflix", gives: "the matrix of each type"),
      Example(line: "resilience-econ payoffs --format nfg --output game.nfg", gives: "a file for Gambit"),
    ])

  static let equilibria = CommandDeclaration(
    name: "equilibria", summary: "all equilibria of the game, and whether these are all",
    about: """
      Every equilibrium with who sits where, its largest regret (the most any firm could gain by moving), \
      whether it is strict, and its welfare. mixed: each firm by itself, for few firms, so that firms of a type \
      may differ in how they mix. correlated: lotteries that nobody gains by disobeying, and the price of \
      anarchy; evolutionary: which equilibria would last.
      """,
    options: [.model, .ownRecord, .list(.fix, .concept, .certificate, .certificateLimit), .page()],
    examples: [
      Example(line: "resilience-econ equilibria --firms 5 --preset netflix", gives: "the whole list"),
      Example(
        line: "resilience-econ equilibria --concept pure --format csv", gives: "a row for each firm type"),
    ])

  static let presets = CommandDeclaration(
    name: "presets", summary: "list, show and check scenarios",
    about: "A preset is a JSON5 file: regions, outages, strategies, costs, firms. Presets are built in.",
    examples: [
      Example(line: "resilience-econ presets show netflix", gives: "every parameter, its unit and source"),
      Example(line: "resilience-econ presets validate mine.json5", gives: "what is wrong with a file"),
    ],
    subcommands: [presetsList, presetsShow, presetsValidate, presetsSchema], defaultSubcommand: "list")

  static let presetsList = CommandDeclaration(
    name: "list", summary: "names of the built-in presets",
    options: [.page()],
    examples: [Example(line: "resilience-econ presets list", gives: "each with its question")])

  static let presetsShow = CommandDeclaration(
    name: "show", summary: "every parameter with value, unit and source",
    operands: [OperandDeclaration(name: "NAME", kind: .preset, isOptional: true)],
    options: [.list(.preset, .firms, .set), .page()],
    examples: [
      Example(line: "resilience-econ presets show netflix", gives: "where each number comes from"),
      Example(line: "resilience-econ presets show bank --format csv", gives: "the same for a spreadsheet"),
    ])

  static let presetsValidate = CommandDeclaration(
    name: "validate", summary: "check a preset file",
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [.list(.firms, .set, .output)],
    examples: [
      Example(line: "resilience-econ presets validate mine.json5", gives: "the first error, or 'valid'")
    ])

  static let presetsSchema = CommandDeclaration(
    name: "schema", summary: "the JSON Schema of a preset, for editors", options: [.list(.output)],
    examples: [Example(line: "resilience-econ presets schema --output preset.schema.json", gives: "a file")])

  static let completion = CommandDeclaration(
    name: "completion", summary: "a completion script for a shell",
    operands: [OperandDeclaration(name: "SHELL", kind: .choice(["bash", "zsh", "fish"]))],
    options: [.list(.output)],
    examples: [
      Example(line: "source <(resilience-econ completion bash)", gives: "completion in this shell"),
      Example(
        line: "resilience-econ completion fish | source", gives: "completion in this fish"),
    ])

  static let manual = CommandDeclaration(
    name: "manual", summary: "the manual page", about: "The manual page in roff, to be read by man.",
    options: [.list(.output)],
    examples: [
      Example(line: "resilience-econ manual | man -l -", gives: "the manual on the screen")
    ])

  static let help = CommandDeclaration(
    name: "help", summary: "help on a command",
    operands: [OperandDeclaration(name: "COMMAND", kind: .command, isOptional: true)],
    examples: [Example(line: "resilience-econ help payoffs", gives: "the same as payoffs --help")])
}

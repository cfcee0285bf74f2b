/// Sentences of `solve` about a list of equilibria.
internal import Games

enum SolveText {
  /// Commands that write and check the proof of a list of equilibria.
  static let certificate = Text(
    "A proof that anybody can check: add --certificate FILE; resilience-econ verify FILE reads it.",
    "可供核验的完整性证明：加上 --certificate FILE，再用 resilience-econ verify FILE 核验。")

  /// The same for what is no list.
  static let certificateOfPage = Text(
    "A proof that anybody can check: add --certificate FILE; resilience-econ verify FILE reads it.",
    "可供核验的证明：加上 --certificate FILE，再用 resilience-econ verify FILE 核验。")

  /// The same in the brief, which writes no certificate itself.
  static let certificateOfBrief = Text(
    "A proof that anybody can check: resilience-econ equilibria --certificate FILE, with the options of this page;"
      + " resilience-econ verify FILE reads it.",
    "可供核验的完整性证明：以本页的选项运行 resilience-econ equilibria --certificate FILE，"
      + "再用 resilience-econ verify FILE 核验。")

  /// A number and its noun.
  private static func many(_ count: Int, _ one: String, _ more: String) -> String {
    "\(NumberText.count(count)) \(count == 1 ? one : more)"
  }

  /// `1 profile was` or `12 profiles were`.
  private static func was(_ count: Int, _ one: String, _ more: String) -> String {
    many(count, one, more) + (count == 1 ? " was" : " were")
  }

  private static func list(_ numbers: [Int]) -> Text {
    .joined(numbers.map { Text(String($0)) }, english: ", ", chinese: "、")
  }

  /// - Parameter sum: the best sum of payoffs as text.
  static func bestSum(_ numbers: [Int], sum: Text) -> Text {
    let list = list(numbers)
    return Text(
      "Best sum of payoffs: \(numbers.count == 1 ? "equilibrium" : "equilibria") \(list.en), with \(sum.en).",
      "收益总和最大的是均衡 \(list.zh)：\(sum.zh)。")
  }

  static func dominated(_ numbers: [Int]) -> Text {
    guard !numbers.isEmpty else {
      return Text(
        "None is payoff-dominated: no other pays nobody less and somebody more.",
        "没有被收益占优的均衡：没有哪个均衡能让有人收益更高而无人更低。")
    }
    let list = list(numbers)
    return Text(
      "Payoff-dominated (another pays nobody less and somebody more): \(list.en).",
      "被收益占优（另有均衡使有人收益更高、无人更低）：\(list.zh)。")
  }

  static func selected(_ selection: EquilibriumSelection, shown: Int) -> Text {
    let what =
      switch selection {
      case .bestSum: Text("with the best sum of payoffs", "收益总和最大的")
      case .worstSum: Text("with the worst sum of payoffs", "收益总和最小的")
      case .pareto: Text("that no other payoff-dominates", "不被其他均衡收益占优的")
      case .payoffDominant: Text("that pay nobody less than any other", "对每个人都不少于其他均衡的")
      case .strict: Text("that are strict", "严格的")
      }
    return Text("Shown: the \(shown) \(what.en).", "仅列出\(what.zh) \(shown) 个。")
  }

  /// - Parameter values: the payoff of each player, as text.
  static func value(_ players: [Text], _ values: [Text]) -> Text {
    let parts = zip(players, values).map { Text("\($1.en) to \($0.en)", "\($0.zh) 得 \($1.zh)") }
    let list = Text.joined(parts, english: ", ", chinese: "，")
    return Text(
      "One gains what the other loses: the game is zero-sum, up to the units and zeros of payoffs. Its value is \(list.en).",
      "一方所得即另一方所失：这是零和博弈（不计收益的单位与零点）。其值为：\(list.zh)。")
  }

  private static func optimal(_ first: Int, _ second: Int, isComplete: Bool) -> Text {
    let how = Text(
      "found by linear programming and checked in exact arithmetic.", "由线性规划求得并精确检验。")
    if isComplete, first == 1, second == 1 {
      return Text(
        "This is the only equilibrium: each player has one optimal strategy, ", "这是唯一的均衡：双方各只有一个最优策略，")
        + how
    }
    let pairs = Text(
      "\(many(first, "extreme optimal strategy", "extreme optimal strategies")) of the first player and "
        + "\(NumberText.count(second)) of the second, ", "第一参与人的 \(first) 个与第二参与人的 \(second) 个极端最优策略")
    return isComplete
      ? Text(
        "These are all extreme equilibria, exactly: the pairs of \(pairs.en)",
        "这些是全部极端均衡（精确）：\(pairs.zh)的所有配对，")
        + how
      : Text(
        "These may not be all: any two optimal strategies are an equilibrium, and there are too many to list. Shown "
          + "are pairs of \(pairs.en)", "可能不是全部：任意两个最优策略都构成均衡，数量过多。列出的是\(pairs.zh)的若干配对，") + how
  }

  /// - Parameter isMixedSearched: whether mixed ones were searched for.
  static func count(pure: Int, mixed: Int, isMixedSearched: Bool) -> Text {
    let total = pure + mixed
    guard isMixedSearched || mixed > 0 else {
      return Text("\(many(pure, "pure equilibrium", "pure equilibria")).", "\(pure) 个纯策略均衡。")
    }
    return Text(
      "\(total) \(total == 1 ? "equilibrium" : "equilibria"): \(pure) pure, \(mixed) mixed.",
      "\(total) 个均衡：\(pure) 个纯策略，\(mixed) 个混合策略。")
  }

  static func component(_ members: [Int]) -> Text {
    let list = list(members)
    return Text(
      "Equilibria \(list.en) form a connected component: a continuum of equilibria.",
      "均衡 \(list.zh) 相连，构成均衡的连续统。")
  }

  /// - Parameter supports: the number of combinations of supports in the game.
  static func reason(_ reason: GameSolution.Reason, supports: Double) -> Text {
    switch reason {
    case .vertices(let first, let second):
      Text(
        "These are all extreme equilibria, exactly: every pair of the \(NumberText.count(first)) and "
          + "\(many(second, "vertex", "vertices")) of the best reply polytopes was tried.",
        "这些是全部极端均衡（精确）：最优反应多面体的 \(first) 与 \(second) 个顶点已逐对检验。")
    case .choices(let count):
      Text(
        "Only one player has a choice. Listed are, exactly, "
          + (count == 1 ? "its only strategy." : "the best of its \(count) strategies."),
        "只有一个参与人可以选择。这些是其 \(count) 个策略中的全部最优者（精确）。")
    case .everyPureProfile(let count):
      Text(
        count == 1
          ? "These are all pure equilibria: the only profile was tried."
          : "These are all pure equilibria: each of \(NumberText.count(count)) profiles was tried.",
        "这些是全部纯策略均衡：\(count) 个组合已逐一检验。"
      )
    case .search(let completeness): search(completeness, supports)
    case .symmetric(let classes, let completeness): symmetric(classes, completeness)
    case .optimalStrategies(let first, let second, let isComplete):
      optimal(first, second, isComplete: isComplete)
    case .paths(let error, let tried, let labels): paths(error, tried: tried, of: labels)
    case .one(let way): one(way)
    }
  }

  private static func symmetric(_ classes: [[Int]], _ completeness: Completeness) -> Text {
    let sizes = classes.map { String($0.count) }.joined(separator: " + ")
    let who =
      classes.count == 1
      ? Text("All \(sizes) players are alike.", "全部 \(sizes) 个参与人地位相同。")
      : Text("Players are of \(classes.count) types (\(sizes)).", "参与人分为 \(classes.count) 类（\(sizes)）。")
    let alike = Text("in which players who are alike play alike", "同类参与人策略相同的均衡")
    let found =
      completeness.isProved
      ? Text("These are all equilibria \(alike.en): ", "这些是全部\(alike.zh)：")
      : Text("These may not be all equilibria \(alike.en): ", "可能不是全部\(alike.zh)：")
    return .sentences([who, found + boxes(completeness)])
  }

  /// Completeness of the search for type-symmetric mixtures.
  private static func boxes(_ completeness: Completeness) -> Text {
    switch completeness {
    case .everyProfile(let count):
      Text(
        count == 1 ? "the only profile was tried." : "each of \(NumberText.count(count)) profiles was tried.",
        "\(count) 个组合已逐一检验。")
    case .boundedSearch(let boxes):
      Text(
        was(boxes, "cell of mixtures", "cells of mixtures")
          + " excluded, or proved to hold at most the one that is listed.",
        "\(boxes) 个混合策略区域已被排除，或证明至多含所列的那一个。")
    case .undecided(let boxes):
      Text(
        many(boxes, "cell", "cells") + " could not be decided, as at a continuum or a near tie.",
        "\(boxes) 个区域无法判定（连续统或近似平局）。"
      )
    case .budgetExceeded(let boxes):
      Text(
        "the search stopped after \(many(boxes, "cell", "cells")) of mixtures. --cells N looks longer.",
        "搜索在 \(boxes) 个区域后停止。--cells N 可搜索更久。")
    case .cancelled(let boxes):
      Text(
        "the search was interrupted after \(many(boxes, "cell", "cells")) of mixtures.",
        "搜索在 \(boxes) 个区域后被中断。")
    case .notSearched:
      Text("mixtures were not searched for, the game is too large.", "博弈过大，未搜索混合策略。")
    }
  }

  private static func one(_ way: GameSolution.OneWay) -> Text {
    let only = Text("Only one equilibrium was asked for; there may be others.", "只要求一个均衡，可能还有其他均衡。")
    let sentences: [Text] =
      switch way {
      case .lemkeHowson:
        [
          only,
          Text(
            "It was found by a path of Lemke and Howson, in exact arithmetic.", "由 Lemke–Howson 路径得到（精确）。"),
        ]
      case .linearProgram:
        [only, Text("It was found by linear programming and checked in exact arithmetic.", "由线性规划得到并精确检验。")]
      case .general(.pureProfiles, _): [only, Text("It is the first pure one.", "这是第一个纯策略均衡。")]
      case .general(let method, true): [only, found(method)]
      case .general(let method, false):
        [
          Text(
            "What is shown is no equilibrium, but the nearest to one that was found.", "所列不是均衡，只是找到的最接近者。"),
          found(method),
        ]
      }
    return .sentences(sentences)
  }

  private static func found(_ method: OneEquilibrium.Method) -> Text {
    switch method {
    case .pureProfiles: Text("It is pure.", "纯策略。")
    case .logitBranch(0, let steps):
      Text(
        "It was found along the principal logit branch in \(many(steps, "step", "steps")).",
        "沿主 logit 分支 \(steps) 步得到。")
    case .logitBranch(_, let steps):
      Text(
        "It was found along a logit branch with a random start in \(many(steps, "step", "steps")).",
        "沿随机起点的 logit 分支 \(steps) 步得到。")
    case .search: Text("It was found by the search for all.", "由全面搜索得到。")
    }
  }

  private static func search(_ completeness: Completeness, _ supports: Double) -> Text {
    let size = NumberText.significant(supports, digits: 6)
    let combinations = "\(size) \(supports == 1 ? "combination" : "combinations") of supports"
    let instead = Text("--concept pure is quick.", "--concept pure 很快。")
    return switch completeness {
    case .everyProfile(let count):
      Text(
        count == 1
          ? "These are all: the only profile was tried."
          : "These are all: each of \(NumberText.count(count)) profiles was tried.",
        "这些是全部：\(count) 个组合已逐一检验。")
    case .boundedSearch(let boxes):
      Text(
        "These are all: \(many(boxes, "cell", "cells")) of mixtures on \(combinations) \(boxes == 1 ? "was" : "were") "
          + "excluded, or proved to "
          + "hold at most the one that is listed.",
        "这些是全部：\(size) 种支撑组合上的 \(boxes) 个混合策略区域已被排除，或证明至多含所列的那一个。")
    case .undecided(let boxes):
      Text(
        "These may not be all: \(many(boxes, "cell", "cells")) could not be decided, as at a continuum or a near "
          + "tie.",
        "可能不是全部：\(boxes) 个区域无法判定（连续统或近似平局）。")
    case .budgetExceeded(let boxes):
      .sentences([
        Text(
          "These may not be all: the search stopped after \(many(boxes, "cell", "cells")) of mixtures; the game has "
            + "\(combinations). --cells N looks longer.",
          "可能不是全部：搜索在 \(boxes) 个区域后停止；博弈有 \(size) 种支撑组合。--cells N 可搜索更久。"), instead,
      ])
    case .cancelled(let boxes):
      Text(
        "These may not be all: the search was interrupted after \(many(boxes, "cell", "cells")) of mixtures.",
        "可能不是全部：搜索在 \(boxes) 个区域后被中断。")
    case .notSearched:
      .sentences([
        Text(
          "Mixed equilibria were not searched for: the game is too large, with \(combinations).",
          "未搜索混合均衡：博弈过大，有 \(size) 种支撑组合。"), instead,
      ])
    }
  }

  private static func paths(_ error: ExtremeEquilibriaError, tried: Int, of labels: Int) -> Text {
    let which =
      tried < labels
      ? Text("\(tried) of \(labels) paths of Lemke and Howson", "\(labels) 条 Lemke–Howson 路径中的 \(tried) 条")
      : Text("the paths of Lemke and Howson", "全部 Lemke–Howson 路径")
    let what = Text(
      "Listed are the pure ones and those at which \(which.en) \(tried == 1 ? "ends" : "end").",
      "列出的是纯策略均衡和\(which.zh)到达的均衡。")
    let why =
      switch error {
      case .cancelled: Text("the search was interrupted", "搜索被中断")
      case .tooManyStrategies(let count, let limit):
        Text(
          "the game is too large for all equilibria (\(many(count, "strategy", "strategies")), \(limit) at most)",
          "博弈过大（\(count) 个策略，上限 \(limit)）")
      case .tooManyBases(let limit):
        Text(
          "the game is too large for all equilibria (more than \(many(limit, "vertex", "vertices")))",
          "博弈过大（超过 \(limit) 个顶点）")
      }
    return .sentences([Text("These may not be all: \(why.en).", "可能不是全部：\(why.zh)。"), what])
  }
}

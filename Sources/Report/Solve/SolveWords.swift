/// The wording of `solve`, in both languages.
internal import Games

struct SolveWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  var worth: String { pick("worth", "收益") }

  var regret: String { pick("regret", "遗憾") }

  func kind(_ isPure: Bool) -> String { isPure ? pick("pure", "纯策略") : pick("mixed", "混合策略") }

  func count(pure: Int, mixed: Int) -> String {
    let total = pure + mixed
    return pick(
      "\(total) \(total == 1 ? "equilibrium" : "equilibria"): \(pure) pure, \(mixed) mixed.",
      "\(total) 个均衡：\(pure) 个纯策略，\(mixed) 个混合策略。")
  }

  func component(_ members: [Int]) -> String {
    let list = members.map(String.init)
    return pick(
      "\(list.joined(separator: ", ")) hang together: a continuum of equilibria.",
      "\(list.joined(separator: "、")) 相连：构成均衡的连续统。")
  }

  /// - Parameter supports: how many combinations of supports the game has.
  func reason(_ reason: GameSolution.Reason, supports: Double) -> String {
    switch reason {
    case .vertices(let first, let second):
      pick(
        "These are all extreme equilibria, exactly: every pair of \(first) and \(second) vertices of the best "
          + "reply polytopes was tried.",
        "这些是全部极端均衡（精确）：最优反应多面体的 \(first) 与 \(second) 个顶点已逐对检验。")
    case .choices(let count):
      pick(
        "Only one player has a choice. These are its best ones, exactly, "
          + (count == 1 ? "of 1 strategy." : "of \(count) strategies."),
        "只有一个参与人可以选择。这些是其 \(count) 个策略中的全部最优者（精确）。")
    case .everyPureProfile(let count):
      pick(
        "These are all pure equilibria: \(count == 1 ? "the only profile" : "each of \(count) profiles") was tried.",
        "这些是全部纯策略均衡：\(count) 个组合已逐一检验。"
      )
    case .search(let completeness): search(completeness, supports)
    case .symmetric(let classes, let completeness): symmetric(classes, completeness)
    case .paths(let error): paths(error)
    case .one(let way): one(way)
    }
  }

  private func symmetric(_ classes: [[Int]], _ completeness: Completeness) -> String {
    let sizes = classes.map { String($0.count) }.joined(separator: " + ")
    let who =
      classes.count == 1
      ? pick("All \(sizes) players are alike. ", "全部 \(sizes) 个参与人地位相同。")
      : pick("Players are of \(classes.count) types (\(sizes)). ", "参与人分为 \(classes.count) 类（\(sizes)）。")
    let alike = pick("in which players who are alike play alike", "同类参与人策略相同的均衡")
    return who
      + (completeness.isProved
        ? pick("These are all equilibria \(alike): ", "这些是全部\(alike)：")
        : pick("These may not be all equilibria \(alike): ", "可能不是全部\(alike)："))
      + boxes(completeness)
  }

  /// What the search for type-symmetric mixtures says of itself.
  private func boxes(_ completeness: Completeness) -> String {
    switch completeness {
    case .everyProfile(let count): pick("each of \(count) profiles was tried.", "\(count) 个组合已逐一检验。")
    case .boundedSearch(let boxes):
      pick(
        (boxes == 1 ? "1 cell of mixtures was" : "\(boxes) cells of mixtures were")
          + " excluded, or proved to hold at most the one that is listed.",
        "\(boxes) 个混合策略区域已被排除，或证明至多含所列的那一个。")
    case .undecided(let boxes):
      pick(
        "\(boxes) cells could not be decided, as at a continuum or a near tie.", "\(boxes) 个区域无法判定（连续统或近似平局）。"
      )
    case .budgetExceeded(let boxes):
      pick(
        "the search stopped after \(boxes) cells of mixtures. --cells N looks longer.",
        "搜索在 \(boxes) 个区域后停止。--cells N 可搜索更久。")
    case .cancelled(let boxes):
      pick("the search was interrupted after \(boxes) cells of mixtures.", "搜索在 \(boxes) 个区域后被中断。")
    case .notSearched:
      pick("mixtures were not searched for, the game is too large.", "博弈过大，未搜索混合策略。")
    }
  }

  private func one(_ way: GameSolution.OneWay) -> String {
    let only = pick("Only one equilibrium was asked for; there may be others. ", "只要求一个均衡，可能还有其他均衡。")
    return switch way {
    case .lemkeHowson: only + pick("It ends a path of Lemke and Howson, exactly.", "由 Lemke–Howson 路径得到（精确）。")
    case .general(.pureProfiles, _): only + pick("It is the first pure one.", "这是第一个纯策略均衡。")
    case .general(let method, true): only + found(method)
    case .general(let method, false):
      pick("This is no equilibrium, but the best that was found. ", "这不是均衡，只是找到的最好结果。") + found(method)
    }
  }

  private func found(_ method: OneEquilibrium.Method) -> String {
    switch method {
    case .pureProfiles: pick("It is pure.", "纯策略。")
    case .logitBranch(0, let steps):
      pick("It was found along the principal logit branch in \(steps) steps.", "沿主 logit 分支 \(steps) 步得到。")
    case .logitBranch(_, let steps):
      pick(
        "It was found along a logit branch with a random start in \(steps) steps.",
        "沿随机起点的 logit 分支 \(steps) 步得到。")
    case .search: pick("It was found by the search for all.", "由全面搜索得到。")
    }
  }

  private func search(_ completeness: Completeness, _ supports: Double) -> String {
    let size = NumberText.significant(supports, digits: 6)
    let instead = pick(
      " --concept pure and --concept one are quick.", "--concept pure 与 --concept one 很快。")
    return switch completeness {
    case .everyProfile(let count):
      pick("These are all: each of \(count) profiles was tried.", "这些是全部：\(count) 个组合已逐一检验。")
    case .boundedSearch(let boxes):
      pick(
        "These are all: \(boxes) cells of mixtures on \(size) combinations of supports were excluded, or proved to "
          + "hold at most the one that is listed.",
        "这些是全部：\(size) 种支撑组合上的 \(boxes) 个混合策略区域已被排除，或证明至多含所列的那一个。")
    case .undecided(let boxes):
      pick(
        "These may not be all: \(boxes) cells could not be decided, as at a continuum or a near tie.",
        "可能不是全部：\(boxes) 个区域无法判定（连续统或近似平局）。")
    case .budgetExceeded(let boxes):
      pick(
        "These may not be all: the search stopped after \(boxes) cells of mixtures; the game has \(size) "
          + "combinations of supports. --cells N looks longer." + instead,
        "可能不是全部：搜索在 \(boxes) 个区域后停止；博弈有 \(size) 种支撑组合。--cells N 可搜索更久。" + instead)
    case .cancelled(let boxes):
      pick(
        "These may not be all: the search was interrupted after \(boxes) cells of mixtures.",
        "可能不是全部：搜索在 \(boxes) 个区域后被中断。")
    case .notSearched:
      pick(
        "Mixed equilibria were not searched for: the game is too large, with \(size) combinations of supports."
          + instead,
        "未搜索混合均衡：博弈过大，有 \(size) 种支撑组合。" + instead)
    }
  }

  private func paths(_ error: ExtremeEquilibriaError) -> String {
    if error == .cancelled {
      return pick(
        "These may not be all: the search was interrupted. They are the pure ones.", "可能不是全部：搜索被中断。列出的是纯策略均衡。"
      )
    }
    let size =
      switch error {
      case .tooManyStrategies(let count, let limit):
        pick("\(count) strategies, \(limit) at most", "\(count) 个策略，上限 \(limit)")
      case .tooManyBases(let limit): pick("more than \(limit) vertices", "超过 \(limit) 个顶点")
      case .cancelled: ""
      }
    return pick(
      "These may not be all: the game is too large for all equilibria (\(size)). They are the pure ones, and "
        + "those that Lemke and Howson's paths lead to.",
      "可能不是全部：博弈过大（\(size)）。列出的是纯策略均衡和 Lemke–Howson 路径到达的均衡。")
  }
}

/// Width of a text, by the widest font of the stack.
///
/// Advance widths of DejaVu Sans and DejaVu Sans Bold, thousandths of the size, from the fonts' own tables. DejaVu is
/// about 15 % wider than Inter, Helvetica and Arial, so that a text that fits here fits there with that slack.
enum TextWidth {
  /// Width of a line in user units.
  static func of(_ text: String, size: Double, bold: Bool = false) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += advance(scalar, bold: bold) }
    return Double(thousandths) * size / 1000
  }

  private static func advance(_ scalar: Unicode.Scalar, bold: Bool) -> Int {
    let value = Int(scalar.value)
    if value >= 32 && value < 127 { return bold ? boldWidths[value - 32] : plainWidths[value - 32] }
    switch scalar {
    case "·": return bold ? 380 : 318
    case "–", "’", "‘": return 500
    case "…", "—": return 1000
    case "\u{A0}", "\u{202F}": return bold ? 348 : 318
    default: break
    }
    switch DisplayWidth.of(scalar) {
    case 0: return 0
    // Ideographs are as wide as high.
    case 2: return 1000
    default: return bold ? 870 : 838
    }
  }

  /// Text cut to a width, with an ellipsis for the removed part.
  static func cut(_ text: String, to width: Double, size: Double, bold: Bool = false) -> String {
    // No character is narrower than a thin letter, so a very long text need not be measured to its end.
    let limit = max(1, Int(width / (0.2 * size)))
    let isLong = text.unicodeScalars.count > limit
    if !isLong && of(text, size: size, bold: bold) <= width { return text }
    var kept = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    while !kept.isEmpty && of(kept + "…", size: size, bold: bold) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// Lines no wider than `width`, at most `most` of them; the last one is cut if the text is longer.
  static func lines(_ text: String, width: Double, size: Double, bold: Bool = false, most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let longer = line + piece
      if line.isEmpty || of(trimmed(longer), size: size, bold: bold) <= width {
        line = longer
      } else {
        lines.append(trimmed(line))
        line = piece == " " ? "" : trimmedStart(piece)
      }
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    guard lines.count > most else { return lines.map { cut($0, to: width, size: size, bold: bold) } }
    let last = lines[(most - 1)...].joined(separator: " ")
    return (lines[..<(most - 1)] + [last]).map { cut($0, to: width, size: size, bold: bold) }
  }

  /// Lines of about equal length: the narrowest width that needs no more lines.
  static func balanced(_ text: String, width: Double, size: Double, bold: Bool = false, most: Int) -> [String]
  {
    var best = lines(text, width: width, size: size, bold: bold, most: most)
    guard best.count > 1, best.last?.hasSuffix("…") == false else { return best }
    for share in stride(from: 0.95, through: 0.5, by: -0.05) {
      let narrower = lines(text, width: width * share, size: size, bold: bold, most: best.count + 1)
      guard narrower.count == best.count else { break }
      best = narrower
    }
    return best
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func trimmedStart(_ text: String) -> String { String(text.drop { $0 == " " }) }

  /// Pieces between which a line may end: words with the space in front of them, and single ideographs. A unit
  /// stays with its number.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let lead = pieces.isEmpty ? "" : " "
      if isUnit(word), let last = pieces.last, last.last?.isNumber == true {
        pieces[pieces.count - 1] = last + " " + word
      } else if word.unicodeScalars.contains(where: { DisplayWidth.of($0) == 2 }) {
        var parts = ideographs(lead + word)
        // A Chinese unit stays with its number.
        let isUnit = parts.first.map { part in chineseUnits.contains { part.hasPrefix(" " + $0) } } ?? false
        if isUnit, let last = pieces.last, last.last?.isNumber == true {
          pieces[pieces.count - 1] = last + parts.removeFirst()
        }
        pieces += parts
      } else {
        pieces.append(lead + word)
      }
    }
    return pieces
  }

  private static let chineseUnits = ["万美元", "亿美元", "美元", "小时", "分钟", "倍", "次", "家", "年", "秒"]

  private static func isUnit(_ word: Substring) -> Bool {
    let bare = word.prefix { $0.isLetter || $0 == "%" }
    return ["%", "k", "M", "bn", "h", "min", "s", "x"].contains(bare)
  }

  /// Chinese words inside which no line ends, the longest first.
  private static let chineseWords: [[Character]] = [
    "归咎于云厂商", "普通企业", "其他企业", "单节点", "双节点", "双区域", "三区域", "云厂商", "万美元", "亿美元", "单独离开", "二十年一遇",
    "一般年份", "维持现状", "美元", "小时", "分钟", "企业", "区域", "节点", "故障", "损失", "账单", "追责", "免责", "抱团", "均衡", "离开", "部署",
    "方案", "双云", "单独", "每年", "宕机", "恢复", "价格", "成本", "最好", "划算", "留在", "外面", "变化", "避免", "超过", "多花", "比例",
    "抽样",
    "范围", "记录", "执行", "覆盖", "地址", "服务", "相依", "独立", "波及", "成立", "情形", "取代", "节省", "不动", "收益", "临界", "浅色",
    "圆点",
    "圆圈", "平均", "切换", "成功", "假设", "来源", "预设", "生成", "命令",
  ].map(Array.init).sorted { $0.count > $1.count }

  /// Pieces of a word, broken after every Chinese word without punctuation behind it.
  private static func ideographs(_ word: String) -> [String] {
    var pieces: [String] = []
    let characters = Array(word)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let known = chineseWords.first { characters[index...].starts(with: $0) }
      let isOpen = pieces.last.map { "（《“".contains($0.last ?? " ") || !isWide($0.last) } ?? false
      let isJoined = "，。、；：！？）》”".contains(character) || (!isWide(character) && isOpen)
      if !pieces.isEmpty && (isJoined || pieces.last == " ") {
        pieces[pieces.count - 1].append(contentsOf: known.map { String($0) } ?? String(character))
      } else {
        pieces.append(known.map { String($0) } ?? String(character))
      }
      index += known?.count ?? 1
    }
    return pieces
  }

  private static func isWide(_ character: Character?) -> Bool {
    character.map { DisplayWidth.of($0) == 2 } ?? false
  }

  /// Widths of the characters from the space to the tilde.
  private static let plainWidths = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656,
    557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635,
    550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,
    525, 636,
    337, 636, 838,
  ]
  private static let boldWidths = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696,
    696, 696,
    696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775,
    637, 995,
    837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716,
    593, 716,
    678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652,
    582, 712,
    365, 712, 838,
  ]
}

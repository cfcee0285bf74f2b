/// Small numbers as Chinese words before a noun.
enum ChineseNumber {
  /// 双 for two, 三 for three, digits from ten on.
  static func double(_ number: Int) -> String {
    let words = ["", "单", "双", "三", "四", "五", "六", "七", "八", "九"]
    return words.indices.contains(number) ? words[number] : String(number) + " "
  }
}

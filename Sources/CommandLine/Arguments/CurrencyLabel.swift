/// Currency of a preset on a page: printed in place of the dollar, never converted.

/// Label of money on a page.
struct CurrencyLabel: Equatable {
  /// Code, as in `EUR`.
  let code: String

  /// Signs of one cell by code; others are written with the general sign of currency.
  private static let signs = [
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩", "BRL": "R",
    "AUD": "$", "CAD": "$",
  ]

  /// Chinese names as wide as that of the dollar, so that tables stay aligned; others are written with their code.
  private static let chineseNames = [
    "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "KRW": "韩元", "INR": "卢比", "AUD": "澳元", "CAD": "加元", "CHF": "瑞郎",
  ]

  private var sign: String { Self.signs[code] ?? "¤" }
  private var chineseName: String { Self.chineseNames[code] ?? " " + code }

  /// Page with the sign of the currency; a page in dollars as it is.
  func page(_ text: String) -> String {
    guard code != "USD" else { return text }
    let mark = Character(sign)
    let signed = String(text.map { $0 == "$" ? mark : $0 }).replacing("美元", with: chineseName)
    // Chinese lines may end between any two characters.
    return signed.replacing(#/美(\s*\n\s*)元/#) { match in
      let name = chineseName
      return name.first == " "
        ? match.output.1 + name.dropFirst() : name.prefix(1) + match.output.1 + name.dropFirst()
    }
  }

  /// HTML page with the sign of the currency everywhere but in its script, which finds it among the page's data.
  func html(_ text: String) -> String {
    guard code != "USD" else { return text }
    guard let script = text.firstRange(of: "<script>") else { return page(text) }
    return page(String(text[..<script.lowerBound])) + text[script.lowerBound...]
  }

  /// JSON of numbers whose units name the currency.
  func json(_ text: String) -> String {
    guard code != "USD" else { return text }
    return text.replacing("\"USD\"", with: "\"\(code)\"").replacing("\"USD/", with: "\"\(code)/")
  }

  /// Table of numbers whose units, in the heading or in cells, name the currency.
  func table(_ text: String) -> String {
    guard code != "USD", let end = text.firstIndex(where: \.isNewline) else { return text }
    return String(text[..<end]).replacing("USD", with: code)
      + text[end...].replacing(",USD", with: ",\(code)").replacing(" USD/", with: " \(code)/")
  }

  /// Remark under a page; `nil` for dollars.
  func remark(isChinese: Bool) -> String? {
    guard code != "USD" else { return nil }
    return isChinese
      ? "金额单位 \(sign)：\(code)，按预设所写，不作换算。" : "\(sign): \(code), as the preset has it; nothing is converted."
  }
}

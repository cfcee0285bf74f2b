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

  private var sign: String { Self.signs[code] ?? "¤" }

  /// Page with the sign of the currency; a page in dollars as it is.
  func page(_ text: String) -> String {
    guard code != "USD" else { return text }
    return String(text.map { $0 == "$" ? Character(sign) : $0 })
  }

  /// Table of numbers whose units name the currency.
  func table(_ text: String) -> String {
    guard code != "USD", let end = text.firstIndex(of: "\n") else { return text }
    return String(text[..<end]).replacing("USD", with: code) + text[end...]
  }

  /// Remark under a page; `nil` for dollars.
  func remark(isChinese: Bool) -> String? {
    guard code != "USD" else { return nil }
    return isChinese
      ? "金额单位 \(sign)：\(code)，按预设所写，不作换算。" : "\(sign): \(code), as the preset has it; nothing is converted."
  }
}

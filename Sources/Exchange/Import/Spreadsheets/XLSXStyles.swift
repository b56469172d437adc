/// How the cells of a workbook show numbers: the format of each style.
struct XLSXStyles: XMLHandler {
  /// Whether day 0 is in 1904, as in workbooks of old Macs.
  var countsFrom1904 = false
  private var codes: [Int: String] = [:]
  private var formats: [NumberFormat] = []
  private var isInCells = false
  private var ids: [Int] = []

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        codes[id] = code
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells: ids.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  mutating func end(_ name: XMLName) {
    switch name {
    case "cellXfs": isInCells = false
    case "styleSheet":
      formats = ids.map { NumberFormat(codes[$0] ?? Self.builtIn[$0] ?? "General") }
    default: break
    }
  }

  func isPlain(_ style: Int) -> Bool {
    !formats.indices.contains(style) || formats[style] == .general
  }

  /// A number as the workbook's program shows it.
  func shown(_ text: String, _ style: Int) -> String {
    guard let number = Double(text), number.isFinite else { return text }
    let format = formats.indices.contains(style) ? formats[style] : .general
    return format.shown(number, countsFrom1904: countsFrom1904)
  }

  /// The formats that have a number and no code in the file (ECMA-376, part 1, 18.8.30).
  private static let builtIn: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "m/d/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
  ]
}

/// A format of numbers, as far as cards need it: digits, thousands, per cent, currency signs, leading
/// zeros, dates and times. What else there is (fractions, powers) shows the number as it is.
enum NumberFormat: Equatable {
  case general
  case date([Token])
  case number(
    before: String, digits: Int, decimals: Int, hasThousands: Bool, isPercent: Bool, after: String)

  enum Token: Equatable {
    case text(String)
    /// A letter and how often it stands there; minutes are `n`.
    case part(Character, Int)
    case halfOfDay
  }

  init(_ code: String) {
    // The first section is for numbers from 0.
    let section = code.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    let tokens = Self.tokens(section)
    if tokens.contains(where: { if case .part = $0 { true } else { false } }) {
      self = .date(tokens)
    } else {
      self = Self.number(section)
    }
  }

  // MARK: Numbers

  private static func number(_ section: Substring) -> NumberFormat {
    var (before, after) = ("", "")
    var (digits, decimals) = (0, 0)
    var (hasThousands, isPercent, isFraction, hasDigits) = (false, false, false, false)
    var rest = section
    while let character = rest.first {
      rest = rest.dropFirst()
      var literal = ""
      switch character {
      case "0", "#", "?":
        hasDigits = true
        if character == "0" { if isFraction { decimals += 1 } else { digits += 1 } }
        continue
      case ".": isFraction = true
      case ",": hasThousands = hasThousands || hasDigits && !isFraction
      case "%":
        isPercent = true
        literal = "%"
      case "\"":
        literal = String(rest.prefix { $0 != "\"" })
        rest = rest.dropFirst(literal.count + 1)
      case "\\":
        literal = rest.first.map(String.init) ?? ""
        rest = rest.dropFirst()
      case "_", "*": rest = rest.dropFirst()
      case "[":
        // `[$€-407]` is a currency, other brackets are colors and conditions.
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        if inner.hasPrefix("$") { literal = String(inner.dropFirst().prefix { $0 != "-" }) }
      case "$", "€", "£", "¥", "-", "+", "(", ")", " ", ":": literal = String(character)
      default: return .general
      }
      if hasDigits { after += literal } else { before += literal }
    }
    guard hasDigits, decimals <= 15 else { return .general }
    return .number(
      before: before, digits: max(1, digits), decimals: decimals, hasThousands: hasThousands,
      isPercent: isPercent, after: after)
  }

  func shown(_ number: Double, countsFrom1904: Bool) -> String {
    switch self {
    case .general: return Self.general(number)
    case .date(let tokens): return Self.date(number, tokens, countsFrom1904) ?? Self.general(number)
    case .number(let before, let digits, let decimals, let hasThousands, let isPercent, let after):
      let value = isPercent ? number * 100 : number
      guard value.magnitude < 1e15 else { return Self.general(number) }
      var scale = 1.0
      for _ in 0..<decimals { scale *= 10 }
      guard value.magnitude * scale < 9e18 else { return Self.general(number) }
      // Excel rounds what it shows, 2.675 to 2.68.
      let scaled = Int((value.magnitude * scale + 1e-7).rounded(.toNearestOrAwayFromZero))
      var whole = String(scaled / Int(scale))
      while whole.count < digits { whole = "0" + whole }
      if hasThousands {
        var grouped = ""
        for (index, digit) in whole.enumerated() {
          if index > 0, (whole.count - index).isMultiple(of: 3) { grouped += "," }
          grouped.append(digit)
        }
        whole = grouped
      }
      var fraction = String(scaled % Int(scale))
      while fraction.count < decimals { fraction = "0" + fraction }
      let sign = value < 0 && scaled != 0 ? "-" : ""
      return sign + before + whole + (decimals > 0 ? "." + fraction : "") + after
    }
  }

  /// A number with the digits that a cell shows, without those that a binary number adds.
  private static func general(_ number: Double) -> String {
    if number == number.rounded(), number.magnitude < 1e15 { return String(Int(number)) }
    guard number.magnitude < 1e15, number.magnitude > 1e-9 else { return "\(number)" }
    var decimals = 0
    var scale = 1.0
    // 11 digits are shown.
    while decimals < 12, number.magnitude * scale < 1e10 {
      let scaled = number * scale
      if (scaled - scaled.rounded()).magnitude < scaled.magnitude * 1e-14 { break }
      scale *= 10
      decimals += 1
    }
    let shown = (number * scale).rounded() / scale
    return shown == shown.rounded() && shown.magnitude < 1e15 ? String(Int(shown)) : "\(shown)"
  }
}

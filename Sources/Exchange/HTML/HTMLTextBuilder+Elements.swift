import Journal
import Text

extension HTMLTextBuilder {
  mutating func start(_ name: String, _ attributes: HTMLAttributes) {
    var action = action(of: name, attributes)
    if let style = attributes["style"]?.lowercased(), style.contains("display"),
      style.filter({ $0 != " " }).contains("display:none")
    {
      action = .hide
    }
    let start = output.count
    switch action {
    case .hide: hidden += 1
    case .block(let breaks): breakLine(breaks)
    case .fence:
      breakLine()
      preformatted += 1
      // The fence is inserted before the text once its content is known.
      if hidden == 0, !output.isEmpty { flush() }
    default: break
    }
    if case .none = action { return }
    open.append(Element(name: name, action: action, start: start))
  }

  private mutating func action(of name: String, _ attributes: HTMLAttributes) -> Element.Action {
    switch name {
    case "script", "style", "title", "noscript", "template": return .hide
    case "b", "strong": return .mark("**")
    case "i", "em": return .mark("*")
    case "s", "del", "strike": return .mark("~~")
    case "code", "tt", "kbd": return preformatted > 0 ? .none : .mark("`")
    case "sub": return .script(isSuperscript: false)
    case "sup": return .script(isSuperscript: true)
    case "a": return attributes["href"].map { .link($0) } ?? .none
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "dl":
      return .block(breaks: 2)
    case "pre": return .fence(language: language(attributes))
    case "ul", "ol":
      breakLine(lists.isEmpty ? 2 : 1)
      lists.append(name == "ol" ? 1 : nil)
      return .list
    case "li":
      startItem()
      return .block(breaks: 1)
    case "tr":
      cells = 0
      return .block(breaks: 1)
    case "td", "th": startCell()
    case "br": breaks = min(2, breaks + 1)
    case "hr": breakLine(2)
    case "img": addMedium("image", attributes["src"])
    case "audio", "source": addMedium("sound", attributes["src"])
    case "video": addMedium("video", attributes["src"])
    case "div", "section", "article", "header", "footer", "dt", "dd", "center", "fieldset", "form",
      "caption", "tbody", "thead", "figure", "figcaption", "address", "nav", "aside", "main":
      return .block(breaks: 1)
    default: break
    }
    return .none
  }

  /// The language of code from HTML's usual class, if it is a word.
  private func language(_ attributes: HTMLAttributes) -> String {
    let classes = (attributes["class"] ?? "").split(whereSeparator: \.isWhitespace)
    guard let name = classes.first(where: { $0.hasPrefix("language-") })?.dropFirst(9),
      name.utf8.allSatisfy({ $0.isLanguageName })
    else { return "" }
    return String(name)
  }

  private mutating func startItem() {
    let depth = max(0, min(lists.count, 8) - 1)
    prefix = Array(String(repeating: "  ", count: depth).utf8)
    if let number = lists.last ?? nil {
      prefix += Array("\(number). ".utf8)
      lists[lists.count - 1] = number + 1
    } else {
      prefix += Array("- ".utf8)
    }
  }

  private mutating func startCell() {
    guard hidden == 0 else { return }
    if cells > 0 {
      breaks = 0
      hasSpace = false
      if output.last != .space { output.append(.space) }
      output += Array("| ".utf8)
    }
    cells += 1
  }

  private mutating func addMedium(_ kind: String, _ source: String?) {
    guard hidden == 0, let source, !source.isEmpty else { return }
    let name = source.hasPrefix("data:") ? "" : percentDecoded(source)
    hasSpace = hasSpace || !output.isEmpty
    add(name.isEmpty ? "[\(kind)]" : "[\(kind): \(name)]")
    hasSpace = true
  }

  mutating func end(_ name: String) {
    guard let last = open.last, last.name == name else { return }
    open.removeLast()
    switch last.action {
    case .none: break
    case .hide: hidden -= 1
    case .block(let breaks): breakLine(breaks)
    case .list:
      lists.removeLast()
      prefix = []
      breakLine(lists.isEmpty ? 2 : 1)
    case .fence(let language):
      preformatted -= 1
      fence(from: last.start, language)
      breakLine()
    case .link(let target): endLink(target, from: last.start)
    case .mark(let mark): enclose(in: Array(mark.utf8), from: last.start)
    case .script(let isSuperscript): shift(isSuperscript, from: last.start)
    }
  }

  // MARK: What is known at the end of an element

  private mutating func fence(from start: Int, _ language: String) {
    guard let first = output[start...].firstIndex(where: { $0 != 0x0A }) else { return }
    // The text before belongs to elements that are still open.
    while output.count > start, output.last == 0x0A || output.last == .space {
      output.removeLast()
    }
    // White space by itself is not code.
    guard first < output.count else { return }
    let code = output[first...]
    let isLineStart = first == 0 || output[first - 1] == 0x0A
    guard !code.isEmpty, isLineStart, lists.isEmpty, code.firstRange(of: Array("```".utf8)) == nil
    else { return }
    output.append(contentsOf: "\n```".utf8)
    output.insert(contentsOf: "```\(language)\n".utf8, at: first)
  }

  private mutating func enclose(in mark: [UInt8], from start: Int) {
    guard hidden == 0, preformatted == 0, let range = content(from: start) else { return }
    let text = output[range]
    // Nested marks and marks over several lines do not read well, nor do those that split a cloze.
    guard range.upperBound == output.count, !text.contains(0x0A), !text.contains(mark[0]),
      !text.contains(UInt8(ascii: "`")), ClozeMark.isBalanced(text)
    else { return }
    output += mark
    output.insert(contentsOf: mark, at: range.lowerBound)
  }

  private mutating func endLink(_ target: String, from start: Int) {
    guard hidden == 0, target.hasPrefix("http://") || target.hasPrefix("https://"),
      let range = content(from: start)
    else { return }
    guard !String(decoding: output[range], as: UTF8.self).contains(target) else { return }
    add(" (\(target))")
  }

  private mutating func shift(_ isSuperscript: Bool, from start: Int) {
    // A formula is short; a page set in small letters stays as it is.
    guard hidden == 0, let range = content(from: start), range.lowerBound > 0, range.count <= 64
    else { return }
    let text = String(decoding: output[range], as: UTF8.self)
    let table = isSuperscript ? superscripts : subscripts
    let shifted = text.map { table[$0] }
    let replacement =
      if shifted.allSatisfy({ $0 != nil }) {
        String(shifted.compactMap { $0 })
      } else if text.count == 1 {
        (isSuperscript ? "^" : "_") + text
      } else {
        (isSuperscript ? "^(" : "_(") + text + ")"
      }
    output.replaceSubrange(range, with: Array(replacement.utf8))
  }
}

private let superscripts = characters("0123456789+-−=()ni", as: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
private let subscripts = characters("0123456789+-−=()aeox", as: "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓ")

private func characters(_ plain: String, as shifted: String) -> [Character: Character] {
  Dictionary(uniqueKeysWithValues: zip(plain, shifted))
}

extension UInt8 {
  /// Whether it can be the name of a programming language.
  var isLanguageName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "+-#_.".utf8.contains(self)
    }
  }
}

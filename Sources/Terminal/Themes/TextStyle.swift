/// How a piece of text looks: its colours and its attributes.
///
/// It is written as words in any order, such as `bold cyan`, `#88c0d0 on black` or
/// `color208 underline`; `plain` is a text like any other.
package struct TextStyle: Hashable, Sendable {
  package enum Attribute: String, CaseIterable, Sendable {
    case bold, dim, italic, underline, reverse, strike

    /// The parameter of the SGR control sequence that switches the attribute on.
    var code: String {
      switch self {
      case .bold: "1"
      case .dim: "2"
      case .italic: "3"
      case .underline: "4"
      case .reverse: "7"
      case .strike: "9"
      }
    }
  }

  package var foreground: Color?
  package var background: Color?
  package var attributes: Set<Attribute>

  package static let plain = TextStyle()

  package init(
    foreground: Color? = nil, background: Color? = nil, attributes: Set<Attribute> = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Reads a style as it is written.
  /// - Throws: ``WordError`` for the first word that means nothing.
  package init(_ text: String) throws(WordError) {
    self.init()
    var isBackground = false
    let words = text.split(whereSeparator: \.isWhitespace)
    for word in words {
      if isBackground {
        guard let color = Color(word) else { throw .notAColor(String(word)) }
        background = color
        isBackground = false
      } else if word.lowercased() == "on" {
        isBackground = true
      } else if let attribute = Attribute(rawValue: word.lowercased()) {
        attributes.insert(attribute)
      } else if let color = Color(word) {
        guard foreground == nil else { throw .secondColor(String(word)) }
        foreground = color
      } else if word.lowercased() != "plain" {
        throw .unknown(String(word))
      }
    }
    if isBackground { throw .notAColor("") }
    if words.isEmpty { throw .unknown("") }
  }

  /// What is wrong with a word of a style.
  package enum WordError: Error, Hashable, Sendable {
    /// Neither an attribute nor a colour; empty where there is no word at all.
    case unknown(String)
    /// What follows `on` is no colour; empty where nothing follows.
    case notAColor(String)
    /// The text has a colour already.
    case secondColor(String)
  }

  /// This style on top of another one: its colours win, the attributes add up.
  ///
  /// Where nothing would be different, as with bold in bold text, an underline makes it so.
  func over(_ base: TextStyle) -> TextStyle {
    guard self != .plain else { return base }
    var result = base
    result.foreground = foreground ?? base.foreground
    result.background = background ?? base.background
    result.attributes.formUnion(attributes)
    if result == base { result.attributes.formSymmetricDifference([.underline]) }
    return result
  }

  /// The control sequence that switches the style on; empty where nothing is to be switched.
  func start(_ support: ColorSupport) -> String {
    guard support != .none else { return "" }
    var parameters = Attribute.allCases.filter(attributes.contains).map(\.code)
    if let code = foreground?.parameters(support, isBackground: false) { parameters.append(code) }
    if let code = background?.parameters(support, isBackground: true) { parameters.append(code) }
    return parameters.isEmpty ? "" : "\u{1B}[" + parameters.joined(separator: ";") + "m"
  }
}

/// How a piece of text looks: its colors and its attributes.
///
/// Its notation is words in any order, such as `bold cyan`, `#88c0d0 on black` or `color208
/// underline`; `plain` is unstyled text.
package struct TextStyle: Hashable, Sendable {
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let italic = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
    package static let reverse = Attributes(rawValue: 16)
    package static let strike = Attributes(rawValue: 32)

    /// Each attribute with its word and the parameter of the SGR control sequence that switches it
    /// on.
    static let named: [(name: String, attribute: Attributes, code: String)] = [
      ("bold", .bold, "1"), ("dim", .dim, "2"), ("italic", .italic, "3"),
      ("underline", .underline, "4"), ("reverse", .reverse, "7"), ("strike", .strike, "9"),
    ]
  }

  package var foreground: Color?
  package var background: Color?
  package var attributes: Attributes

  package static let plain = TextStyle()

  package init(
    foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Parses a style.
  /// - Throws: ``WordError`` for the first invalid word.
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
      } else if let named = Attributes.named.first(where: { $0.name == word.lowercased() }) {
        attributes.insert(named.attribute)
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

  /// The problem with a word of a style.
  package enum WordError: Error, Hashable, Sendable {
    /// Neither an attribute nor a color; empty if there is no word at all.
    case unknown(String)
    /// The word after `on` is not a color; empty if there is none.
    case notAColor(String)
    /// The text has a color already.
    case secondColor(String)
  }

  /// This style on top of another one: its colors win, and the attributes add up.
  ///
  /// If that makes no difference, as with bold in bold text, an underline is added.
  func over(_ base: TextStyle) -> TextStyle {
    guard self != .plain else { return base }
    var result = base
    result.foreground = foreground ?? base.foreground
    result.background = background ?? base.background
    result.attributes.formUnion(attributes)
    if result == base { result.attributes.formSymmetricDifference([.underline]) }
    return result
  }

  /// The control sequence that switches the style on; empty if there is nothing to switch.
  func start(_ support: ColorSupport) -> String {
    guard support != .none else { return "" }
    var parameters = Attributes.named.filter { attributes.contains($0.attribute) }.map(\.code)
    if let code = foreground?.parameters(support, isBackground: false) { parameters.append(code) }
    if let code = background?.parameters(support, isBackground: true) { parameters.append(code) }
    return parameters.isEmpty ? "" : "\u{1B}[" + parameters.joined(separator: ";") + "m"
  }
}

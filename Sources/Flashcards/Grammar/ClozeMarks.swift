/// The characters with a meaning in a cloze, as bytes.
///
/// All of them are ASCII, so none of them can be part of another character.
extension UInt8 {
  static var backslash: UInt8 { UInt8(ascii: "\\") }
  static var openingBracket: UInt8 { UInt8(ascii: "[") }
  static var closingBracket: UInt8 { UInt8(ascii: "]") }
  static var openingBrace: UInt8 { UInt8(ascii: "{") }
  static var closingBrace: UInt8 { UInt8(ascii: "}") }
  static var openingParenthesis: UInt8 { UInt8(ascii: "(") }
  static var exclamationMark: UInt8 { UInt8(ascii: "!") }
  static var lineFeed: UInt8 { UInt8(ascii: "\n") }
}

extension String {
  /// A text from its UTF-8 `bytes`.
  init(bytes: some Collection<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
  }
}

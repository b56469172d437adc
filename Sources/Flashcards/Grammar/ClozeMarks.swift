/// The characters that have a meaning in a cloze, as the bytes they are.
///
/// All of them are ASCII, so that none of them is part of another character.
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
  /// A text of which `bytes` are the UTF-8.
  init(bytes: some Collection<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
  }
}

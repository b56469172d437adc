/// Decodes keys from the bytes that a terminal sends.
///
/// Control sequences (`ESC [ … final`, `ESC O final`) are consumed as a whole, so that the digits
/// in the sequence of a function key are never mistaken for answers; UTF-8 characters are decoded
/// as a whole. An ESC before anything else is the Escape key by itself, and what follows is the
/// next key: Alt is not recognized, since keys typed ahead look just the same. `paste` is only the
/// mark before a pasted text; ``TerminalSession/readKey(redraw:)`` reads the text after it.
package enum KeyDecoder {
  package enum Result: Hashable, Sendable {
    /// A key and the number of its bytes.
    case key(Key, length: Int)
    /// The bytes are the beginning of a key.
    case incomplete
  }

  /// The first key in some bytes.
  ///
  /// - Parameter isFinal: Whether to stop waiting for more: an incomplete beginning is then a key
  ///   by itself, `escape` for a lone ESC and `other` for the rest.
  package static func decode(_ bytes: some Collection<UInt8>, isFinal: Bool = false) -> Result {
    guard let first = bytes.first else { return .incomplete }
    let result =
      switch first {
      case 0x1B: decodeEscape(bytes)
      case 0x20...0x7E: Result.key(.character(Character(Unicode.Scalar(first))), length: 1)
      case 0x80...: decodeUTF8(bytes)
      default: Result.key(control(first), length: 1)
      }
    if isFinal, result == .incomplete {
      return bytes.count == 1 && first == 0x1B
        ? .key(.escape, length: 1) : .key(.other, length: bytes.count)
    }
    return result
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x03: .interrupt
    case 0x04: .endOfFile
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  private static func decodeUTF8(_ bytes: some Collection<UInt8>) -> Result {
    let length: Int
    switch bytes.first! {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .key(.other, length: 1)
    }
    let sequence = bytes.prefix(length)
    let continuation = sequence.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    if continuation + 1 < sequence.count { return .key(.other, length: continuation + 1) }
    if sequence.count < length { return .incomplete }
    guard let text = String(validating: sequence, as: UTF8.self), let character = text.first,
      !(0x80...0x9F).contains(text.unicodeScalars.first!.value)
    else { return .key(.other, length: length) }
    return .key(.character(character), length: length)
  }

  private static func decodeEscape(_ bytes: some Collection<UInt8>) -> Result {
    switch bytes.dropFirst().first {
    case nil: return .incomplete
    case UInt8(ascii: "["): return decodeCSI(bytes)
    case UInt8(ascii: "O"): return decodeSS3(bytes)
    default: return .key(.escape, length: 1)
    }
  }

  /// `ESC [`, parameters in 0x30–0x3F, intermediates in 0x20–0x2F, and a final byte in 0x40–0x7E.
  private static func decodeCSI(_ bytes: some Collection<UInt8>) -> Result {
    let body = bytes.dropFirst(2)
    let parameters = body.prefix { (0x30...0x3F).contains($0) }
    let intermediates = body.dropFirst(parameters.count).prefix { (0x20...0x2F).contains($0) }
    let length = 2 + parameters.count + intermediates.count
    guard let final = bytes.dropFirst(length).first else { return .incomplete }
    guard (0x40...0x7E).contains(final) else { return .key(.other, length: length) }
    if final == UInt8(ascii: "["), length == 2 {
      // The Linux console sends ESC [ [ A for F1.
      return bytes.count > 3 ? .key(.other, length: 4) : .incomplete
    }
    guard intermediates.isEmpty else { return .key(.other, length: length + 1) }
    return .key(
      named(final: final, parameters: String(decoding: parameters, as: UTF8.self)),
      length: length + 1)
  }

  private static func decodeSS3(_ bytes: some Collection<UInt8>) -> Result {
    let modifiers = bytes.dropFirst(2).prefix { (0x30...0x39).contains($0) }
    guard let final = bytes.dropFirst(2 + modifiers.count).first else { return .incomplete }
    guard (0x40...0x7E).contains(final) else { return .key(.other, length: 2 + modifiers.count) }
    return .key(
      modifiers.isEmpty ? keypad(final) : .other, length: 3 + modifiers.count)
  }

  private static func named(final: UInt8, parameters: String) -> Key {
    switch (Unicode.Scalar(final), parameters) {
    case ("~", "1"), ("~", "7"): .home
    case ("~", "3"): .delete
    case ("~", "4"), ("~", "8"): .end
    case ("~", "5"): .pageUp
    case ("~", "6"): .pageDown
    case ("~", "200"): .paste
    case (_, ""), (_, "1"): arrow(final)
    default: .other
    }
  }

  private static func keypad(_ final: UInt8) -> Key {
    final == UInt8(ascii: "M") ? .enter : arrow(final)
  }

  private static func arrow(_ final: UInt8) -> Key {
    switch Unicode.Scalar(final) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "F": .end
    case "H": .home
    default: .other
    }
  }
}

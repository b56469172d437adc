import Text

/// The treatment of a character of a field that is not ASCII.
enum TextCharacter {
  case kept, space, lineBreak
  /// The character is invisible, or reverses the text around it.
  case removed

  /// - Parameter bytes: The character in UTF-8.
  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
    self =
      switch scalar {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: .space
      case 0x85, 0x2028, 0x2029: .lineBreak
      case 0x80...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E: .removed
      case 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: .removed
      default: .kept
      }
  }
}

/// Characters that mark deletions while a text is still HTML: Unicode noncharacters, reserved for
/// such internal uses.
enum ClozeMark {
  static let start = Unicode.Scalar(0xFDD0 as UInt32)!
  static let text = Unicode.Scalar(0xFDD1 as UInt32)!
  static let hint = Unicode.Scalar(0xFDD2 as UInt32)!
  static let end = Unicode.Scalar(0xFDD3 as UInt32)!

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value)
  }

  /// Whether the text, in UTF-8, has as many starts of deletions as ends.
  static func isBalanced(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.contains(0xEF) else { return true }
    var balance = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == start { balance += 1 }
      if scalar == end { balance -= 1 }
      if balance < 0 { return false }
    }
    return balance == 0
  }
}

/// A text with Anki's marks for sounds and LaTeX in readable form.
func readableMarkers(_ bytes: ArraySlice<UInt8>) -> String {
  let marks = [
    ("[sound:", "[sound: "), ("[latex]", "$"), ("[/latex]", "$"), ("[$$]", "$$"), ("[/$$]", "$$"),
    ("[$]", "$"), ("[/$]", "$"),
  ].map { (from: Array($0.0.utf8), to: Array($0.1.utf8)) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = bytes.startIndex
  while index < bytes.endIndex {
    if bytes[index] == UInt8(ascii: "["),
      let mark = marks.first(where: { bytes[index...].starts(with: $0.from) })
    {
      result += mark.to
      index += mark.from.count
      if mark.to.last == .space, index < bytes.endIndex, bytes[index] == .space { index += 1 }
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// A file name from a `src` attribute: `%20` becomes a space. A result that is not UTF-8 stays
/// encoded.
func percentDecoded(_ text: String) -> String {
  guard text.contains("%") else { return text }
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), rest.count >= 2,
      let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self) ?? text
}

import Journal
import Text

/// Builds text from the elements and characters of HTML in document order.
struct HTMLTextBuilder {
  var output: [UInt8] = []
  /// Pending line breaks before the next character: 2 leave an empty line.
  var breaks = 0
  var hasSpace = false
  /// The prefix of the next line.
  var prefix: [UInt8] = []
  /// Open elements with an action at their end.
  var open: [Element] = []
  var hidden = 0
  var preformatted = 0
  /// The number of the next item for each open list; nil for bullets.
  var lists: [Int?] = []
  var cells = 0

  struct Element {
    enum Action {
      case none
      case hide
      case block(breaks: Int)
      case list
      case fence(language: String)
      case link(String)
      case mark(String)
      case script(isSuperscript: Bool)
    }
    let name: String
    let action: Action
    /// The start of its text, never after the end of the output.
    let start: Int
  }

  // MARK: Characters

  /// Adds text of the HTML, with entities resolved.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard hidden == 0 else { return }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isPlainInk {
        let end = bytes[index...].firstIndex { !$0.isPlainInk } ?? bytes.count
        flush()
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
        index = end
        continue
      }
      if byte < 0x80 {
        index += 1
        switch byte {
        case .space, 0x09, 0x0A, 0x0C, 0x0D: addSpace(byte)
        default: break
        }
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(index + length, bytes.count)
      switch TextCharacter(bytes[index..<end]) {
      case .kept:
        flush()
        output.append(contentsOf: bytes[index..<end])
      case .space: addSpace(.space)
      case .lineBreak: breaks = min(2, breaks + 1)
      case .removed: break
      }
      index = end
    }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  private mutating func addSpace(_ byte: UInt8) {
    guard preformatted > 0 else {
      hasSpace = true
      return
    }
    switch byte {
    case 0x0A:
      flush()
      output.append(0x0A)
    case 0x09:
      flush()
      output.append(contentsOf: repeatElement(.space, count: 4))
    case .space:
      flush()
      output.append(.space)
    default: break
    }
  }

  /// Writes what is pending before a character.
  mutating func flush() {
    if output.isEmpty {
      output += prefix
    } else if breaks > 0 {
      output.append(contentsOf: repeatElement(0x0A, count: breaks))
      output += prefix
    } else if hasSpace, output.last != .space, output.last != 0x0A {
      output.append(.space)
    }
    if !prefix.isEmpty { prefix = [] }
    breaks = 0
    hasSpace = false
  }

  mutating func breakLine(_ count: Int = 1) {
    breaks = max(breaks, count)
  }

  // MARK: The end

  /// The text from a position on, without the white space at its ends.
  func content(from start: Int) -> Range<Int>? {
    guard let first = output[start...].firstIndex(where: { $0 > .space }),
      let last = output.lastIndex(where: { $0 > .space })
    else { return nil }
    return first..<(last + 1)
  }

  private static let boldMarks = ["**", "*"].map { Array($0.utf8) }

  /// The whole text.
  func finished() -> String {
    guard var range = content(from: 0) else { return "" }
    for mark in Self.boldMarks where output[range.lowerBound] == mark[0] {
      // A side that is entirely bold emphasizes nothing.
      let text = output[range]
      guard text.count > 2 * mark.count, text.starts(with: mark),
        text.reversed().starts(with: mark),
        text.count(where: { $0 == mark[0] }) == 2 * mark.count
      else { continue }
      range = (range.lowerBound + mark.count)..<(range.upperBound - mark.count)
    }
    guard output[range].contains(UInt8(ascii: "[")) else {
      return String(decoding: output[range], as: UTF8.self)
    }
    return readableMarkers(output[range])
  }
}

extension UInt8 {
  /// Whether it is a visible ASCII character.
  fileprivate var isPlainInk: Bool { self > .space && self < 0x7F }
}

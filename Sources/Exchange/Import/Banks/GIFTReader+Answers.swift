import Text

/// The answers in a question's braces, and the escapes of GIFT.
extension GIFTReader {
  struct Answer {
    var isRight: Bool
    /// In per cent.
    var weight: Double?
    var text: String
    var remark: String
    var pair: (left: String, right: String)?
  }

  mutating func answers(_ bytes: ArraySlice<UInt8>, _ isHTML: Bool?) -> [Answer] {
    Self.answerParts(bytes).map { answer(isRight: $0.isRight, $0.text, isHTML) }
  }

  private mutating func answer(
    isRight: Bool, _ bytes: ArraySlice<UInt8>, _ isHTML: Bool?
  ) -> Answer {
    var bytes = bytes.trimmedSpace
    var weight: Double?
    if bytes.first == UInt8(ascii: "%"),
      let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "%")),
      let number = Double(String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self))
    {
      weight = number
      bytes = bytes[(end + 1)...].trimmedSpace
    }
    let own = Self.takeFormat(&bytes)
    let isHTML = own.map { $0 == "html" } ?? isHTML
    var remark = ""
    if let mark = Self.firstRange(of: "#", in: bytes) {
      remark = cleaned(bytes[mark.upperBound...], isHTML)
      bytes = bytes[..<mark.lowerBound]
    }
    var answer = Answer(
      isRight: isRight, weight: weight, text: cleaned(bytes, isHTML), remark: remark)
    if isRight, let arrow = Self.firstRange(of: "->", in: bytes) {
      answer.pair = (
        cleaned(bytes[..<arrow.lowerBound], isHTML), cleaned(bytes[arrow.upperBound...], isHTML)
      )
    }
    return answer
  }

  private mutating func cleaned(_ bytes: ArraySlice<UInt8>, _ isHTML: Bool?) -> String {
    words.text(Self.unescaped(bytes), isHTML: isHTML)
  }

  /// The answers with their marks. Where each begins a line, marks within a line are text.
  private static func answerParts(
    _ bytes: ArraySlice<UInt8>
  ) -> [(isRight: Bool, text: ArraySlice<UInt8>)] {
    let inLines = bytes.split(separator: .lineFeed).map { $0.trimmedSpace }.filter { !$0.isEmpty }
    let isMark: (UInt8) -> Bool = { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "~") }
    if inLines.count > 1, inLines.allSatisfy({ isMark($0.first!) }) {
      return inLines.map { ($0.first == UInt8(ascii: "="), $0.dropFirst()) }
    }
    var parts: [(isRight: Bool, text: ArraySlice<UInt8>)] = []
    var start: Int?
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if isMark(byte) {
        if let start {
          parts.append((bytes[start] == UInt8(ascii: "="), bytes[(start + 1)..<index]))
        }
        start = index
      }
    }
    if let start { parts.append((bytes[start] == UInt8(ascii: "="), bytes[(start + 1)...])) }
    return parts
  }

  /// Whether answers are those of Moodle's questions within a text: `1:MC:~=a~b`.
  static func isEmbedded(_ answers: ArraySlice<UInt8>) -> Bool {
    let rest = answers.drop(while: \.isDigit)
    guard rest.first == UInt8(ascii: ":") else { return false }
    let name = rest.dropFirst().prefix(while: \.isASCIILetter)
    return (2...20).contains(name.count)
      && rest.dropFirst(name.count + 1).first == UInt8(ascii: ":")
  }

  // MARK: Escapes

  /// The first place of a mark that no backslash stands before.
  static func firstRange(of mark: StaticString, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let count = mark.utf8CodeUnitCount
    var index = bytes.startIndex
    while index + count <= bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      var same = 0
      while same < count, bytes[index + same] == mark.utf8Start[same] { same += 1 }
      if same == count { return index..<(index + count) }
      index += 1
    }
    return nil
  }

  static func split(_ bytes: ArraySlice<UInt8>, at mark: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var isEscaped = false
    for index in bytes.indices {
      if isEscaped {
        isEscaped = false
      } else if bytes[index] == UInt8(ascii: "\\") {
        isEscaped = true
      } else if bytes[index] == mark {
        parts.append(bytes[start..<index])
        start = index + 1
      }
    }
    return parts + [bytes[start...]]
  }

  /// The text without the backslashes before marks; `\n` is a line break.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 == .carriageReturn }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        if byte == UInt8(ascii: "n") {
          result.append(.lineFeed)
        } else {
          if !"~=#{}:\\".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
          result.append(byte)
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte != .carriageReturn {
        result.append(byte)
      }
    }
    if isEscaped { result.append(UInt8(ascii: "\\")) }
    return String(decoding: result, as: UTF8.self)
  }

  /// Takes `[html]` and the like off a text.
  static func takeFormat(_ bytes: inout ArraySlice<UInt8>) -> String? {
    for name in ["html", "moodle", "plain", "markdown"] where bytes.starts(with: "[\(name)]".utf8) {
      bytes = bytes.dropFirst(name.utf8.count + 2).drop(while: \.isSpace)
      return name
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without the white space at their ends.
  var trimmedSpace: ArraySlice<UInt8> {
    var slice = drop(while: \.isSpace)
    while slice.last?.isSpace ?? false { slice.removeLast() }
    return slice
  }
}

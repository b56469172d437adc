/// Finds where a rejected text stops being JSON, which the parser does not report.
struct JSONFault {
  private enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing }

  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private var expected = Expected.value
  private var closers: [UInt8] = []

  /// The offset of the first invalid byte, or of the end if something is missing; nil if the text's
  /// grammar is right and the error is another one.
  static func offset(in bytes: UnsafeRawBufferPointer) -> Int? {
    var fault = JSONFault(bytes: bytes)
    while fault.skipWhiteSpace() {
      guard fault.step() else { return fault.index }
    }
    return fault.expected == .nothing ? nil : bytes.count
  }

  private init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Moves to the next token and returns whether there is one.
  private mutating func skipWhiteSpace() -> Bool {
    while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    return byte != nil
  }

  /// Moves past one token, or to the invalid byte in it.
  private mutating func step() -> Bool {
    switch (expected, byte) {
    case (.valueOrEnd, closers.last?), (.keyOrEnd, closers.last?), (.commaOrEnd, closers.last?):
      index += 1
      closers.removeLast()
      endValue()
      return true
    case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")):
      expected = .colon
      return skipString()
    case (.colon, UInt8(ascii: ":")):
      index += 1
      expected = .value
      return true
    case (.commaOrEnd, UInt8(ascii: ",")):
      index += 1
      expected = closers.last == UInt8(ascii: "}") ? .key : .value
      return true
    case (.value, _), (.valueOrEnd, _): return skipValue()
    default: return false
    }
  }

  private mutating func endValue() {
    expected = closers.isEmpty ? .nothing : .commaOrEnd
  }

  private mutating func skipValue() -> Bool {
    switch byte {
    case UInt8(ascii: "{"): return open(UInt8(ascii: "}"), .keyOrEnd)
    case UInt8(ascii: "["): return open(UInt8(ascii: "]"), .valueOrEnd)
    case UInt8(ascii: "\""):
      endValue()
      return skipString()
    default:
      endValue()
      return skipWord()
    }
  }

  private mutating func open(_ closer: UInt8, _ expected: Expected) -> Bool {
    index += 1
    closers.append(closer)
    self.expected = expected
    return true
  }

  private mutating func skipString() -> Bool {
    index += 1
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return true
      case UInt8(ascii: "\\"):
        index += 1
        guard let escape = self.byte, #""\/bfnrtu"#.utf8.contains(escape) else { return false }
        index += 1
        if escape == UInt8(ascii: "u"), !skipHexDigits() { return false }
      case 0..<0x20: return false
      default: index += 1
      }
    }
    return false
  }

  private mutating func skipHexDigits() -> Bool {
    for _ in 0..<4 {
      guard let byte, Character(UnicodeScalar(byte)).isHexDigit else { return false }
      index += 1
    }
    return true
  }

  /// Moves past a literal or a number; errors in it are located at its beginning.
  private mutating func skipWord() -> Bool {
    let end = bytes[index...].firstIndex { #" ,:[]{}"#.utf8.contains($0) || $0 < 0x20 }
    let word = bytes[index..<(end ?? bytes.count)]
    let isLiteral = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
    guard isLiteral || Self.isNumber(word) else { return false }
    index = word.endIndex
    return true
  }

  private static func isNumber(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    String(decoding: word, as: UTF8.self)
      .wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/) != nil
  }
}

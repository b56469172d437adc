/// The encoding of a text file.
package enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf8WithByteOrderMark
  /// UTF-16 in the file's byte order.
  case utf16
  case utf16LittleEndian
  case utf16BigEndian
  case latin1
  case windows1252
  /// Any other encoding supported by iconv.
  case system(SystemEncoding)

  /// Reads the byte order mark; a file without one counts as UTF-8.
  package init(detecting bytes: [UInt8]) {
    self =
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        .utf8WithByteOrderMark
      } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]),
        let encoding = SystemEncoding(named: "UTF-32")
      {
        .system(encoding)
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        .utf16LittleEndian
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        .utf16BigEndian
      } else if Self.announcesJapanese(bytes), let encoding = SystemEncoding(named: "ISO-2022-JP") {
        .system(encoding)
      } else {
        .utf8
      }
  }

  /// Whether a text switches between ASCII and Japanese by escape sequences, as in mail programs
  /// and older spreadsheets.
  private static func announcesJapanese(_ bytes: [UInt8]) -> Bool {
    let escape: UInt8 = 0x1B
    guard let first = bytes.firstIndex(of: escape) else { return false }
    let sets: [[UInt8]] = ["$B", "$@", "(J", "(I"].map { Array($0.utf8) }
    return sets.contains { bytes[(first + 1)...].starts(with: $0) }
      && bytes[(first + 1)...].contains(escape) && bytes.allSatisfy { $0 < 0x80 }
  }

  /// Takes a common name: `UTF-8`, `utf16le`, `latin-1`, `ISO-8859-1`, `cp1252`, `Shift_JIS`; and
  /// any name known to iconv.
  package init?(named name: String) {
    let known: [String: TextEncoding] = [
      "utf8": .utf8, "utf8bom": .utf8, "utf8sig": .utf8, "ascii": .utf8, "usascii": .utf8,
      "utf16": .utf16, "unicode": .utf16, "utf16le": .utf16LittleEndian,
      "utf16be": .utf16BigEndian, "latin1": .latin1, "l1": .latin1, "iso88591": .latin1,
      "windows1252": .windows1252, "win1252": .windows1252, "cp1252": .windows1252,
      "1252": .windows1252, "ansi": .windows1252,
    ]
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if let encoding = known[plain] {
      self = encoding
    } else if let encoding = SystemEncoding(named: name) {
      self = .system(encoding)
    } else {
      return nil
    }
  }

  /// The names that ``init(named:)`` knows, for messages.
  package static let names =
    "utf-8, utf-16, latin-1, windows-1252, shift-jis, gb18030, big5, euc-jp, euc-kr and what "
    + "`iconv -l` lists"

  /// The encoding for `bytes` when a user requests this one: a byte order mark of the same family
  /// decides what the name leaves open.
  func resolved(for bytes: [UInt8]) -> TextEncoding {
    let marked = TextEncoding(detecting: bytes)
    switch self {
    case .utf8: return marked == .utf8WithByteOrderMark ? marked : .utf8
    case .utf16:
      if marked == .utf16LittleEndian || marked == .utf16BigEndian { return marked }
      return .unmarkedUTF16(in: bytes) ?? .utf16LittleEndian
    default: return self
    }
  }

  /// The byte order if nearly every other byte at the beginning is NUL, as in UTF-16 of European
  /// languages.
  package static func unmarkedUTF16(in bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(1000)
    let atOdd = sample.indices.count { $0 % 2 == 1 && sample[$0] == 0 }
    let atEven = sample.indices.count { $0 % 2 == 0 && sample[$0] == 0 }
    let most = sample.count / 2 * 3 / 4
    if atOdd > most, atEven == 0 { return .utf16LittleEndian }
    if atEven > most, atOdd == 0 { return .utf16BigEndian }
    return nil
  }

  /// The name of UTF-32 in its byte order if at least two bytes of every four are NUL, always the
  /// same.
  static func unmarkedUTF32(in bytes: [UInt8]) -> String? {
    let sample = bytes.prefix(1000)
    guard sample.count >= 8, bytes.count % 4 == 0 else { return nil }
    func areNUL(_ places: Set<Int>) -> Bool {
      sample.indices.allSatisfy { !places.contains($0 % 4) || sample[$0] == 0 }
    }
    if areNUL([2, 3]), sample.indices.contains(where: { $0 % 4 == 0 && sample[$0] != 0 }) {
      return areNUL([0]) ? nil : "utf-32le"
    }
    return areNUL([0, 1]) && !areNUL([3]) ? "utf-32be" : nil
  }

  /// Whether bytes are UTF-16 or UTF-32, by their byte order mark or by their NUL bytes.
  package static func isWide(_ bytes: [UInt8]) -> Bool {
    switch TextEncoding(detecting: bytes) {
    case .utf16, .utf16LittleEndian, .utf16BigEndian, .system: true
    default: unmarkedUTF16(in: bytes) != nil || unmarkedUTF32(in: bytes) != nil
    }
  }

  /// The encoding's display name.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8WithByteOrderMark: "UTF-8 with a byte order mark"
    case .utf16: "UTF-16"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .latin1: "Latin-1"
    case .windows1252: "Windows-1252"
    case .system(let encoding): encoding.name
    }
  }

  /// The bytes of the byte order mark that a file in this encoding may begin with.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8WithByteOrderMark: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf8, .utf16, .latin1, .windows1252, .system: []
    }
  }
}

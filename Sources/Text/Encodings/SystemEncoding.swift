internal import Posix

/// An encoding supported by the system's iconv, such as Shift-JIS.
package struct SystemEncoding: Hashable, Sendable {
  /// The name for iconv.
  let iconvName: String
  /// The display name.
  let name: String
  /// The value for `--encoding`.
  let option: String

  /// East Asian and Cyrillic encodings by their usual names. Each is read as the larger set that
  /// programs write under its name.
  static let known: [SystemEncoding] = [
    SystemEncoding(iconvName: "CP932", name: "Shift-JIS", option: "shift-jis"),
    SystemEncoding(iconvName: "EUC-JP", name: "EUC-JP", option: "euc-jp"),
    SystemEncoding(iconvName: "GB18030", name: "GB18030", option: "gb18030"),
    SystemEncoding(iconvName: "BIG5-HKSCS", name: "Big5", option: "big5"),
    SystemEncoding(iconvName: "CP949", name: "EUC-KR", option: "euc-kr"),
    SystemEncoding(iconvName: "CP1251", name: "Windows-1251", option: "windows-1251"),
    SystemEncoding(iconvName: "KOI8-R", name: "KOI8-R", option: "koi8-r"),
  ]

  private static let otherNames: [String: String] = [
    "sjis": "shift-jis", "shiftjis": "shift-jis", "cp932": "shift-jis", "mskanji": "shift-jis",
    "windows31j": "shift-jis", "eucjp": "euc-jp", "gb2312": "gb18030", "gbk": "gb18030",
    "gb18030": "gb18030", "cp936": "gb18030", "euccn": "gb18030", "big5": "big5", "cp950": "big5",
    "big5hkscs": "big5", "euckr": "euc-kr", "cp949": "euc-kr", "uhc": "euc-kr",
    "ksc56011987": "euc-kr", "windows1251": "windows-1251", "cp1251": "windows-1251",
    "koi8r": "koi8-r",
  ]

  private init(iconvName: String, name: String, option: String) {
    self.iconvName = iconvName
    self.name = name
    self.option = option
  }

  /// Takes a common name or iconv's name; nil if iconv does not know it.
  init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let option = Self.otherNames[plain] ?? name.lowercased()
    if let known = Self.known.first(where: { $0.option == option }) {
      self = known
    } else {
      // A slash would request more than an encoding from iconv.
      let isName = name.utf8.allSatisfy {
        $0.isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || "-_.:".utf8.contains($0)
      }
      guard isName, name.contains(where: \.isLetter) else { return nil }
      self.init(iconvName: name.uppercased(), name: name, option: name)
    }
    guard Self.isKnown(iconvName) else { return nil }
  }

  private static func isKnown(_ name: String) -> Bool {
    guard Converter(name) != nil else { return false }
    return true
  }

  /// Decodes bytes; invalid bytes become U+FFFD and are reported.
  func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], faults: [TextFault]) {
    guard let converter = Converter(iconvName) else { return (bytes, []) }
    var (utf8, faults): ([UInt8], [TextFault]) = ([], [])
    utf8.reserveCapacity(bytes.count * 2)
    var position = 0
    while true {
      let status = converter.convert(bytes, from: &position, into: &utf8)
      if status == .finished { return (utf8, faults) }
      faults.append(TextFault(kind: .undefined(bytes[position]), offset: utf8.count))
      utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
      position += 1
      converter.reset()
    }
  }

  /// The text of bytes; nil if any of them is invalid.
  func text(_ bytes: [UInt8]) -> String? {
    guard let converter = Converter(iconvName) else { return nil }
    var utf8: [UInt8] = []
    var position = 0
    guard converter.convert(bytes, from: &position, into: &utf8) == .finished else { return nil }
    return String(validating: utf8, as: UTF8.self)
  }
}

/// An open conversion to UTF-8.
private struct Converter: ~Copyable {
  enum Status { case finished, stopped }

  private let handle: iconv_t

  init?(_ name: String) {
    guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else {
      return nil
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  func reset() { _ = iconv(handle, nil, nil, nil, nil) }

  /// Converts up to the end or up to an invalid byte.
  func convert(_ bytes: [UInt8], from position: inout Int, into result: inout [UInt8]) -> Status {
    var bytes = bytes
    return bytes.withUnsafeMutableBytes { input in
      withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 1) { buffer in
        while true {
          var source = input.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: position)
          var left = input.count - position
          var target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = buffer.count
          let isFlush = left == 0
          let code =
            isFlush
            ? iconv(handle, nil, nil, &target, &room)
            : iconv(handle, &source, &left, &target, &room)
          let failure = code == -1 ? errno : 0
          result.append(contentsOf: buffer[..<(buffer.count - room)])
          position = input.count - left
          if failure == 0, isFlush { return .finished }
          if failure != 0, failure != E2BIG { return .stopped }
        }
      }
    }
  }
}

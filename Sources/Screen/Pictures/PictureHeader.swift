/// What the first bytes of a picture's file say of it: its format and its size in pixels.
///
/// Only the header is read, whoever wrote it: the picture itself is for the terminal or for another
/// program, so what is too large for these is nothing here.
package struct PictureHeader: Hashable, Sendable {
  package enum Format: Hashable, Sendable { case png, jpeg, gif, webp }

  package let format: Format
  package let width: Int
  package let height: Int

  /// The most pixels on one side, and of all: a small file can hold many.
  package static let longestSide = 16_384
  package static let mostPixels = 40_000_000
  /// The most bytes of a picture's file.
  package static let mostBytes = 16_000_000

  /// Nil for bytes that are no picture of a known format, or of one that is too large.
  /// - Complexity: O(*n*) for a JPEG, else O(1).
  package init?(_ bytes: [UInt8]) {
    let reader = ByteReader(bytes: bytes)
    guard bytes.count <= Self.mostBytes,
      let (format, width, height) = Self.png(reader) ?? Self.gif(reader) ?? Self.webp(reader)
        ?? Self.jpeg(reader),
      (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height),
      width * height <= Self.mostPixels
    else { return nil }
    (self.format, self.width, self.height) = (format, width, height)
  }

  private typealias Found = (Format, width: Int, height: Int)

  /// https://www.w3.org/TR/png/#11IHDR
  private static func png(_ reader: ByteReader) -> Found? {
    guard reader.has("\u{89}PNG\r\n\u{1A}\n", at: 0), reader.has("IHDR", at: 12),
      let width = reader.bigEndian(4, at: 16), let height = reader.bigEndian(4, at: 20)
    else { return nil }
    return (.png, width, height)
  }

  private static func gif(_ reader: ByteReader) -> Found? {
    guard reader.has("GIF87a", at: 0) || reader.has("GIF89a", at: 0),
      let width = reader.littleEndian(2, at: 6), let height = reader.littleEndian(2, at: 8)
    else { return nil }
    return (.gif, width, height)
  }

  /// RFC 9649.
  private static func webp(_ reader: ByteReader) -> Found? {
    guard reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) else { return nil }
    if reader.has("VP8X", at: 12), let width = reader.littleEndian(3, at: 24),
      let height = reader.littleEndian(3, at: 27)
    {
      return (.webp, width + 1, height + 1)
    }
    if reader.has("VP8L", at: 12), reader.bigEndian(1, at: 20) == 0x2F,
      let bits = reader.littleEndian(4, at: 21)
    {
      return (.webp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }
    if reader.has("VP8 ", at: 12), reader.bigEndian(3, at: 23) == 0x9D012A,
      let width = reader.littleEndian(2, at: 26), let height = reader.littleEndian(2, at: 28)
    {
      return (.webp, width & 0x3FFF, height & 0x3FFF)
    }
    return nil
  }

  /// Goes from one segment of a JPEG to the next until the one that begins the frame (ITU-T T.81,
  /// B.1.1).
  private static func jpeg(_ reader: ByteReader) -> Found? {
    guard reader.bigEndian(2, at: 0) == 0xFFD8 else { return nil }
    var index = 2
    while let mark = reader.bigEndian(1, at: index) {
      // A marker may have any number of 0xFF before it.
      guard mark == 0xFF, let kind = reader.bigEndian(1, at: index + 1) else { return nil }
      if kind == 0xFF {
        index += 1
        continue
      }
      if kind == 0x01 || (0xD0...0xD7).contains(kind) {
        index += 2
        continue
      }
      guard kind != 0xD9, kind != 0xDA, let length = reader.bigEndian(2, at: index + 2),
        length >= 2
      else { return nil }
      if (0xC0...0xCF).contains(kind), ![0xC4, 0xC8, 0xCC].contains(kind) {
        guard let height = reader.bigEndian(2, at: index + 5),
          let width = reader.bigEndian(2, at: index + 7)
        else { return nil }
        return (.jpeg, width, height)
      }
      index += 2 + length
    }
    return nil
  }
}

/// Numbers and names at places of a file that may be shorter.
private struct ByteReader {
  let bytes: [UInt8]

  /// - Parameter text: Characters up to U+00FF, one for each byte.
  func has(_ text: String, at index: Int) -> Bool {
    let wanted = text.unicodeScalars.map { UInt8($0.value) }
    return index + wanted.count <= bytes.count
      && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
  }

  func bigEndian(_ count: Int, at index: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    return bytes[index..<(index + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  func littleEndian(_ count: Int, at index: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    return bytes[index..<(index + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

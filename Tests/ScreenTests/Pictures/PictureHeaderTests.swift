import Screen
import Testing

@Suite("The header of a picture")
struct PictureHeaderTests {
  /// Bytes of a text whose characters are up to U+00FF.
  private static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8($0.value) }
  }

  private static let png = bytes("\u{89}PNG\r\n\u{1A}\n\0\0\0\rIHDR\0\0\u{1}\u{2C}\0\0\0\u{C8}")
  private static let gif = bytes("GIF89a\u{2C}\u{1}\u{C8}\0")
  private static let jpeg = bytes(
    "\u{FF}\u{D8}\u{FF}\u{E0}\0\u{4}ab\u{FF}\u{FF}\u{C4}\0\u{2}\u{FF}\u{C2}\0\u{11}\u{8}\0\u{C8}\u{1}\u{2C}"
  )
  private static let lossy = bytes(
    "RIFF....WEBPVP8 ....\0\0\0\u{9D}\u{1}\u{2A}\u{2C}\u{41}\u{C8}\0")
  // 299 and 199 in 14 bits each.
  private static let lossless = bytes("RIFF....WEBPVP8L....\u{2F}\u{2B}\u{C1}\u{31}\0")
  private static let extended = bytes("RIFF....WEBPVP8X....\0\0\0\0\u{2B}\u{1}\0\u{C7}\0\0")

  private static let pictures: [([UInt8], PictureHeader.Format)] = [
    (png, .png), (gif, .gif), (jpeg, .jpeg), (lossy, .webp), (lossless, .webp), (extended, .webp),
  ]

  @Test("says its format and its size", arguments: pictures)
  func size(bytes: [UInt8], format: PictureHeader.Format) throws {
    let header = try #require(PictureHeader(bytes))
    #expect((header.format, header.width, header.height) == (format, 300, 200))
  }

  @Test("is none if it is cut off", arguments: pictures.map(\.0))
  func cutOff(bytes: [UInt8]) {
    for count in 0..<bytes.count - 1 { #expect(PictureHeader(Array(bytes[..<count])) == nil) }
  }

  @Test(
    "is none for what is no picture, has no pixels or too many",
    arguments: [
      "", "<svg>", "%PDF-1.7", "\u{89}PNG\r\n\u{1A}\n\0\0\0\rIHDR\0\0\0\0\0\0\0\u{C8}",
      "\u{89}PNG\r\n\u{1A}\n\0\0\0\rIHDR\u{7F}\u{FF}\u{FF}\u{FF}\0\0\0\u{1}",
      "\u{89}PNG\r\n\u{1A}\n\0\0\0\rIHDR\0\0\u{3F}\u{FF}\0\0\u{3F}\u{FF}", "GIF89a\0\0\0\0",
      "\u{FF}\u{D8}\u{FF}\u{E0}\0\0\u{FF}\u{C0}", "\u{FF}\u{D8}\u{FF}\u{DA}\0\u{4}ab",
      "\u{FF}\u{D8}ab", "RIFF....WEBPXXXX",
    ])
  func none(text: String) {
    #expect(PictureHeader(Self.bytes(text)) == nil)
  }

  @Test("of a JPEG with any number of segments takes time by its length")
  func long() {
    let bytes = Self.bytes("\u{FF}\u{D8}") + Array(repeating: 0xFF, count: 1_000_000)
    #expect(PictureHeader(bytes) == nil)
  }

  @Test(
    "is fitted into cells without enlarging it or changing its shape",
    arguments: [
      // Pixels, cell, room, cells.
      ((300, 200), (8, 16), (80, 20), (38, 13)), ((300, 200), (8, 16), (80, 5), (15, 5)),
      ((300, 200), (10, 20), (20, 20), (20, 7)), ((16, 16), (8, 16), (80, 20), (2, 1)),
      ((1, 1), (8, 16), (80, 20), (1, 1)), ((16_000, 10), (8, 16), (40, 20), (40, 1)),
      ((10, 16_000), (8, 16), (40, 20), (1, 20)), ((300, 200), (0, 0), (0, 0), (1, 1)),
    ])
  func box(pixels: (Int, Int), cell: (Int, Int), room: (Int, Int), cells: (Int, Int)) throws {
    func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    let header = try #require(
      PictureHeader(Array("GIF89a".utf8) + two(pixels.0) + two(pixels.1)))
    let box = PictureBox(
      header, cell: .init(width: cell.0, height: cell.1), columns: room.0, rows: room.1)
    #expect((box.columns, box.rows) == cells)
  }
}

import Exchange
import Testing

@Suite("Files that hold no cards")
struct ForeignFileTests {
  @Test(
    "are told by how they begin",
    arguments: [
      ("%PDF-1.7\n", "a PDF document"), ("GIF89a", "a picture"), ("BZh91AY", "a compressed file"),
      ("Rar!\u{1A}", "a compressed file"), ("SQLite format 3\0", "a database"),
      ("PK\u{3}\u{4}….[Content_Types].xml….xl/workbook.xml", "a spreadsheet"),
      ("PK\u{3}\u{4}….[Content_Types].xml….word/document.xml", "a document of an office program"),
      ("PK\u{3}\u{4}….mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
    ])
  func beginnings(text: String, kind: String) throws {
    let file = try #require(ForeignFile(Array(text.utf8)))
    #expect(file.kind == kind)
    #expect(!file.hint.isEmpty && !file.hint.hasSuffix("."))
  }

  @Test("are told by their bytes where they are no text at all")
  func bytes() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let noise = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(ForeignFile([0x7F] + noise) != nil)
      // Who names an encoding knows better.
      #expect(ForeignFile([0x7F] + noise, isText: true) == nil)
    }
  }

  private static let texts: [[UInt8]] = [
    [],
    Array("front,back\nä,ö\n".utf8),
    Array("PK\u{3}\u{4}….collection.anki21".utf8),
    utf16("front,back\n", marked: true),
    utf16(String(repeating: "word,wort\n", count: 9), marked: false),
    Array("one,two\nx\0,y\n\u{1}a,b\n".utf8),
    Array("caf".utf8) + [0xE9] + Array(",x\n".utf8),
  ]

  private static func utf16(_ text: String, marked: Bool) -> [UInt8] {
    (marked ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test("are no texts, in whatever encoding, and no packages of Anki", arguments: texts)
  func others(bytes: [UInt8]) {
    #expect(ForeignFile(bytes) == nil)
  }
}

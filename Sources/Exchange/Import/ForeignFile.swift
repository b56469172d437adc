/// A file of a kind that holds no cards, though it may hold what a user wants to learn: a picture, a
/// document of an office program, something compressed. It is told by how its kind begins, so that
/// one sentence says so instead of a complaint about every line.
package struct ForeignFile: Hashable, Sendable {
  /// What it is, such as `a PDF document`.
  package let kind: String
  /// What to do, in one sentence without a full stop.
  package let hint: String

  private static let spreadsheet = (
    "a spreadsheet", "save it as CSV in the program that made it, and import that"
  )
  private static let document = (
    "a document of an office program",
    "save it as text or copy its tables into a CSV file, and import that"
  )
  private static let picture = ("a picture", "import a table, a deck or an Anki package")
  private static let compressed = ("a compressed file", "unpack it first, and import what is in it")

  /// How kinds of files begin.
  private static let beginnings: [(bytes: [UInt8], (kind: String, hint: String))] = [
    (
      Array("%PDF-".utf8),
      ("a PDF document", "copy its text into a table or a Markdown deck, and import that")
    ),
    ([0x89, 0x50, 0x4E, 0x47], picture), ([0xFF, 0xD8, 0xFF], picture),
    (Array("GIF8".utf8), picture),
    ([0x1F, 0x8B], compressed), (Array("BZh".utf8), compressed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], compressed), ([0x37, 0x7A, 0xBC, 0xAF], compressed),
    (Array("Rar!".utf8), compressed),
    (
      Array("SQLite format 3\0".utf8),
      ("a database", "if it is Anki's, choose File > Export there, and import the .apkg file")
    ),
    ([0xD0, 0xCF, 0x11, 0xE0], document),
  ]

  /// What the files of office programs, which are zip archives, have in them.
  private static let parts: [(name: String, (kind: String, hint: String))] = [
    ("xl/workbook", spreadsheet), ("application/vnd.oasis.opendocument.spreadsheet", spreadsheet),
    ("word/document", document), ("ppt/presentation", document),
    ("application/vnd.oasis.opendocument", document),
  ]

  /// - Parameters:
  ///   - bytes: The file.
  ///   - isText: Whether the user says that it is text, by naming its encoding.
  /// - Returns: Nil if the file may hold cards.
  package init?(_ bytes: [UInt8], isText: Bool = false) {
    if let found = Self.beginnings.first(where: { bytes.starts(with: $0.bytes) })?.1 {
      self.init(found)
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      // The names stand before each file, and again at the end.
      let ends = String(decoding: bytes.prefix(4096) + bytes.suffix(1 << 16), as: UTF8.self)
      guard let found = Self.parts.first(where: { ends.contains($0.name) })?.1 else { return nil }
      self.init(found)
    } else if !isText, Self.isNoText(bytes) {
      self.init(("no text", "import a table, a Markdown deck, or a package of Anki"))
    } else {
      return nil
    }
  }

  private init(_ found: (kind: String, hint: String)) {
    (kind, hint) = found
  }

  /// Whether the beginning has more control characters than a text that is only damaged.
  private static func isNoText(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    guard !marks.contains(where: bytes.starts(with:)),
      TextEncoding.unmarkedUTF16(in: bytes) == nil
    else { return false }
    let sample = bytes.prefix(4096)
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    return controls >= 8 && controls * 20 > sample.count
  }
}

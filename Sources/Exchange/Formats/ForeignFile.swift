import Text

/// A file of a kind that is not read here, though it may hold what a user wants to learn: a picture,
/// a document of an office program, something compressed, the file of another program.
///
/// It is told by its content, and where that says little by the ending of its name, so that one
/// sentence names it instead of a complaint about every line.
package struct ForeignFile: Hashable, Sendable {
  /// What it is, such as `a PDF document`.
  package let kind: String
  /// What to do, in one sentence without a full stop.
  package let hint: String

  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, or nothing where it has none.
  ///   - isText: Whether the user says that it is text to be read, by naming its encoding or its
  ///     format.
  /// - Returns: Nil if the file may hold cards.
  package init?(_ bytes: [UInt8], file: String = "", isText: Bool = false) {
    let name = FileName(file)
    if let found = Self.binary(bytes, name) {
      self = found
    } else if ImportFormat.isZipArchive(bytes) {
      guard let found = Self.archive(bytes, name) else { return nil }
      self = found
    } else if name.isPackage {
      self = Self.noPackage(bytes)
    } else if !isText, let found = Self.isNoText(bytes) ? Self.noText : Self.text(bytes, name) {
      self = found
    } else {
      return nil
    }
  }

  init(_ kind: String, _ hint: String) {
    self.kind = kind
    self.hint = hint
  }

  // MARK: By how they begin

  private static let spreadsheet = ForeignFile(
    "a spreadsheet in a format of its own (.xlsb)", "save it as .xlsx or CSV, and import that")
  private static let document = ForeignFile(
    "a document of an office program",
    "save it as text or copy its tables into a CSV file, and import that")
  private static let picture = ForeignFile(
    "a picture", "import a table, a deck or an Anki package")
  private static let compressed = ForeignFile(
    "a compressed file", "unpack it first, and import what is in it")
  private static let noText = ForeignFile(
    "not text", "import a table, a Markdown deck, or a package of Anki")
  static let database = ForeignFile(
    "a database", "if it is Anki's, choose File > Export there, and import the .apkg file")
  private static let ankiDatabase = ForeignFile(
    "Anki's database, not a package",
    "in Anki choose File > Export, and import the .apkg or .colpkg file")
  static let mnemosyne = ForeignFile(
    "a file of Mnemosyne",
    "in Mnemosyne choose File > Export and a format of tab-separated text, and import that")

  /// How kinds of files begin.
  private static let beginnings: [(bytes: [UInt8], ForeignFile)] = [
    (
      Array("%PDF-".utf8),
      ForeignFile(
        "a PDF document", "copy its text into a table or a Markdown deck, and import that")
    ),
    ([0x89, 0x50, 0x4E, 0x47], picture), ([0xFF, 0xD8, 0xFF], picture),
    (Array("GIF8".utf8), picture),
    ([0x1F, 0x8B], compressed), (Array("BZh".utf8), compressed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], compressed), ([0x37, 0x7A, 0xBC, 0xAF], compressed),
    (Array("Rar!".utf8), compressed), ([0x1F, 0x9D], compressed),
    ([0xD0, 0xCF, 0x11, 0xE0], document), (Array("{\\rtf".utf8), document),
    (Array("--- Mnemosyne Data Base".utf8), mnemosyne),
  ]

  private static func binary(_ bytes: [UInt8], _ name: FileName) -> ForeignFile? {
    if let found = beginnings.first(where: { bytes.starts(with: $0.bytes) })?.1 { return found }
    if bytes.starts(with: Array("SQLite format 3\0".utf8)) {
      let schema = bytes.prefix(1 << 16)
      func has(_ table: String) -> Bool { schema.firstRange(of: Array(table.utf8)) != nil }
      if name.name.hasPrefix("collection.anki") || has("CREATE TABLE revlog") {
        return ankiDatabase
      }
      if has("CREATE TABLE data_for_fact") { return mnemosyne }
      if has("CREATE TABLE sessions"), has("card_hash") {
        return ForeignFile(
          "the database of hashcards", "import its decks, and what `hashcards export` writes")
      }
      return database
    }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return name.name.hasPrefix("collection.anki") ? ankiDatabase : compressed
    }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      return ForeignFile("a tar archive", compressed.hint)
    }
    return nil
  }

  // MARK: Archives

  /// What the files of other programs, which are zip archives, have in them.
  private static let parts: [(name: String, ForeignFile)] = [
    ("xl/workbook.bin", spreadsheet),
    ("word/document", document), ("ppt/presentation", document),
    ("application/vnd.oasis.opendocument", document),
    (
      "application/epub+zip",
      ForeignFile("an e-book", "copy its text into a table or a Markdown deck, and import that")
    ),
  ]

  private static func archive(_ bytes: [UInt8], _ name: FileName) -> ForeignFile? {
    if SpreadsheetReader.isSpreadsheet(bytes) { return nil }
    // The names stand before each file, and again at the end.
    let ends = String(decoding: bytes.prefix(4096) + bytes.suffix(1 << 16), as: UTF8.self)
    if let found = parts.first(where: { ends.contains($0.name) })?.1 { return found }
    let anki = "collection.anki2"
    // An archive that ends too soon, or that claims to be a package, is the reader's to judge.
    guard !name.isPackage, !ends.contains(anki), ends.contains("PK\u{5}\u{6}"),
      bytes.firstRange(of: Array(anki.utf8)) == nil
    else { return nil }
    if QTIReader.isPackage(bytes) { return nil }
    if name.ending == "cards" || ends.contains("cards.xml") { return mnemosyne }
    return ForeignFile(
      "a zip archive and not an Anki package", "unpack it first, and import what is in it")
  }

  // MARK: What is no package

  private static func noPackage(_ bytes: [UInt8]) -> ForeignFile {
    let again = "download or export the package again"
    if bytes.isEmpty { return ForeignFile("empty and not an Anki package", again) }
    if let found = pointer(bytes) { return found }
    if isHTML(bytes) {
      return ForeignFile(
        "an HTML page and not an Anki package",
        "the page may link to the package: download that file itself")
    }
    if isNoText(bytes) { return ForeignFile("not an Anki package", again) }
    let line = DecodedText(Array(bytes.prefix(400))).sourceLine(1)
    return ForeignFile(
      "a text and not an Anki package: it begins with “\(line.prefix(40))”",
      "\(again); if it is a table, give its name the ending .csv")
  }

  /// What git puts in the place of a large file.
  static func pointer(_ bytes: [UInt8]) -> ForeignFile? {
    guard bytes.starts(with: Array("version https://git-lfs.github.com/spec/".utf8)) else {
      return nil
    }
    return ForeignFile(
      "a Git LFS pointer, not the file itself",
      "run `git lfs pull` in its repository, or download the file itself")
  }

  static func isHTML(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(512), as: UTF8.self).trimmed().lowercased()
    let text = start.hasPrefix("\u{FEFF}") ? String(start.dropFirst()) : start
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }

  /// Whether the beginning has more control characters than a text that is only damaged.
  private static func isNoText(_ bytes: [UInt8]) -> Bool {
    if TextEncoding.isWide(bytes) { return false }
    let sample = bytes.prefix(4096)
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    return controls >= 8 && controls * 20 > sample.count
  }
}

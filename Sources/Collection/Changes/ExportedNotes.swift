import Files
package import Flashcards
import Journal

/// The notes of this collection as they were exported. When an exported file comes back, they show
/// what was changed in the file and what was changed here; a card that no import brought has no
/// other base.
///
/// Each machine keeps a file `imports/exported/DEVICE.tsv` with a line for each note and each text
/// that was exported: the name of the note's first card, a checksum of its text and the name of its
/// deck, separated by tabs. Nothing is lost if the file is missing.
package struct ExportedNotes: Sendable {
  private struct Record: Hashable, Sendable {
    let checksum: String
    let deck: String
  }

  private var records: [CardID: Set<Record>] = [:]

  /// Reads what all machines have exported.
  package init(_ folder: CollectionFolder) {
    let path = Self.folder(folder)
    for name in (try? FileSystem.names(in: path)) ?? [] where name.hasSuffix(".tsv") {
      guard let bytes = try? FileSystem.readFile(FileSystem.join(path, name)) else { continue }
      read(bytes)
    }
  }

  private init(_ bytes: [UInt8]) { read(bytes) }

  private mutating func read(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(
        separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let texts = fields.map { String(decoding: $0, as: UTF8.self) }
      records[CardID(texts[0]), default: []].insert(Record(checksum: texts[1], deck: texts[2]))
    }
  }

  /// Whether a note was ever exported under the name of a card.
  package func knows(_ card: CardID) -> Bool { records[card] != nil }

  /// Whether a note was exported with this text, under the name of a card.
  package func hold(_ note: Note, as card: CardID) -> Bool {
    guard let records = records[card] else { return false }
    let checksum = Self.checksum(note)
    return records.contains { $0.checksum == checksum }
  }

  /// Whether a note was exported as part of a deck.
  package func hold(_ card: CardID, inDeck name: String) -> Bool {
    records[card]?.contains { $0.deck == name } ?? false
  }

  /// Records what is exported. Does nothing if the collection cannot be written.
  package static func record(_ decks: [Deck], of place: CollectionPlace) {
    var random = SystemRandomNumberGenerator()
    guard FileSystem.isFolder(place.folder.path),
      let device = try? DeviceID.thisDevice(
        cacheFolder: place.folder.cache, hostName: place.hostName, random: &random)
    else { return }
    record(decks, in: place.folder, by: device)
  }

  static func record(_ decks: [Deck], in collection: CollectionFolder, by device: DeviceID) {
    let folder = folder(collection)
    let path = FileSystem.join(folder, "\(device).tsv")
    var bytes = (try? FileSystem.readFile(path)) ?? []
    let known = ExportedNotes(bytes)
    let count = bytes.count
    for deck in decks {
      let name = (deck.frontMatter.name ?? "").filter { !$0.isNewline && $0 != "\t" }
      for note in deck.notes {
        let card = note.id(of: note.faces[0])
        let record = Record(checksum: checksum(note), deck: name)
        if known.records[card]?.contains(record) ?? false { continue }
        bytes += Array("\(card)\t\(record.checksum)\t\(name)\n".utf8)
      }
    }
    guard bytes.count > count else { return }
    try? FileSystem.makeFolder(folder)
    try? AtomicFile.write(bytes, to: path)
  }

  /// A table has names for all cards, so the checksum leaves out what the note is called.
  private static func checksum(_ note: Note) -> String {
    var note = note
    note.path = []
    note.details.id = nil
    return String(CRC32C.checksum(Array(DeckPrinter().block(note).utf8)), radix: 16)
  }

  private static func folder(_ folder: CollectionFolder) -> String {
    FileSystem.join(folder.imports, "exported")
  }
}

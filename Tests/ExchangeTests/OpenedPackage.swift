import CArchive
import CSQLite
import Exchange
import Files
import Journal
import TestSupport

/// An Anki package as seen by an independent reader.
struct OpenedPackage {
  /// The entries in order.
  private(set) var entries: [(name: String, bytes: [UInt8])] = []

  init(_ bytes: [UInt8]) throws {
    let archive = archive_read_new()
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    var bytes = bytes
    try bytes.withUnsafeMutableBytes { buffer in
      guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
        throw Unreadable()
      }
      var entry: OpaquePointer?
      while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = archive_read_data(archive, &chunk, chunk.count)
          guard count >= 0 else { throw Unreadable() }
          if count == 0 { break }
          content += chunk[..<count]
        }
        entries.append((String(cString: archive_entry_pathname(entry)), content))
      }
    }
  }

  struct Unreadable: Error {}

  subscript(name: String) -> [UInt8] { entries.first { $0.name == name }?.bytes ?? [] }

  /// The rows of a query in the collection, with columns separated by `|` and a note's fields by
  /// `¦`.
  func rows(_ query: String, in name: String = "collection.anki21") throws -> [String] {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path + "/collection.sqlite"
    try AtomicFile.write(self[name], to: path)
    let statement = try SQLiteDatabase(path: path, for: .reading).prepare(query)
    var rows: [String] = []
    while try statement.step() {
      let values = (0..<Int32(statement.columnCount)).map { column in
        sqlite3_column_text(statement.handle, column).map { String(cString: $0) } ?? "NULL"
      }
      rows.append(values.joined(separator: "|").replacing("\u{1F}", with: "¦"))
    }
    return rows
  }
}

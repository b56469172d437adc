import CSQLite

/// The tables of a collection, each read from beginning to end, row by row.
struct CollectionTables {
  private let database: SQLiteDatabase
  /// The number of bytes that rows may still return before they exceed what the file holds.
  private var bytesLeft: Int
  /// The number of triggers in the file; none is run.
  private(set) var triggers = 0
  private var names: Set<String> = []

  init(_ database: SQLiteDatabase, size: Int) {
    self.database = database
    bytesLeft = size
  }

  /// Checks that the required names are plain tables.
  /// - Parameter optional: Tables that may be missing.
  mutating func check(_ required: [String], optional: [String] = []) throws {
    let wanted = Set(required + optional)
    var unfit: String?
    var triggers = 0
    var names: Set<String> = []
    try rows("SELECT type, name, sql FROM sqlite_master", texts: [0, 1, 2]) { row in
      let (type, name) = (row.text(0), row.text(1) ?? "")
      if type == "trigger" { triggers += 1 }
      guard let known = wanted.first(where: { $0.lowercased() == name.lowercased() }) else {
        return
      }
      let isPlain = row.text(2)?.lowercased().hasPrefix("create table") ?? false
      if type == "table", isPlain {
        names.insert(known)
      } else if type == "table" || type == "view" {
        unfit = known
      }
    }
    if let unfit { throw AnkiError.notATable(name: unfit) }
    self.triggers = triggers
    self.names.formUnion(names)
    for name in required where !names.contains(name) {
      throw AnkiError.damagedDatabase(reason: "it has no table `\(name)`")
    }
    for name in names.sorted() {
      // The last column is 0 for a stored column; a computed one runs code of the file.
      try rows("PRAGMA table_xinfo(\(name))") { row in
        if row.integer(6) != 0 { unfit = name }
      }
      if let unfit { throw AnkiError.notATable(name: unfit) }
    }
  }

  func has(_ table: String) -> Bool { names.contains(table) }

  /// The number of rows of a table, limited to what the file has room for.
  mutating func count(_ table: String) throws -> Int {
    var count = 0
    try rows("SELECT count(*) FROM \(table)") { count = $0.integer(0) ?? 0 }
    return min(max(0, count), bytesLeft / 8)
  }

  /// Steps through the rows of a query.
  /// - Parameter texts: The columns that hold text or bytes.
  mutating func rows(
    _ sql: String, texts: [Int32] = [], _ body: (CollectionRow) throws -> Void
  ) throws {
    let statement = try database.prepare(sql)
    let row = CollectionRow(statement: statement.handle)
    let columns = statement.columnCount
    while try statement.step() {
      bytesLeft -= columns
      for text in texts { bytesLeft -= Int(sqlite3_column_bytes(row.statement, text)) }
      guard bytesLeft >= 0 else {
        throw AnkiError.damagedDatabase(reason: "its tables hold more than the file")
      }
      try body(row)
    }
  }
}

/// The current row of a query.
struct CollectionRow {
  fileprivate let statement: OpaquePointer

  /// A whole number; nil for any other value, which SQLite allows in such a column.
  func integer(_ column: Int32) -> Int? {
    let value = sqlite3_column_value(statement, column)
    return switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: Int(sqlite3_value_int64(value))
    case SQLITE_FLOAT: Int(exactly: sqlite3_value_double(value))
    default: nil
    }
  }

  /// The bytes of a text or a blob, valid until the next row.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    return UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// A text, also from a number; nil if it is not UTF-8.
  func text(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}

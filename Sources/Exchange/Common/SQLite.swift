import CSQLite

/// An open SQLite database.
///
/// SQLite serializes the calls of several threads itself.
package final class SQLiteDatabase: Sendable {
  /// The handle, for calls that have no method here.
  package nonisolated(unsafe) let handle: OpaquePointer

  package enum Access: Sendable {
    case reading, writing
  }

  /// Opens a database file, or without a path an empty one in memory.
  package init(path: String = ":memory:", for access: Access) throws(SQLiteError) {
    let flags =
      SQLITE_OPEN_FULLMUTEX
      | (access == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      defer { sqlite3_close_v2(opened) }
      throw SQLiteError(code: code, message: opened.map { String(cString: sqlite3_errmsg($0)) })
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that return no rows and have no parameters.
  package func execute(_ sql: String) throws(SQLiteError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  package func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    guard let statement else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement") }
    return SQLiteStatement(statement, of: self)
  }

  /// Runs `body` as one transaction.
  package func transaction(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    try execute("BEGIN")
    do {
      try body()
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
    try execute("COMMIT")
  }

  /// The bytes of the database's file.
  package func serialized() throws(SQLiteError) -> [UInt8] {
    var size: Int64 = 0
    guard let bytes = sqlite3_serialize(handle, "main", &size, 0) else {
      throw SQLiteError(code: SQLITE_NOMEM, message: nil)
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  fileprivate func check(_ code: Int32) throws(SQLiteError) {
    guard code != SQLITE_OK else { return }
    throw SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)))
  }
}

/// A prepared statement.
package struct SQLiteStatement: ~Copyable {
  package let handle: OpaquePointer
  private let database: SQLiteDatabase

  fileprivate init(_ handle: OpaquePointer, of database: SQLiteDatabase) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  package var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// Moves to the next row.
  /// - Returns: Whether there is one.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      try database.check(code)
      return false
    }
  }

  /// Runs a statement that returns no rows, with a value for each `?`.
  package func run(_ values: [SQLiteValue]) throws(SQLiteError) {
    for (value, place) in zip(values, Int32(1)...) {
      switch value {
      case .integer(let number):
        try database.check(sqlite3_bind_int64(handle, place, Int64(number)))
      case .text(let text):
        // SQLITE_TRANSIENT: SQLite copies the text, which does not outlive the call.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        try database.check(
          sqlite3_bind_text64(
            handle, place, text, UInt64(text.utf8.count), transient, UInt8(SQLITE_UTF8)))
      }
    }
    while try step() {}
    sqlite3_reset(handle)
  }
}

/// A value for a parameter of a statement.
package enum SQLiteValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  case integer(Int)
  case text(String)

  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .text(value) }
}

/// The error of a failed SQLite call.
package struct SQLiteError: Error {
  /// A result code such as `SQLITE_NOTADB`; <https://www.sqlite.org/rescode.html>.
  package let code: Int32
  package let message: String

  /// - Parameter message: The database's message; by default SQLite's text for the code.
  fileprivate init(code: Int32, message: String?) {
    // The lower byte of an extended code is the plain one.
    self.code = code & 0xFF
    self.message = message ?? String(cString: sqlite3_errstr(code))
  }
}

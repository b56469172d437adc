import CSQLite

/// The SQLite database of a collection, opened strictly for reading.
///
/// Nothing in the file is executed: views, triggers and virtual tables are ignored, and computed
/// columns are rejected. If a file makes SQLite work longer than its size explains, or its tables
/// return more than it holds, it is damaged, on purpose or not, and reading stops.
struct CollectionDatabase: Sendable {
  private let database: SQLiteDatabase
  private let size: Int

  init(path: String, size: Int) throws {
    self.size = size
    do {
      database = try SQLiteDatabase(path: path, for: .reading)
      csqlite_be_defensive(database.handle)
      // SQLite checks the cell sizes in each page before it uses them.
      try database.execute("PRAGMA cell_size_check = ON")
      // A larger row is not a flashcard.
      sqlite3_limit(database.handle, SQLITE_LIMIT_LENGTH, 32 << 20)
      // SQLite reads the file only now.
      try database.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    } catch {
      throw AnkiError(error)
    }
  }

  /// Reads the tables during `body`.
  func read<Result>(_ body: (inout CollectionTables) throws -> Result) throws -> Result {
    // A whole table takes about ten steps per row, and a row at least ten bytes.
    var steps = StepLimit(remaining: 20_000_000 + size * 4)
    return try withUnsafeMutablePointer(to: &steps) { steps in
      do {
        sqlite3_progress_handler(database.handle, 10_000, countSteps, steps)
        defer { sqlite3_progress_handler(database.handle, 0, nil, nil) }
        var tables = CollectionTables(database, size: size)
        return try body(&tables)
      } catch let error as SQLiteError {
        throw AnkiError(error)
      }
    }
  }
}

private struct StepLimit {
  var remaining: Int
}

private func countSteps(_ limit: UnsafeMutableRawPointer?) -> Int32 {
  guard let limit = limit?.assumingMemoryBound(to: StepLimit.self) else { return 1 }
  limit.pointee.remaining -= 10_000
  return limit.pointee.remaining < 0 ? 1 : 0
}

extension AnkiError {
  init(_ error: SQLiteError) {
    self =
      switch error.code {
      case SQLITE_NOTADB: .notADatabase
      case SQLITE_INTERRUPT: .tooSlow
      case SQLITE_TOOBIG: .tooLarge(limit: "a row of more than 32 megabytes")
      default: .damagedDatabase(reason: error.message)
      }
  }
}

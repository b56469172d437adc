import CSQLite

/// The SQLite database of a collection, opened so that it can do nothing but be read.
///
/// Nothing of the file is run: views, triggers and virtual tables are not followed, and computed
/// columns are refused. A file that makes SQLite work longer than its size can explain, or whose
/// tables give more than it holds, is damaged on purpose or not, and reading ends there.
struct CollectionDatabase: Sendable {
  private let database: SQLiteDatabase
  private let size: Int

  init(path: String, size: Int) throws {
    self.size = size
    do {
      database = try SQLiteDatabase(path: path, for: .reading)
      csqlite_be_defensive(database.handle)
      // SQLite looks at the sizes in each page before it goes by them.
      try database.execute("PRAGMA cell_size_check = ON")
      // A row of more than this is no flashcard.
      sqlite3_limit(database.handle, SQLITE_LIMIT_LENGTH, 32 << 20)
      // Only now is the file looked at.
      try database.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    } catch {
      throw AnkiError(error)
    }
  }

  /// Reads the tables for the time of `body`.
  func read<Result>(_ body: (inout CollectionTables) throws -> Result) throws -> Result {
    // A whole table takes some ten steps a row, and a row at least ten bytes.
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

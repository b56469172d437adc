import Files
import Posix
import TestSupport

/// Runs `body` with a new folder, and removes it.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = try TemporaryFolder()
  try withExtendedLifetime(folder) { try body(folder.path) }
}

/// The permissions of a file or folder.
func permissions(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_mode & 0o7777) : -1
}

/// Makes or replaces a file.
func write(_ bytes: [UInt8], to path: String) throws {
  try AtomicFile.write(bytes, to: path)
}

/// Makes or replaces a file.
func write(_ text: String, to path: String) throws {
  try AtomicFile.write(Array(text.utf8), to: path)
}

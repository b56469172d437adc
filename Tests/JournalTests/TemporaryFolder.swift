import Files
import Journal
import Posix

/// Runs `body` with a new folder, removed with its contents afterwards.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/rounds-test-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else { throw FileError(.create, "/tmp", code: errno) }
  let folder = String(cString: made)
  defer { removeAll(folder) }
  try body(folder)
}

private func removeAll(_ path: String) {
  if unlink(path) == 0 { return }
  for name in (try? FileSystem.names(in: path)) ?? [] { removeAll(path + "/" + name) }
  rmdir(path)
}

/// The permissions of a file or folder.
func permissions(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_mode & 0o7777) : -1
}

/// Creates or replaces a file.
func write(_ bytes: [UInt8], to path: String) throws {
  try AtomicFile.write(bytes, to: path)
}

/// Creates or replaces a file.
func write(_ text: String, to path: String) throws {
  try AtomicFile.write(Array(text.utf8), to: path)
}

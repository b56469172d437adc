internal import Foundation
internal import Posix

/// A new folder, removed with everything in it when the value goes.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "rounds-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    if (try? FileManager.default.removeItem(atPath: path)) != nil { return }
    // A test may have made folders that cannot be written.
    for name in FileManager.default.enumerator(atPath: path) ?? .init() {
      if let name = name as? String { chmod(path + "/" + name, 0o700) }
    }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and makes the folders that it needs.
  package func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// Removes a file or a folder, if it is there.
  package func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: path + "/" + name)
  }
}

/// Runs `body` with a new folder, and removes it.
package func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = try TemporaryFolder()
  try withExtendedLifetime(folder) { try body(folder.path) }
}

/// The permissions of a file or folder.
package func permissions(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_mode & 0o7777) : -1
}

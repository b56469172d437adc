internal import Posix

/// Files next to a journal that keep what was removed from it.
package enum SideFile {
  /// Writes bytes to the first free path of `path.kind-1`, `path.kind-2` …, and returns that path
  /// once the file would survive a power failure.
  package static func write(
    _ bytes: [UInt8], beside path: String, as kind: String
  ) throws(FileError) -> String {
    var number = 1
    while true {
      let aside = "\(path).\(kind)-\(number)"
      do throws(FileError) {
        try FileSystem.makeFile(bytes, at: aside, mode: 0o600)
        try FileSystem.makeFolderDurable(FileSystem.parent(of: path) ?? ".")
        return aside
      } catch {
        guard error.code == EEXIST else { throw error }
        number += 1
      }
    }
  }
}

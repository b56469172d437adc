import Exchange
import Files

/// The pictures and sounds of a collection, as its cards name them.
///
/// A name that leads anywhere else, or to a link, names nothing.
struct MediaFolder {
  let path: String

  /// The file of a name; nil if there is none.
  func file(named name: String) -> String? {
    let plain = name.hasPrefix("media/") ? String(name.dropFirst(6)) : name
    for candidate in [plain, AnkiMedia.safeName(of: plain)] {
      guard let relative = RelativePath(exactly: candidate),
        let file = try? relative.path(in: path), FileSystem.isFile(file)
      else { continue }
      return file
    }
    return nil
  }

  /// The bytes of a file; nil if it cannot be read or has more than the limit.
  func bytes(of file: String, atMost limit: Int) -> [UInt8]? {
    try? FileSystem.readFile(file) { _ in limit }
  }
}

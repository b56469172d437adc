/// The path of a file within a collection, byte for byte as in git.
///
/// Strings would treat two spellings of one letter as the same path, which git and most file
/// systems do not.
struct TreePath: Hashable, Comparable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  init(_ text: String) { self.init(text.utf8) }

  /// The path as text, with a replacement character for what is not UTF-8.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether ``text`` leads to the file.
  var isText: Bool { Array(text.utf8) == bytes }

  var components: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  }

  /// The folders above, topmost first.
  var folders: [TreePath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { TreePath(bytes[..<$0]) }
  }

  /// The first components of the path.
  func top(_ count: Int) -> TreePath {
    TreePath(components.prefix(count).joined(separator: [UInt8(ascii: "/")]))
  }

  /// The path of a file next to it, with a suffix on its name: a deck stays a deck, and the name
  /// does not get too long.
  func beside(_ suffix: [UInt8]) -> TreePath {
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let isDeck = String(decoding: bytes.suffix(3), as: UTF8.self).lowercased() == ".md"
    let end = isDeck && bytes.count - start > 3 ? Array(bytes.suffix(3)) : []
    var name = bytes[start...].dropLast(end.count)
    let isContinuation = { (byte: UInt8?) in byte.map { $0 & 0xC0 == 0x80 } ?? false }
    while name.count + suffix.count + end.count > 255 {
      while isContinuation(name.last) { name.removeLast() }
      name.removeLast()
    }
    return TreePath(bytes[..<start] + name + suffix + end)
  }

  /// The deck whose copy an import has kept in this file; nil for any other file.
  var deckOfImport: TreePath? {
    let parts = components
    guard parts.count > 3, parts[0].elementsEqual("imports".utf8),
      ["before", "after", "base", "older"].contains(String(decoding: parts[2], as: UTF8.self))
    else { return nil }
    return TreePath(Array("decks/".utf8) + parts[3...].joined(separator: [UInt8(ascii: "/")]))
  }

  func isWithin(_ folder: TreePath) -> Bool {
    bytes.count > folder.bytes.count && bytes.starts(with: folder.bytes)
      && bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The path as seen by a file system that ignores case and spelling.
  var folded: String { Self.folded(text) }

  /// A name as seen by a file system that ignores case, spelling and invisible characters. Strings
  /// are compared by their letters, however these are composed.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(
      contentsOf: text.unicodeScalars.filter { $0.properties.generalCategory != .format })
    return String(scalars).lowercased()
  }

  static func < (first: TreePath, second: TreePath) -> Bool {
    first.bytes.lexicographicallyPrecedes(second.bytes)
  }
}

extension TreePath: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self.init(text) }
}

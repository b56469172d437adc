internal import Posix

/// The path of a file within a folder, byte for byte: the only way to turn a name from a file into
/// a path on disk.
///
/// Names come from journals, backups, packages and notes that anybody may have written. A path that
/// is absolute, or that has an empty component, `.`, `..` or a zero byte, cannot become a value of
/// this type, and ``path(in:)`` rejects symbolic links on the way. So everything written or deleted
/// by such a name is within the folder.
///
/// Bytes are compared, not letters: a slash with a combining accent is one letter to Swift but a
/// slash to the system.
package struct RelativePath: Sendable {
  package let text: String

  /// Nil if the path could lead out of a folder.
  package init?(exactly text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isSound = parts.allSatisfy { part in
      !part.isEmpty && !part.contains(0) && !part.elementsEqual(".".utf8)
        && !part.elementsEqual("..".utf8)
    }
    guard isSound else { return nil }
    self.text = text
  }

  /// Takes a path that comes from a file.
  /// - Throws: `EINVAL` if it could lead out of a folder.
  package init(_ text: String) throws(FileError) {
    guard let path = RelativePath(exactly: text) else {
      throw FileError(.open, text, code: EINVAL)
    }
    self = path
  }

  /// The path of an entry within the folder at this path.
  package func appending(_ other: RelativePath) -> RelativePath {
    RelativePath(joining: text, other.text)
  }

  /// The path with letters, digits or periods appended to its last name.
  package func appending(toName suffix: String) -> RelativePath {
    precondition(suffix.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != 0 })
    return RelativePath(unchecked: text + suffix)
  }

  private init(unchecked text: String) { self.text = text }

  private init(joining folder: String, _ name: String) {
    text = folder + "/" + name
  }

  /// The folders above, topmost first.
  package var folders: [RelativePath] {
    let bytes = text.utf8
    return bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }
      .compactMap { String(bytes[..<$0]).flatMap { RelativePath(exactly: $0) } }
  }

  /// The path relative to a folder; nil if it is not within that folder.
  package func within(_ folder: String) -> RelativePath? {
    let start = (folder + "/").utf8
    guard text.utf8.starts(with: start) else { return nil }
    return String(text.utf8.dropFirst(start.count)).flatMap { RelativePath(exactly: $0) }
  }

  // MARK: On the disk

  /// The path of the file, whether or not it exists.
  ///
  /// - Throws: `ELOOP` if there is a symbolic link at the path or on the way to it, and `EEXIST` if
  ///   something other than a folder is on the way.
  package func path(in root: String) throws(FileError) -> String {
    for folder in folders {
      let path = FileSystem.join(root, folder.text)
      switch FileSystem.type(ofEntry: path) {
      case S_IFDIR: continue
      case 0: return FileSystem.join(root, text)
      case S_IFLNK: throw FileError(.open, path, code: ELOOP)
      default: throw .somethingIsInTheWay(path)
      }
    }
    let path = FileSystem.join(root, text)
    if FileSystem.type(ofEntry: path) == S_IFLNK { throw FileError(.open, path, code: ELOOP) }
    return path
  }

  /// The files in a folder below `root`, as sorted paths relative to it; empty if there is no such
  /// folder. Names that begin with a period are left out, as are the targets of symbolic links.
  ///
  /// - Parameter folder: The folder; nil for `root` itself, which may be a symbolic link.
  package static func files(
    in root: String, _ folder: RelativePath? = nil
  ) throws(FileError) -> [RelativePath] {
    let top: String
    do throws(FileError) {
      top = try folder?.path(in: root) ?? root
    } catch {
      guard error.code == EEXIST else { throw error }
      return []
    }
    guard FileSystem.isFolder(top) else { return [] }
    var files: [RelativePath] = []
    var pending: [RelativePath?] = [nil]
    while let folder = pending.popLast() {
      let path = folder.map { FileSystem.join(top, $0.text) } ?? top
      for name in try FileSystem.names(in: path) where !name.hasPrefix(".") {
        let file =
          folder.map { RelativePath(joining: $0.text, name) }
          ?? RelativePath(exactly: name)
        guard let file else { continue }
        switch FileSystem.type(ofEntry: FileSystem.join(top, file.text)) {
        case S_IFDIR: pending.append(file)
        case S_IFREG: files.append(file)
        default: break
        }
      }
    }
    return files.sorted()
  }
}

extension RelativePath: Hashable, Comparable {
  package static func == (left: RelativePath, right: RelativePath) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }

  package static func < (left: RelativePath, right: RelativePath) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension RelativePath: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Takes a path written in the program itself.
  package init(stringLiteral text: String) {
    guard let path = RelativePath(exactly: text) else {
      preconditionFailure("\(text) is not a relative path")
    }
    self = path
  }

  package var description: String { text }
}

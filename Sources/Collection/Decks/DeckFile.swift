import Files
package import Text

/// A deck file with its bytes.
package struct DeckFile: Hashable, Sendable {
  let place: DeckPath
  package let bytes: [UInt8]

  package var path: String { place.path }
  /// The path within the folder of decks.
  package var relativePath: String { place.relativePath }
  package var isBuiltIn: Bool { place.isBuiltIn }

  package init(path: String, relativePath: String, isBuiltIn: Bool, bytes: [UInt8]) {
    self.init(
      DeckPath(path: path, relativePath: relativePath, isBuiltIn: isBuiltIn, stamp: nil),
      bytes: bytes)
  }

  private init(_ place: DeckPath, bytes: [UInt8]) {
    self.place = place
    self.bytes = bytes
  }

  package var nameWithoutExtension: String { Self.withoutExtension(relativePath) }

  package static func withoutExtension(_ path: String) -> String {
    path.lowercased().hasSuffix(".md") ? String(path.dropLast(3)) : path
  }

  /// The deck files at `path`: the file itself, or all `.md` files in the folder.
  package static func read(
    _ path: String, isBuiltIn: Bool
  ) -> (files: [DeckFile], diagnostics: [Diagnostic]) {
    let listed = DeckListing.list(path, isBuiltIn: isBuiltIn)
    let read = read(listed.paths)
    return (read.files, listed.diagnostics + read.diagnostics)
  }

  /// The most bytes that a deck may have, the same as for one that is synced.
  package static let sizeLimit = 64_000_000

  /// The files that could be read, and the errors of the others.
  static func read(
    _ paths: [DeckPath]
  ) -> (files: [DeckFile], diagnostics: [Diagnostic]) {
    var files: [DeckFile] = []
    var diagnostics: [Diagnostic] = []
    for place in paths {
      do throws(FileError) {
        let bytes = try FileSystem.readFile(place.path) { _ in sizeLimit }
        files.append(DeckFile(place, bytes: bytes))
      } catch {
        diagnostics.append(unreadable(place.path, error))
      }
    }
    return (files, diagnostics)
  }

  static func unreadable(_ path: String, _ error: FileError) -> Diagnostic {
    Diagnostic(
      location: SourceLocation(file: path, line: 1), severity: .error,
      message: error.isTooLarge ? "the file has more than 64 MB and is not read" : error.message,
      hint: error.isTooLarge
        ? "split the deck into several files, or move the file out of the decks folder"
        : error.hint, sourceLine: "")
  }
}

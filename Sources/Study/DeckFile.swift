package import Flashcards
import Journal

/// A deck file with its bytes.
package struct DeckFile: Hashable, Sendable {
  package let path: String
  /// The path within the folder of decks.
  package let relativePath: String
  package let isBuiltIn: Bool
  package let bytes: [UInt8]

  package init(path: String, relativePath: String, isBuiltIn: Bool, bytes: [UInt8]) {
    self.path = path
    self.relativePath = relativePath
    self.isBuiltIn = isBuiltIn
    self.bytes = bytes
  }

  package var nameWithoutExtension: String { Self.withoutExtension(relativePath) }

  package static func withoutExtension(_ path: String) -> String {
    path.lowercased().hasSuffix(".md") ? String(path.dropLast(3)) : path
  }

  /// The deck files of a collection: the learner's, and the built-in ones that none of the
  /// learner's shadows by the same name; the learner's own first, each in the order of their paths.
  /// - Returns: The files that could be read, and why others could not.
  package static func all(
    learner: String, builtIn: String?
  ) -> (files: [DeckFile], diagnostics: [Diagnostic]) {
    var files: [String: DeckFile] = [:]
    var diagnostics: [Diagnostic] = []
    for (folder, isBuiltIn) in [(learner, false), (builtIn, true)] {
      guard let folder else { continue }
      let found = read(folder, isBuiltIn: isBuiltIn)
      diagnostics += found.diagnostics
      files.merge(found.files.map { ($0.relativePath, $0) }) { own, _ in own }
    }
    let sorted = files.values.sorted { left, right in
      left.isBuiltIn != right.isBuiltIn ? right.isBuiltIn : left.relativePath < right.relativePath
    }
    return (sorted, diagnostics)
  }

  /// The deck files at `path`: the file itself, or all `.md` files in the folder.
  package static func read(
    _ path: String, isBuiltIn: Bool
  ) -> (files: [DeckFile], diagnostics: [Diagnostic]) {
    var files: [DeckFile] = []
    var diagnostics: [Diagnostic] = []
    func take(_ file: String, _ relative: String) {
      do throws(FileError) {
        let bytes = try FileSystem.readFile(file)
        files.append(
          DeckFile(path: file, relativePath: relative, isBuiltIn: isBuiltIn, bytes: bytes))
      } catch {
        diagnostics.append(unreadable(file, error))
      }
    }
    guard FileSystem.isFolder(path) else {
      if !isMissing(path) { take(path, String(path.split(separator: "/").last ?? "")) }
      return (files, diagnostics)
    }
    do throws(FileError) {
      for relative in try FileSystem.listFiles(path) where isDeck(relative) {
        take(FileSystem.join(path, relative), relative)
      }
    } catch {
      diagnostics.append(unreadable(path, error))
    }
    return (files, diagnostics)
  }

  private static func isMissing(_ path: String) -> Bool {
    (try? FileStamp.ofFile(path)) == .some(nil)
  }

  /// Markdown files, but none in or under a hidden name.
  private static func isDeck(_ relativePath: String) -> Bool {
    relativePath.lowercased().hasSuffix(".md")
      && !relativePath.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  private static func unreadable(_ path: String, _ error: FileError) -> Diagnostic {
    Diagnostic(
      location: SourceLocation(file: path, line: 1), severity: .error, message: error.message,
      hint: error.hint, sourceLine: "")
  }
}

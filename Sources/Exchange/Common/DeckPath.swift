package import Collection
import Files
import Text

/// The file for a deck of a given name.
package struct DeckPath {
  /// The path within the learner's folder of decks.
  package let relative: String

  /// The learner's own deck of that name if there is one; otherwise a new file: the requested one
  /// if its path is valid, or `A/B.md` for `A::B`.
  ///
  /// A file name contains nothing that could be mistaken in a path, and it shadows no built-in
  /// deck.
  package init(of name: String, preferring file: String? = nil, in collection: Collection) {
    let library = collection.library
    if let own = Self.own(name, in: library) {
      relative = own.relativePath
      return
    }
    var taken = Set(library.decks.map { $0.relativePath.lowercased() })
    // A folder of decks may have the same name as a deck.
    for deck in library.decks where !deck.isBuiltIn {
      let folders = RelativePath(exactly: deck.relativePath)?.folders ?? []
      taken.formUnion(folders.map { $0.text.lowercased() })
    }
    let stem = file.flatMap(Self.soundStem) ?? Self.stem(of: name)
    var path = stem + ".md"
    var number = 2
    while taken.contains(path.lowercased()) {
      path = "\(stem)-\(number).md"
      number += 1
    }
    relative = path
  }

  /// The learner's own deck of a name, or the one in its file if that states no name.
  static func own(_ name: String, in library: Library) -> Library.LoadedDeck? {
    let names = [name.lowercased(), stem(of: name).lowercased()]
    let found = names.flatMap { library.decks(named: $0) }.map { library.decks[$0] }
    return found.first { !$0.isBuiltIn && names.contains($0.name.lowercased()) }
  }

  private static func stem(of name: String) -> String {
    var parts = levels(of: name).map(fileName)
    // A folder with the name of a deck's file would take that file's place.
    for index in parts.indices.dropLast() where parts[index].lowercased().hasSuffix(".md") {
      parts[index] = parts[index].dropLast(3) + "-" + parts[index].suffix(2)
    }
    return parts.isEmpty ? "deck" : parts.joined(separator: "/")
  }

  /// A path without its extension, if that is `.md` and each of its parts is a valid name for a new
  /// file; otherwise nil.
  private static func soundStem(_ path: String) -> String? {
    guard path.hasSuffix(".md") else { return nil }
    let stem = path.dropLast(3)
    let parts = stem.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isSound = parts.allSatisfy { fileName($0) == $0 }
    return isSound && !parts.dropLast().contains { $0.lowercased().hasSuffix(".md") }
      ? String(stem) : nil
  }

  /// The levels of a name, separated by `::`.
  static func levels(of name: String) -> [String] {
    var levels: [String] = []
    var rest = name[...]
    while let range = rest.firstRange(of: "::") {
      levels.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    levels.append(String(rest))
    return levels.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// A name without anything that a path, a shell or another system could misread, at most 100
  /// bytes long.
  private static func fileName(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isSafe =
        scalar.value >= 32 && scalar.value != 127 && !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
        && scalar.properties.generalCategory != .format
        && scalar.properties.generalCategory != .control
      name.unicodeScalars.append(isSafe ? scalar : "-")
    }
    while name.utf8.count > 100 { name.removeLast() }
    let stem = name.trimmed().drop { $0 == "." }
    return stem.isEmpty ? "deck" : String(stem)
  }
}

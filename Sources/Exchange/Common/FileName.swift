/// The name of a file, and what it tells of the content.
package struct FileName: Hashable, Sendable {
  /// The name without the folders.
  package let name: String

  package init(_ path: String) {
    name = path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What follows the last full stop, in small letters; empty if there is none.
  package var ending: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its ending.
  package var stem: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  package var isMarkdown: Bool { ["md", "markdown", "mdown", "mkd"].contains(ending) }

  /// Whether the name says that the file is an Anki package.
  var isPackage: Bool { ["apkg", "colpkg"].contains(ending) }

  /// Whether a repository describes itself in the file, as in `README.md` and `README_EN.md`.
  package var isAboutProject: Bool {
    let names = [
      "readme", "license", "licence", "copying", "changelog", "contributing", "code_of_conduct",
      "security", "claude", "agents", "gemini", "copilot-instructions",
    ]
    let stem = stem.lowercased()
    return names.contains { name in
      stem == name || stem.hasPrefix(name) && "._- ".contains(stem.dropFirst(name.count).first!)
    }
  }
}

/// The name of a file, and what it says about the content.
package struct FileName: Hashable, Sendable {
  /// The name without its folders.
  package let name: String

  package init(_ path: String) {
    name = path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The extension in lowercase; empty if there is none.
  package var ending: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its extension.
  package var stem: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  package var isMarkdown: Bool { ["md", "markdown", "mdown", "mkd"].contains(ending) }

  /// Whether the extension is that of an Anki package.
  var isPackage: Bool { ["apkg", "colpkg"].contains(ending) }

  /// Whether the file describes its repository, like `README.md` and `README_EN.md`.
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

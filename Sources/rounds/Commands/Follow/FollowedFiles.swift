import Collection
import Exchange
import Flashcards
import Journal
import Safekeeping
import Text

/// The decks of a repository as an import reads them, each below the name under which the learner
/// follows them.
struct FollowedFiles {
  private(set) var contents: [(name: String, content: ImportedFile)] = []
  private(set) var passedOver = PassedOver()
  /// The repository as the journal names the import, the same for every version of it.
  let source: String

  init(_ decks: DeckFiles, _ name: String) {
    source = "the decks of \(name)"
    for file in decks.files {
      let place = Self.place(of: file.path)
      let source = ImportSource(name: "\(name)/\(file.path)", place: place)
      guard ForeignFile(file.bytes, file: source.name, isText: true) == nil else {
        passedOver.add(source.name, .foreign("not text"))
        continue
      }
      var content = ImportedFile(file.bytes, file: source.name, options: ImportOptions())
      content.place = place
      if let reason = PassedOver.reason(content, source) {
        passedOver.add(source.name, reason, doubt: content.doubt)
        continue
      }
      // Whoever keeps the decks may have studied them; that is not the learner's past.
      content.past = []
      content.firstUndated = nil
      for index in content.decks.indices {
        let own = content.decks[index].name ?? place
        let full = own.lowercased() == name.lowercased() ? name : "\(name)::\(own)"
        content.decks[index].name = full
        content.decks[index].frontMatter.name = full
        content.decks[index].file = nil
        content.decks[index].original = nil
      }
      contents.append((source.name, content))
    }
    dropUntagged()
  }

  /// `Bio/Chapter1.md` as `Bio::Chapter1`.
  private static func place(of path: String) -> String {
    var levels = path.split(separator: "/").map(String.init)
    levels.append(FileName(levels.removeLast()).stem)
    return levels.joined(separator: "::")
  }

  /// Where the plugin's tag is in use, a note without it has no cards.
  private mutating func dropUntagged() {
    let isTagged = contents.contains { $0.content.format == .obsidian && !$0.content.isUntagged }
    guard isTagged else { return }
    for (name, content) in contents where content.isUntagged { passedOver.add(name, .untagged) }
    contents.removeAll { $0.content.isUntagged }
  }

  func plan(into collection: Collection, at now: Int) throws(StudyError) -> ImportPlan {
    try ImportPlan(contents, deck: nil, into: collection, at: now, source: source)
  }
}

import Collection
import Files
import Flashcards

/// A deck file that an import changes.
struct DeckTarget {
  let path: RelativePath
  /// The file's content before; nil if there was no file.
  private let existing: [UInt8]?
  private var edit: DeckEdit
  /// The deck as a whole, if there was no file before.
  private var new: Deck?
  private var original: [UInt8]?
  /// The deck's notes by the line on which they begin.
  private let noteAtLine: [Int: Note]

  init(_ relativePath: String, _ collection: Collection) throws(StudyError) {
    do throws(FileError) {
      path = try RelativePath(relativePath)
      // An obstacle to the file is an error of the plan.
      let file = try path.path(in: collection.folder.decks)
      existing = FileSystem.exists(file) ? try FileSystem.readFile(file, followsLinks: false) : nil
    } catch {
      throw .file(error)
    }
    edit = DeckEdit(existing ?? [])
    noteAtLine = Dictionary(edit.notes.map { ($0.line, $0) }) { first, _ in first }
  }

  /// Adds notes at the end.
  /// - Parameters:
  ///   - frontMatter: The front matter of a new deck. If it has no name, a name is added only if
  ///     the path does not imply it.
  ///   - original: The bytes for a new deck that can be used unchanged.
  mutating func append(
    _ notes: [Note], frontMatter: Deck.FrontMatter, name: String, original: [UInt8]?
  ) {
    guard existing == nil else { return edit.append(notes) }
    if new != nil {
      new?.notes += notes
      self.original = nil
      return
    }
    var frontMatter = frontMatter
    let isGiven = frontMatter.name == nil && DeckFile.withoutExtension(path.text) == name
    frontMatter.name = isGiven ? nil : name
    new = Deck(frontMatter: frontMatter, notes: notes)
    self.original = original
  }

  /// Replaces a note of the collection.
  mutating func replace(_ old: Note, with note: Note) {
    if let place = noteAtLine[old.line] { edit.replace(place, with: note) }
  }

  /// Removes a note that moves to another deck.
  mutating func remove(_ old: Note) {
    if let place = noteAtLine[old.line] { edit.remove(place) }
  }

  /// Whether the file is new and comes entirely from the import.
  var isNew: Bool { existing == nil }

  /// The file's new content; nil if it does not change.
  var bytes: [UInt8]? {
    if let new { return original ?? DeckPrinter().bytes(of: new) }
    return edit.isEmpty ? nil : edit.bytes()
  }
}

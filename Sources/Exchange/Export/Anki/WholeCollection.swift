package import Collection
package import Files
import Flashcards

/// What a collection package (`.colpkg`) holds besides cards: it replaces all that is on a phone or
/// in Anki, its options and media too.
package struct WholeCollection: Sendable {
  /// A picture or a sound.
  package struct MediaFile: Sendable {
    package let name: String
    package let path: String
    package let size: Int
  }

  let settings: Settings
  /// The decks that have FSRS parameters of their own, by position, with the name of these.
  let ownParameters: [Int: String]
  /// The files in the order of their names.
  package let media: [MediaFile]
  /// The names of the files that Anki would reject, and of entries that are not files.
  package let leftOut: [String]

  var mediaNames: Set<String> { Set(media.map(\.name)) }

  /// - Throws: ``FileError`` if the folder of media cannot be read.
  package init(_ collection: Collection) throws(FileError) {
    settings = collection.settings
    var own: [Int: String] = [:]
    // Of two names that hold for one deck the longer one counts.
    for name in settings.fsrsOfDecks.keys.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      for deck in collection.library.decks(named: name) { own[deck] = name }
    }
    ownParameters = own
    let folder = collection.folder.media
    var media: [MediaFile] = []
    var leftOut: [String] = []
    for name in FileSystem.isFolder(folder) ? try FileSystem.names(in: folder).sorted() : []
    where !name.hasPrefix(".") {
      let path = FileSystem.join(folder, name)
      var names = SafeFileNames()
      guard names.next(for: name) == name, FileKind.of(path) == .file,
        let size = try FileStamp.ofFile(path)?.size
      else {
        leftOut.append(name)
        continue
      }
      media.append(MediaFile(name: name, path: path, size: size))
    }
    self.media = media
    self.leftOut = leftOut
  }
}

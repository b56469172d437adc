import Collection
import Exchange
import Files
import Text

/// Unpacks the pictures and sounds of Anki packages, under safe names.
struct MediaUnpacking {
  private let folder: String

  init(into collection: CollectionFolder) {
    folder = collection.media
  }

  /// Writes the media of each package among the files; existing files stay.
  /// - Parameter names: The imported files, as ``ImportSource`` names them.
  @MainActor
  func run(_ files: [String], ofThose names: [String], _ context: Context) throws {
    for file in try ImportSource.files(files, in: context.surroundings)
    where names.contains(file.name) {
      let bytes = try file.bytes()
      guard ImportFormat(of: bytes, file: file.name) == .anki else { continue }
      var written = 0
      var known = 0
      do {
        let media = try AnkiMedia(bytes)
        if !media.entries.isEmpty { try FileSystem.makeFolder(folder) }
        try media.unpack { entry, content in
          let path = try RelativePath(entry.name).path(in: folder)
          if try FileStamp.ofFile(path) != nil {
            known += 1
          } else {
            try AtomicFile.write(content, to: path)
            written += 1
          }
        }
      } catch let error as FileError {
        throw StudyError.file(error)
      } catch let error as AnkiError {
        context.note("rounds: \(file.name): \(error.message)")
        context.note(error.hint, indent: "  ")
      }
      context.note(
        "\(counted(written, "file")) unpacked into \(context.surroundings.displayed(folder)), "
          + "\(known) there already")
    }
  }
}

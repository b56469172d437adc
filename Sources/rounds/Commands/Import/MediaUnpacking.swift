import Collection
import Exchange
import Files
import Text

/// Unpacks the pictures and sounds of Anki packages, under safe names.
struct MediaUnpacking {
  private let folder: String
  /// Whether the learner has asked for it.
  private let isAsked: Bool

  init(into collection: CollectionFolder, isAsked: Bool) {
    folder = collection.media
    self.isAsked = isAsked
  }

  /// Writes the media of each package among the files; existing files stay.
  @MainActor
  func run(_ files: [ImportSource], _ context: Context) throws {
    for file in files {
      let bytes = try file.bytes()
      guard ImportFormat(of: bytes, file: file.name) == .anki else { continue }
      var written = 0
      var known = 0
      var size = 0
      do {
        let media = try AnkiMedia(bytes)
        if media.entries.isEmpty, !isAsked { continue }
        if !media.entries.isEmpty { try FileSystem.makeFolder(folder) }
        try media.unpack { entry, content in
          let path = try RelativePath(entry.name).path(in: folder)
          if try FileStamp.ofFile(path) != nil {
            known += 1
          } else {
            try AtomicFile.write(content, to: path)
            written += 1
            size += content.count
          }
        }
      } catch let error as FileError {
        throw StudyError.file(error)
      } catch let error as AnkiError {
        context.note("rounds: \(file.name): \(error.message)")
        context.note(error.hint, indent: "  ")
      }
      context.note(
        "\(counted(written, "file")) unpacked into \(context.surroundings.displayed(folder)) "
          + "(\(sizeText(size))), \(known) there already"
          + (isAsked ? "" : "; --no-media leaves them in the package"))
    }
  }

  private func sizeText(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 999_999) / 1_000_000) MB"
  }
}

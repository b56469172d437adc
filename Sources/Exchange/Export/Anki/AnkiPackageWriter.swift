import Files
import JSON

/// Writes a collection as an Anki package in the layout that Anki offers for older versions, which
/// all versions from 2.1 on can read.
///
/// A deck package (`.apkg`) adds to what is in Anki, a collection package (`.colpkg`) replaces it.
/// Notes keep their decks, tags and flags; if the collection has its past, also schedules, answers,
/// and what is suspended or buried. A multiple choice becomes a question with its options in a
/// list, and an ordering becomes a question with its items shuffled.
package struct AnkiPackageWriter {
  private let collection: ExportedCollection
  private let whole: WholeCollection?

  /// - Parameter whole: What a collection package has besides; nil for a deck package.
  package init(_ collection: ExportedCollection, replacing whole: WholeCollection? = nil) {
    self.collection = collection
    self.whole = whole
  }

  /// A failure to write a package.
  package struct Failure: Error {
    /// The reason, in one sentence without a period.
    package let reason: String
  }

  /// The bytes of the package: the same for the same collection at the same time, given the same
  /// SQLite and zlib.
  /// - Complexity: Linear in notes, cards, answers and the bytes of media, all in memory.
  package func bytes() throws(Failure) -> [UInt8] {
    do {
      let real = try PackedCollection(collection, whole: whole).database()
      let placeholder = try PackedCollection(
        placeholderAt: collection.at, today: collection.today
      ).database()
      let media = whole?.media ?? []
      let names = media.enumerated().map { ("\($0)", JSONValue.string($1.name)) }
      return try ZipWriter.archive(
        [
          // The version of the layout, as a protocol buffer.
          ZipWriter.Entry("meta", [0x08, 0x02]), ZipWriter.Entry("collection.anki21", real),
          ZipWriter.Entry("collection.anki2", placeholder),
          ZipWriter.Entry("media", Array(JSONValue.object(JSONObject(names)).description.utf8)),
        ]
          + media.enumerated().map { index, file in
            ZipWriter.Entry("\(index)", size: file.size) { try FileSystem.readFile(file.path) }
          })
    } catch let failure as ZipWriter.Failure {
      throw Failure(reason: failure.reason)
    } catch let error as FileError {
      throw Failure(reason: error.message)
    } catch {
      throw Failure(reason: "\(error)")
    }
  }
}

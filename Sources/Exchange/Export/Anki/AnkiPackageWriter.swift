/// Writes a collection as an Anki package (`.apkg`) in the layout that Anki offers for older
/// versions, which all versions from 2.1 on can read.
///
/// Notes keep their decks, tags and flags; if the collection has its past, also schedules, answers,
/// and what is suspended or buried. A multiple choice becomes a question with its options in a
/// list, and an ordering becomes a question with its items shuffled.
package struct AnkiPackageWriter {
  private let collection: ExportedCollection

  package init(_ collection: ExportedCollection) {
    self.collection = collection
  }

  /// A failure to write a package.
  package struct Failure: Error {
    /// The reason, in one sentence without a period.
    package let reason: String
  }

  /// The bytes of the package: the same for the same collection at the same time, given the same
  /// SQLite and zlib.
  /// - Complexity: Linear in notes, cards and answers, all in memory.
  package func bytes() throws(Failure) -> [UInt8] {
    do {
      let real = try PackedCollection(collection).database()
      let placeholder = try PackedCollection(
        placeholderAt: collection.at, today: collection.today
      ).database()
      return try ZipWriter.archive([
        // The version of the layout, as a protocol buffer.
        ("meta", [0x08, 0x02]), ("collection.anki21", real), ("collection.anki2", placeholder),
        ("media", Array("{}".utf8)),
      ])
    } catch let failure as ZipWriter.Failure {
      throw Failure(reason: failure.reason)
    } catch {
      throw Failure(reason: "\(error)")
    }
  }
}

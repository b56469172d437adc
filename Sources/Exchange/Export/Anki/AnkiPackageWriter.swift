/// Writes a collection as an Anki package (`.apkg`) of the layout that Anki offers for older
/// versions, which all versions from 2.1 on read.
///
/// Notes come with decks, tags, flags and, where the collection has its past, with schedules,
/// answers, and what is suspended or buried. A multiple choice becomes a question with its options
/// in a list, an ordering one with its items in another order than the right one.
package struct AnkiPackageWriter {
  private let collection: ExportedCollection

  package init(_ collection: ExportedCollection) {
    self.collection = collection
  }

  /// A package could not be made.
  package struct Failure: Error {
    /// Why, in one sentence without a full stop.
    package let reason: String
  }

  /// The package: the same bytes for the same collection at the same time, as far as SQLite and
  /// zlib are the same.
  /// - Complexity: Linear in notes, cards and answers, all of it in memory.
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

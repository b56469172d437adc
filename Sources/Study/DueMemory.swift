import Journal
package import SpacedRepetition

/// What there is to do on a day, in numbers.
package struct DueCounts: Hashable, Sendable {
  /// The due cards that today's review asks.
  package let due: Int
  /// All due cards, also those that the day's limit or a sibling puts off.
  package let dueInAll: Int
  /// Those that the limit puts off.
  package let dueBeyondLimit: Int
  package let new: Int
  /// Cards in Anki's steps within a day.
  package let learning: Int
  /// The exams whose cards are counted, as in the setting `exam`; nil for all cards.
  package let focus: String?

  package init(_ queue: DayQueue, focus: Focus? = nil) {
    due = queue.due.count
    dueInAll = queue.dueInAll
    dueBeyondLimit = queue.dueBeyondLimit
    new = queue.new.count
    learning = queue.steps.count
    self.focus = focus?.setting
  }

  /// Reads what ``fields`` has; nil if it is something else.
  fileprivate init?(fields: [Int], focus: String?) {
    self.focus = focus
    guard fields.count == 5, fields.allSatisfy({ 0...1_000_000_000 ~= $0 }) else { return nil }
    (due, dueInAll, dueBeyondLimit, new, learning) =
      (fields[0], fields[1], fields[2], fields[3], fields[4])
  }

  fileprivate var fields: [Int] { [due, dueInAll, dueBeyondLimit, new, learning] }

  /// Those that are put off because a sibling is asked today or was.
  package var dueSiblings: Int { dueInAll - due - dueBeyondLimit }

  package var isEmpty: Bool { due + new + learning == 0 }
}

/// The numbers of a day, kept with what the files were from which they were counted: a prompt of
/// the shell asks again and again, and has no time to read a collection.
package struct DueMemory: Sendable {
  private let path: String
  /// The day, and each file with its size, time and number.
  private let key: String

  /// - Complexity: Linear in the number of files; none of them is read.
  package init(_ place: Collection.Place, on day: Day) {
    path = FileSystem.join(place.folder.cache, "due")
    var lines = ["due 3 \(day)"]
    let folder = place.folder
    for root in [folder.decks, folder.journal, place.builtInDecks].compactMap(\.self) {
      for name in (try? FileSystem.listFiles(root)) ?? [] {
        lines.append(Self.line(FileSystem.join(root, name)))
      }
    }
    lines.append(Self.line(folder.settings))
    key = lines.joined(separator: "\n")
  }

  private static func line(_ path: String) -> String {
    guard let stamp = (try? FileStamp.ofFile(path)) ?? nil else { return path }
    return "\(path) \(stamp.size) \(stamp.modified) \(stamp.inode)"
  }

  /// The numbers, if nothing has changed since they were kept.
  package var counts: DueCounts? {
    guard let bytes = try? FileSystem.readFile(path) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstIndex(of: "\n"), text[text.index(after: end)...] == key else {
      return nil
    }
    // The focus comes after the numbers, where there is one.
    let words = text[..<end].split(separator: " ")
    return DueCounts(
      fields: words.prefix(5).compactMap { Int($0) },
      focus: words.count > 5 ? words[5...].joined(separator: " ") : nil)
  }

  /// Keeps numbers that were counted from the files as they are.
  package func keep(_ counts: DueCounts) {
    // Where nothing can be kept, the next time takes longer.
    guard let folder = FileSystem.parent(of: path), FileSystem.isFolder(folder) else { return }
    let words = counts.fields.map(\.description) + (counts.focus.map { [$0] } ?? [])
    let text = words.joined(separator: " ") + "\n\(key)"
    try? AtomicFile.write(Array(text.utf8), to: path)
  }

  /// Whether two were made from the same files on the same day.
  package func isSame(as other: DueMemory) -> Bool { key == other.key }
}

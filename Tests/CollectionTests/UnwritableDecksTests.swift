import Files
import Flashcards
import Foundation
import Journal
import Sandboxes
import SpacedRepetition
import Testing

@testable import Collection
@testable import Study

@Suite("Decks that cannot be written")
struct UnwritableDecksTests {
  /// Obstacles to the deck `sub/new.md`.
  enum Obstacle: CaseIterable {
    case decksAreAFile, decksLeadNowhere, decksAreReadOnly, folderIsAFile, deckIsAFolder
    case goesFromReadOnlyFolder

    func place(in sandbox: Sandbox) throws {
      let decks = sandbox.place.folder.decks
      switch self {
      case .decksAreAFile: try sandbox.write("a file", to: "home/decks")
      case .decksLeadNowhere: symlink("/nowhere/at/all", decks)
      // A folder in which nobody can create anything, not even root.
      case .decksAreReadOnly, .goesFromReadOnlyFolder: symlink("/sys/kernel", decks)
      case .folderIsAFile: try sandbox.write("a file", to: "home/decks/sub")
      case .deckIsAFolder: try sandbox.write("another", to: "home/decks/sub/new.md/other.md")
      }
    }

    var changes: DeckChanges {
      self == .goesFromReadOnlyFolder
        ? DeckChanges(["uevent_seqnum": nil])
        : DeckChanges([
          "a.md": Array("Q: a\nA: 1\n".utf8),
          "sub/new.md": Array(UnwritableDecksTests.newDeck.utf8),
        ])
    }

    var isPossible: Bool {
      switch self {
      case .decksAreReadOnly, .goesFromReadOnlyFolder:
        FileManager.default.fileExists(atPath: "/sys/kernel/uevent_seqnum")
      default: true
      }
    }
  }

  fileprivate static let newDeck = "Q: new\nA: 1\nId: new\n"

  @Test(
    "fail before the journal decides, leave nothing behind, and keep no answer from being taken",
    arguments: Obstacle.allCases.filter(\.isPossible))
  func early(obstacle: Obstacle) throws {
    try withSandbox { sandbox in
      try sandbox.write("Q: one\nA: 1\n", to: "built-in/b.md")
      try sandbox.open()
      try obstacle.place(in: sandbox)
      let before = try sandbox.journal
      let files = try FileSystem.listFiles(sandbox.root)
      do {
        var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 1000)
        _ = try Collection(sandbox.place, writer: &writer, at: 1000)
        #expect(throws: StudyError.self) {
          try writer.importing("new.csv", obstacle.changes, [], at: 1000)
        }
        #expect(throws: StudyError.self) { try writer.editing("edit", obstacle.changes, at: 1000) }
      }
      #expect(try sandbox.journal == before)
      #expect(try FileSystem.listFiles(sandbox.root) == files)
      try sandbox.answer("one", .perfect)
      #expect(try sandbox.open().problems.notices == [])
      #expect(try sandbox.look().reviews(of: "one") == 1)
    }
  }

  @Test("an undo that cannot write fails as early, and the import counts on")
  func undo() throws {
    try withSandbox { sandbox in
      try sandbox.open()
      let event = try importNew(sandbox)
      let decks = sandbox.place.folder.decks
      try FileSystem.removeFolder(decks)
      // The deck exists, and the folder is read-only.
      try sandbox.write(Self.newDeck, to: "home/decks/sub/new.md")
      try sandbox.write("in the way", to: "home/decks/old.md/x.md")
      let before = try sandbox.journal
      do {
        var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 3000)
        _ = try Collection(sandbox.place, writer: &writer, at: 3000)
        #expect(throws: StudyError.self) { _ = try writer.undoImport(event, at: 3000) }
      }
      #expect(try sandbox.journal == before)
      #expect(try sandbox.open().problems.notices == [])
      #expect(try sandbox.look().library.contains(CardID("new")))
    }
  }

  /// Imports `sub/new.md` in place of `old.md`.
  private func importNew(_ sandbox: Sandbox) throws -> Event {
    try sandbox.deck("Q: old\nA: 1\nId: old\n", "old.md")
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 1000)
    _ = try Collection(sandbox.place, writer: &writer, at: 1000)
    try writer.importing(
      "new.csv", DeckChanges(["sub/new.md": Array(Self.newDeck.utf8), "old.md": nil]), [],
      at: 2000)
    let collection = try Collection(sandbox.place, writer: &writer, at: 2000)
    return try #require(collection.history.lastDone.first)
  }

  /// Runs `body` with an import in the journal whose files could not be put in place.
  private func withUnfinishedImport(_ body: (Sandbox, Event) throws -> Void) throws {
    try withSandbox { sandbox in
      try sandbox.write("Q: one\nA: 1\n", to: "built-in/b.md")
      try sandbox.open()
      let event = try importNew(sandbox)
      // Simulates a folder that has become read-only after the journal had decided.
      try FileSystem.removeFolder(sandbox.place.folder.decks + "/sub")
      try sandbox.deck("Q: old\nA: 1\nId: old\n", "old.md")
      try sandbox.deck("a file", "sub")
      try sandbox.write(
        "{\"import\":{\"device\":\"\(event.id.device)\",\"n\":\(event.id.number)},"
          + "\"undo\":false,\"removed\":[\"old.md\"]}\n", to: "home/imports/pending")
      try body(sandbox, event)
    }
  }

  @Test("an import that cannot be finished is told of, and answers are taken meanwhile")
  func unfinished() throws {
    try withUnfinishedImport { sandbox, _ in
      for time in 3...4 {
        try sandbox.answer("one", .perfect, at: time * 1000)
        let notices = try sandbox.open(at: time * 1000).problems.notices
        #expect(notices.count == 1)
        let notice = try #require(notices.first)
        #expect(notice.hasPrefix("“new.csv” is recorded, but its files are not in place yet: "))
        #expect(notice.contains("\(sandbox.place.folder.decks)/sub"))
        #expect(notice.contains("the next command finishes it, or `rounds undo` undoes it"))
        // It does not overwrite a later change.
        var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 5000)
        _ = try Collection(sandbox.place, writer: &writer, at: 5000)
        #expect(throws: StudyError.self) {
          try writer.editing("edit", DeckChanges(["b.md": [65]]), at: 5000)
        }
      }
      #expect(try sandbox.look().reviews(of: "one") == 2)
      try FileSystem.removeFile(sandbox.place.folder.decks + "/sub")
      let collection = try sandbox.open(at: 6000)
      #expect(collection.library.contains(CardID("new")))
      #expect(!collection.library.contains(CardID("old")))
      #expect(!ImportStore(sandbox.place.folder).isCutOff)
      #expect(try sandbox.open(at: 7000).problems.notices == [])
    }
  }

  @Test("an import that is not finished can be undone without being finished first")
  func undoUnfinished() throws {
    try withUnfinishedImport { sandbox, event in
      do {
        var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 3000)
        let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
        #expect(collection.history.lastDone == [event])
        // `old.md` was removed before, and comes back; `sub` was never written.
        #expect(try writer.undoImport(event, at: 3000) == [])
        try writer.editing("edit", DeckChanges(["b.md": Array("Q: b\nA: 1\n".utf8)]), at: 3000)
      }
      let collection = try sandbox.open(at: 4000)
      #expect(collection.problems.notices == [])
      #expect(collection.library.contains(CardID("old")))
      #expect(collection.history.isUndone(event))
      #expect(!ImportStore(sandbox.place.folder).isCutOff)
    }
  }

  @Test("the undo of an unfinished import that did not reach the journal leaves the import pending")
  func cutOffUndo() throws {
    try withUnfinishedImport { sandbox, event in
      let store = ImportStore(sandbox.place.folder)
      try store.stageUndo(
        try store.undoing(event.id, besides: []).changes, of: event.id, by: event.id.device)
      _ = try sandbox.open(at: 3000)
      #expect(store.isPending(event.id) && store.isCutOff)
      try FileSystem.removeFile(sandbox.place.folder.decks + "/sub")
      let collection = try sandbox.open(at: 4000)
      #expect(collection.library.contains(CardID("new")))
      #expect(!collection.library.contains(CardID("old")))
      #expect(!store.isCutOff)
    }
  }

  @Test("a note of a pending import that cannot be read keeps no answer from being taken")
  func unreadableNote() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.open()
      try sandbox.write("x", to: "home/imports/pending/x")
      try sandbox.answer("one", .perfect)
      #expect(try sandbox.look().reviews(of: "one") == 1)
      let notices = try sandbox.open().problems.notices
      #expect(notices.count == 1 && notices[0].contains("imports/pending"))
    }
  }
}

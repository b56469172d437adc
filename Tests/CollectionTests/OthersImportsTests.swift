import Files
import Journal
import Sandboxes
import SpacedRepetition
import Testing

@testable import Collection
@testable import Study

/// Another machine's entries in `imports` of a shared collection.
@Suite("Imports of other machines")
struct OthersImportsTests {
  @Test("an undo of another machine's import changes no journal, whatever it keeps of one")
  func journal() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\nA: 1\n")
      try sandbox.answer("one", .perfect)
      let name = try #require(try FileSystem.listFiles(sandbox.place.folder.journal).first)
      let journal = String(decoding: try sandbox.journal, as: UTF8.self)
      var other = try Writer(
        CollectionPlace(
          folder: CollectionFolder(path: "\(sandbox.root)/other"), builtInDecks: nil,
          hostName: "other"), waitingUpTo: 500, at: 2000)
      try other.importing(
        "evil.csv", DeckChanges(["b.md": Array("Q: b\nA: b\n".utf8)]), [], at: 2000)
      let device = other.device
      _ = consume other
      let evil = try FileSystem.readFile("\(sandbox.root)/other/journal/\(device).jsonl")
      try sandbox.write(String(decoding: evil, as: UTF8.self), to: "home/journal/\(device).jsonl")
      let kept = "home/imports/\(device)-1/collection"
      for file in ["journal/\(name)", "config.json"] {
        try sandbox.write("forged", to: "\(kept)/before/\(file)")
      }
      try sandbox.write(journal, to: "\(kept)/after/journal/\(name)")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 3000)
      let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
      let event = try #require(collection.history.events.first { $0.id.device == device })
      _ = try writer.undoImport(event, at: 3000)
      let now = try FileSystem.readFile("\(sandbox.place.folder.journal)/\(name)")
      #expect(String(decoding: now, as: UTF8.self).hasPrefix(journal))
      // The undo itself was recorded in it.
      #expect(now.count > journal.utf8.count)
    }
  }

  @Test(
    "a note whose numbers or paths are none of ours changes nothing and blocks nothing",
    arguments: [
      #"{"import":{"device":"DEVICE","n":0},"undo":false,"removed":[]}"#,
      #"{"import":{"device":"DEVICE","n":-1},"undo":false,"removed":[]}"#,
      #"{"import":{"device":"DEVICE","n":9223372036854775807},"undo":false,"removed":[]}"#,
      #"{"import":{"device":"DEVICE","n":1},"undo":true,"removed":["../decks/a.md"]}"#,
      #"{"import":{"device":"DEVICE","n":1},"undo":true,"removed":["/etc/hosts","a.md"]}"#,
      #"{"import":{"device":"DEVICE","n":1},"undo":false,"removed":[],"removedOwn":["journal"]}"#,
      #"{"import":{"device":"DEVICE","n":1.5},"undo":false,"removed":[]}"#,
      #"{"import":[],"undo":false,"removed":[]}"#, "[[[[", "",
    ])
  func strangeNote(text: String) throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\nA: 1\n")
      try sandbox.answer("one", .perfect)
      let device = try Writer(sandbox.place, waitingUpTo: 500, at: 2000).device
      try sandbox.write(
        text.replacing("DEVICE", with: device.text), to: "home/imports/pending")
      #expect(try sandbox.open(at: 3000).library.count == 1)
      try sandbox.answer("one", .perfect, on: today + 1, at: 4000)
      #expect(try sandbox.look().reviews(of: "one") == 2)
    }
  }

  @Test("a note in this machine's name puts nothing into place but decks and settings")
  func note() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\nA: 1\n")
      try sandbox.open()
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 2000)
      try writer.importing("a.csv", DeckChanges(["b.md": Array("Q: b\nA: b\n".utf8)]), [], at: 2000)
      let device = writer.device
      _ = consume writer
      let number = try sandbox.open(at: 2500).history.events.first { event in
        if case .imported = event.action { true } else { false }
      }?.id.number
      let after = "home/imports/\(device)-\(try #require(number))/collection/after"
      for file in ["journal/x.jsonl", "backups/x", "imports/y", "media/z", "decks/q.md"] {
        try sandbox.write("forged", to: "\(after)/\(file)")
      }
      try sandbox.write(
        #"{"import":{"device":"\#(device)","n":\#(number!)},"by":"\#(device)","undo":false,"#
          + #""removed":[]}"#, to: "home/imports/pending")
      let before = try FileSystem.listFiles("\(sandbox.root)/home").filter {
        $0 != "imports/pending"
      }
      let notices = try sandbox.open(at: 3000).problems.notices
      #expect(notices == ["an interrupted import was completed or undone"])
      #expect(try FileSystem.listFiles("\(sandbox.root)/home") == before)
    }
  }
}

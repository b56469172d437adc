import Files
import Journal
import Testing

@testable import Safekeeping

@Suite("What sync takes")
struct SyncRulesTests {
  private func tree(_ paths: String...) -> FileTree {
    var tree = FileTree()
    for path in paths {
      tree[TreePath(path)] = FileTree.Entry(mode: "100644", hash: path, size: 1)
    }
    return tree
  }

  @Test("on a disk that ignores case two names for one file are one too many, and both stay in git")
  func sameNames() {
    // The same letter composed in two ways, and in two cases.
    let (composed, decomposed) = ("decks/\u{E9}.md", "decks/E\u{301}.md")
    let remote = tree(decomposed, "decks/new.md", "decks/New.md")
    let here = tree(composed)
    let arrivals = Arrivals(remote, here: here, ignoresCase: true)
    #expect(arrivals.files.files.keys.map(\.text) == ["decks/New.md"])
    #expect(arrivals.leftOut.map(\.reason) == [.sameName(composed), .sameName("decks/New.md")])
    #expect(Set(arrivals.kept.files.keys) == [TreePath(decomposed), "decks/new.md"])
    #expect(Arrivals(remote, here: here, ignoresCase: false).files.files.count == 3)
  }

  @Test(
    "a name that a file system may take for git's folder or for a machine's own is refused",
    arguments: [
      ".GIT/config", "decks/.g\u{200C}it/x", "decks/GIT~1/x", "decks/../x", ".CACHE/device",
      "Imports/Pending/x", "decks/\(String(repeating: "x", count: 256)).md", "Config.json",
      "decks/.gitattributes", ".gitmodules", "exam.json/x", "BACKUPS/x", ".Lock",
    ])
  func names(path: String) {
    let arrivals = Arrivals(tree(path, "decks/d.md"), here: tree(), ignoresCase: false)
    #expect(arrivals.files.files.keys.map(\.text) == ["decks/d.md"])
    #expect(arrivals.leftOut.count == 1 && arrivals.kept.files.isEmpty)
  }

  @Test("two spellings of one letter are two paths, as in git")
  func paths() {
    #expect(TreePath("\u{E9}") != TreePath("e\u{301}"))
    #expect(TreePath("decks/a/b.md").folders == ["decks", "decks/a"])
    #expect(!TreePath("decks2/a").isWithin("decks"))
  }

  @Test("a version beside another is a deck as that is, under a name that a disk can have")
  func besides() {
    let suffix = Array(".from-another-machine".utf8)
    #expect(TreePath("decks/x.md").beside(suffix) == "decks/x.from-another-machine.md")
    #expect(TreePath("decks/x").beside(suffix) == "decks/x.from-another-machine")
    #expect(TreePath("decks/.md").beside(suffix) == "decks/.md.from-another-machine")
    let long = TreePath("decks/" + String(repeating: "\u{E9}", count: 126) + ".md").beside(suffix)
    #expect(long.isText && long.bytes.count - "decks/".utf8.count <= 255)
    #expect(long.text.hasSuffix("\u{E9}.from-another-machine.md"))
  }

  @Test("git's words for a full disk are told from all others")
  func fullDisk() {
    #expect(
      Git.isOfFullDisk("error: unable to write file .git/objects/x: No space left on device"))
    #expect(!Git.isOfFullDisk("error: unable to write file .git/objects/x: Permission denied"))
  }

  private func lines(_ texts: String...) -> [UInt8] {
    texts.flatMap { text in
      let line = "{\"n\":\"\(text)\""
      let digits = String(CRC32C.checksum(Array(line.utf8)), radix: 16)
      let sum = String(repeating: "0", count: 8 - digits.count) + digits
      return Array("\(line),\"crc\":\"\(sum)\"}\n".utf8)
    }
  }

  private struct Merged: Equatable {
    let bytes: [UInt8]
    let returned: Int
  }

  @Test("no whole line of a journal is lost, whoever has removed it; damage stays away")
  func journals() {
    let all = lines("1", "2", "3", "4")
    func merged(_ ours: [UInt8], _ theirs: [UInt8], _ base: [UInt8]) -> Merged {
      let merged = JournalLines.merged(ours, theirs, since: base)
      return Merged(bytes: merged.bytes, returned: merged.returned)
    }
    #expect(merged(lines("1", "2"), all, lines("1")) == Merged(bytes: all, returned: 0))
    #expect(merged(all, lines("1"), lines("1", "2")) == Merged(bytes: all, returned: 1))
    #expect(merged(all, [], lines("1", "2", "3")) == Merged(bytes: all, returned: 3))
    #expect(
      merged(lines("1", "2"), lines("1", "x"), lines("1", "2"))
        == Merged(bytes: lines("1", "2", "x"), returned: 1))
    // A damaged line, moved to a side file by a repair there.
    let damaged = lines("1") + Array("{\"n\":7,\"crc\":\"00000000\"}\n".utf8)
    #expect(merged(damaged, lines("1"), damaged).bytes == lines("1"))
    #expect(merged(lines("1"), damaged, damaged).bytes == lines("1"))
    // A line without a line feed does not run into the next one.
    #expect(merged(Array(lines("1").dropLast()), lines("2"), []).bytes == lines("1", "2"))
    #expect(JournalLines.news(in: all, since: lines("2", "4")) == 2)
  }

  @Test("marks are those that sync has written, and no others")
  func marks() {
    func line(_ text: String) -> Int? { DeckMerge.markedLine(in: Array(text.utf8)) }
    #expect(line("Q: x\n<<<<<<< this machine\nA: a\n") == 2)
    #expect(line("Q: x\r\n>>>>>>> another machine\r\n") == 2)
    #expect(line("Q: what is\n<<<<<<< HEAD\nA: a mark of git\n=======\n>>>>>>> x\n") == nil)
  }
}

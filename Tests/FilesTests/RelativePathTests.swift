import Posix
import TestSupport
import Testing

@testable import Files

@Suite("The path of a file within a folder")
struct RelativePathTests {
  @Test(
    "leads nowhere else: what could is no such path",
    arguments: [
      "", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/.", "../a", "a/..", "a/../b", "a\0b",
      "../\u{301}x", "a/../\u{301}./b", "..\0", "\0",
    ])
  func unsound(text: String) {
    let parts = Array(text.utf8).split(separator: 47, omittingEmptySubsequences: false)
    let isSound =
      !text.utf8.contains(0) && parts.allSatisfy { !$0.isEmpty && $0 != [46] && $0 != [46, 46] }
    // A period with an accent is a name like any other.
    #expect((RelativePath(exactly: text) != nil) == isSound)
    if !isSound { #expect(throws: FileError.self) { try RelativePath(text) } }
  }

  @Test(
    "keeps every name that a file may have",
    arguments: [
      "a", "a.md", "...", ".hidden", "a/..b/c..", "é/e\u{301}", "a\nb", "a\\b", "a b", "~",
    ])
  func sound(text: String) throws {
    #expect(RelativePath(exactly: text)?.text == text)
  }

  @Test("is compared by its bytes, as the disk does")
  func bytes() throws {
    let (one, two): (RelativePath, RelativePath) = ("\u{e9}", "e\u{301}")
    #expect(one.text == two.text)
    #expect(one != two)
    #expect(Set([one, two]).count == 2)
    let (deep, deck, other): (RelativePath, RelativePath, RelativePath) = (
      "a/b/c", "decks/a.md", "decks2/a.md"
    )
    #expect(deep.folders == ["a", "a/b"])
    #expect(deck.within("decks") == "a.md")
    #expect(other.within("decks") == nil && one.within("decks") == nil)
  }

  @Test("is no way through a link, nor through a file")
  func links() throws {
    try withTemporaryFolder { folder in
      try FileSystem.makeFolder(folder + "/root/sub")
      try FileSystem.makeFolder(folder + "/out")
      try FileSystem.makeFile([1], at: folder + "/out/f", mode: 0o600)
      try FileSystem.makeFile([1], at: folder + "/root/file", mode: 0o600)
      symlink(folder + "/out", folder + "/root/link")
      symlink(folder + "/out/f", folder + "/root/sub/f")
      let root = folder + "/root"
      for path in ["sub/new", "none/new"] as [RelativePath] {
        #expect(try path.path(in: root) == root + "/" + path.text)
      }
      for (path, code) in [
        ("link", ELOOP), ("link/f", ELOOP), ("sub/f", ELOOP), ("file/f", EEXIST),
      ] as [(RelativePath, Int32)] {
        let error = #expect(throws: FileError.self) { try path.path(in: root) }
        #expect(error?.code == code, "\(path)")
      }
      #expect(try RelativePath.files(in: root) == ["file"])
      #expect(try RelativePath.files(in: folder + "/root/link") == ["f"])
      #expect(throws: FileError.self) { try RelativePath.files(in: root, "link") }
      #expect(try RelativePath.files(in: root, "none") == [])
    }
  }

  @Test("a pipe or a device is refused where a file is read or written, without waiting")
  func pipes() throws {
    try withTemporaryFolder { folder in
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      symlink("/dev/zero", folder + "/zero")
      for name in ["pipe", "zero"] {
        let error = #expect(throws: FileError.self) {
          try FileSystem.readFile(folder + "/" + name)
        }
        #expect(error?.message.hasSuffix("it is a pipe or a device, not a file") == true)
      }
      #expect(throws: FileError.self) { try FileSystem.readFile(folder) }
      try AtomicFile.write([1], to: folder + "/pipe")
      #expect(try FileSystem.readFile(folder + "/pipe") == [1])
    }
  }

  @Test("a file is not written through a link, unless the user has named the link")
  func writing() throws {
    try withTemporaryFolder { folder in
      try FileSystem.makeFile([1], at: folder + "/target", mode: 0o600)
      symlink("target", folder + "/link")
      #expect(throws: FileError.self) { try AtomicFile.write([2], to: folder + "/link") }
      #expect(throws: FileError.self) { try AtomicFile.prepare([2], for: folder + "/link") }
      #expect(try FileSystem.readFile(folder + "/target") == [1])
      try AtomicFile.write([2], to: folder + "/link", followsLinks: true)
      #expect(try FileSystem.readFile(folder + "/target") == [2])
      #expect(FileSystem.isLink(folder + "/link"))
    }
  }
}

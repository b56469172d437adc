import Files
import Posix
import TestSupport
import Testing

@Suite struct FileSystemTests {
  @Test("an atomic write replaces the content, sets the mode and leaves nothing beside it")
  func atomicWrite() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/config.json"
      try AtomicFile.write(Array("old and long".utf8), to: path, mode: 0o644)
      let old = try FileStamp.ofFile(path)
      try AtomicFile.write(Array("new".utf8), to: path, mode: 0o600)
      #expect(try FileSystem.readFile(path) == Array("new".utf8))
      #expect(try FileStamp.ofFile(path) != old)
      #expect(permissions(path) == 0o600)
      #expect(try FileSystem.names(in: folder) == ["config.json"])
    }
  }

  @Test("an atomic write into a missing folder says so")
  func atomicWriteFails() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: FileError.self) {
        try AtomicFile.write(Array("x".utf8), to: folder + "/no/file")
      }
      #expect(error?.isMissing == true)
      #expect(error?.message.contains(folder + "/no/file") == true)
    }
  }

  @Test("files are listed with their folders, sorted, without hidden ones, in spite of loops")
  func listing() throws {
    try withTemporaryFolder { folder in
      for name in ["b/c/deep.md", "a.md", ".git/config", "b/.hidden", "b/x.md"] {
        let path = folder + "/" + name
        try FileSystem.makeFolder(FileSystem.parent(of: path)!)
        try AtomicFile.write(Array(name.utf8), to: path)
      }
      #expect(symlink("..", folder + "/b/loop") == 0)
      #expect(symlink("nowhere", folder + "/dangling") == 0)
      #expect(try FileSystem.listFiles(folder) == ["a.md", "b/c/deep.md", "b/x.md"])
    }
  }

  @Test("a folder is made with those above it, once")
  func folders() throws {
    try withTemporaryFolder { folder in
      try FileSystem.makeFolder(folder + "/a/b/c", mode: 0o700)
      try FileSystem.makeFolder(folder + "/a/b/c", mode: 0o755)
      #expect(permissions(folder + "/a/b/c") == 0o700)
      try AtomicFile.write(Array("x".utf8), to: folder + "/file")
      #expect(throws: FileError.self) { try FileSystem.makeFolder(folder + "/file") }
      #expect(throws: FileError.self) { try FileSystem.makeFolder(folder + "/file/a") }
    }
  }

  @Test("a file is read whole, and what is missing is an error or no stamp")
  func reading() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write(Array("abc".utf8), to: folder + "/f")
      #expect(try FileSystem.readFile(folder + "/f") == Array("abc".utf8))
      #expect(try FileStamp.ofFile(folder + "/f")?.size == 3)
      #expect(try FileStamp.ofFile(folder + "/g") == nil)
      #expect(throws: FileError.self) { try FileSystem.readFile(folder + "/g") }
      #expect(throws: FileError.self) { try FileSystem.readFile(folder) }
    }
  }

  @Test(
    "the folder that a path is in",
    arguments: [("/a/b", "/a"), ("/a", "/"), ("a/b/", "a"), ("a", nil), ("/", nil)])
  func parents(path: String, parent: String?) {
    #expect(FileSystem.parent(of: path) == parent)
  }

  @Test("a file, a pipe or a device is read up to a limit that its beginning sets")
  func limits() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/file"
      try AtomicFile.write(Array("0123456789".utf8), to: path)
      #expect(try FileSystem.readFile(path) { _ in 10 } == Array("0123456789".utf8))
      #expect(throws: FileError(.read, path, code: EFBIG)) {
        try FileSystem.readFile(path) { $0.starts(with: [0x30]) ? 9 : 100 }
      }
      let error = #expect(throws: FileError.self) {
        try FileSystem.readFile("/dev/zero", allowsPipes: true) { _ in 1 << 20 }
      }
      #expect(error?.isTooLarge ?? false)
      #expect(try FileSystem.readFile("/dev/null", allowsPipes: true) { _ in 0 } == [])
      // A device does not count as a file.
      #expect(throws: FileError.self) { try FileSystem.readFile("/dev/zero") { _ in 1 << 20 } }
    }
  }
}

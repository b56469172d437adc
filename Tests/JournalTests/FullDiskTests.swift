import Files
import Flashcards
import Journal
import Posix
import TestSupport
import Testing

@Suite struct FullDiskTests {
  @Test("a write that fails half-way leaves the journal as it was, and the next one goes on")
  func failedAppend() throws {
    try withTemporaryFolder { folder in
      var writer = try JournalWriter(folder: folder, device: Samples.laptop, at: 1)
      // Larger than what other tests write: the limit applies to the whole process.
      let long = (1...5).map { CardID(String(repeating: "\($0)", count: 900_000)) }
      try writer.append(long.map { .suspend($0) }, at: 2)
      let before = try FileSystem.readFile(folder + "/laptop-4f2k.jsonl")

      let error = try withFileSizeLimit(before.count + 100) {
        #expect(throws: JournalError.self) {
          try writer.append([.suspend(CardID("b")), .suspend(CardID("c"))], at: 3)
        }
      }
      let code = FileError(.write, folder + "/laptop-4f2k.jsonl", code: EFBIG)
      #expect(error == .appendFailed(code, isIntact: true))
      #expect(error?.message.contains("everything before is safe") == true)
      #expect(try FileSystem.readFile(folder + "/laptop-4f2k.jsonl") == before)

      #expect(try writer.append(.suspend(CardID("d")), at: 4).id.number == 6)
      let contents = try JournalReader.read(folder)
      #expect(contents.events.map(\.id.number) == Array(1...6))
      #expect(contents.problems == [])
    }
  }

  @Test("a full disk is named, with what to do")
  func wording() {
    let error = JournalError.appendFailed(
      FileError(.write, "journal/a.jsonl", code: ENOSPC), isIntact: true)
    #expect(
      error.message
        == "cannot write journal/a.jsonl: No space left on device; it was not recorded, and "
        + "everything before is safe")
    #expect(error.hint == "the disk is full: free some space; then answer again")
  }

  /// Runs `body` while no file may grow beyond `bytes`.
  private func withFileSizeLimit<Result>(
    _ bytes: Int, _ body: () throws -> Result
  ) throws -> Result {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
      let resource = RLIMIT_FSIZE
    #endif
    signal(SIGXFSZ, SIG_IGN)
    var old = rlimit()
    getrlimit(resource, &old)
    var new = rlimit(rlim_cur: rlim_t(bytes), rlim_max: old.rlim_max)
    setrlimit(resource, &new)
    defer { setrlimit(resource, &old) }
    return try body()
  }
}

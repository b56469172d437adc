import Flashcards
import FuzzDriver
import Journal
import SpacedRepetition
import Study

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder that each input is read from, as the journal of one machine.
private let folder: String = {
  var template = Array("/tmp/rounds-fuzz-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else { preconditionFailure("no folder") }
  return String(cString: made)
}()

/// A journal of anything: lines get the checksums that they lack, so that what is behind these is
/// fed too; what is read is folded.
private func fuzzJournal(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var text: [UInt8] = []
  for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    text += withChecksum(line) + [UInt8(ascii: "\n")]
  }
  let path = folder + "/fuzz.jsonl"
  guard let file = fopen(path, "w") else { return 0 }
  _ = text.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  fclose(file)
  do throws(JournalError) {
    let contents = try JournalReader.read(folder)
    for policy in Scheduler.Policy.allCases {
      let history = History(events: contents.events, scheduler: Scheduler(policy: policy))
      precondition(history.events.count == contents.events.count)
    }
    _ = JournalLines.mended(text, by: bytes)
  } catch {
    precondition(!error.message.isEmpty)
  }
  return 0
}

/// A line that looks like an object, with its checksum behind.
private func withChecksum(_ line: ArraySlice<UInt8>) -> [UInt8] {
  guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}") else { return Array(line) }
  let members = Array(line.dropLast())
  let digits = String(CRC32C.checksum(members), radix: 16)
  let zeros = String(repeating: "0", count: 8 - digits.count)
  return members + Array(",\"crc\":\"\(zeros)\(digits)\"}".utf8)
}

@_cdecl("FuzzJournal_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzJournal)
}

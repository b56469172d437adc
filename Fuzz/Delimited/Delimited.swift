import Exchange
import Flashcards
import FuzzDriver
import Text

/// Any bytes as rows: each becomes a note, is skipped with a reason, or is blank.
private func fuzzDelimited(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var options = ImportOptions()
  options.format = .delimited
  let file = ImportedFile(bytes, file: "fuzz", options: options)
  for diagnostic in file.diagnostics {
    precondition(diagnostic.location.line >= 0 && diagnostic.location.column >= 1)
    precondition(!diagnostic.message.isEmpty && !diagnostic.hint.isEmpty)
  }
  _ = ImportFormat(of: bytes)
  return 0
}

@_cdecl("FuzzDelimited_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzDelimited)
}

import Exchange
import Flashcards

/// Rows of anything: each becomes a note, is skipped with a reason, or is blank.
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

/// SwiftPM gives `main` this name; libFuzzer's own driver takes over.
@_cdecl("FuzzDelimited_main")
public func main(
  count: CInt, arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, fuzzDelimited)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

import Exchange

/// A package of anything: it is read or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPackage(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var options = ImportOptions()
  options.format = .anki
  let file = ImportedFile(bytes, file: "fuzz", options: options)
  precondition(!file.decks.isEmpty || !file.diagnostics.isEmpty, "nothing is said")
  return 0
}

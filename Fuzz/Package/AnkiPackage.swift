import Exchange
import FuzzDriver

/// Any bytes as a package, or as a collection in a valid package: they are read or rejected.
private func fuzzPackage(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  var bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if bytes.starts(with: Array("SQLite format 3".utf8)) {
    bytes = StoredZip("collection.anki21", bytes).bytes
  }
  var options = ImportOptions()
  options.format = .anki
  let file = ImportedFile(bytes, file: "fuzz", options: options)
  precondition(!file.decks.isEmpty || !file.diagnostics.isEmpty, "nothing is said")
  return 0
}

@_cdecl("FuzzPackage_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzPackage)
}

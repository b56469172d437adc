import Files

/// Makes or replaces a file.
func write(_ bytes: [UInt8], to path: String) throws {
  try AtomicFile.write(bytes, to: path)
}

/// Makes or replaces a file.
func write(_ text: String, to path: String) throws {
  try AtomicFile.write(Array(text.utf8), to: path)
}

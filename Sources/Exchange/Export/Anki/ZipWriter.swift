import CArchive

/// A zip archive in memory.
enum ZipWriter {
  /// A failure to make an archive.
  struct Failure: Error {
    let reason: String
  }

  /// The bytes of an archive; the entries have no times, so the same entries produce the same
  /// bytes.
  static func archive(_ entries: [(name: String, bytes: [UInt8])]) throws(Failure) -> [UInt8] {
    guard let archive = archive_write_new() else { throw Failure(reason: "no memory is left") }
    defer { archive_write_free(archive) }
    func check(_ status: Int32) throws(Failure) {
      guard status >= ARCHIVE_WARN else {
        let reason = archive_error_string(archive).map { String(cString: $0) }
        throw Failure(reason: reason ?? "the archive cannot be written")
      }
    }
    try check(archive_write_set_format_zip(archive))
    // Data that does not compress grows by less than a hundredth; the names are short.
    let size = entries.reduce(65_536) { $0 + $1.bytes.count + $1.bytes.count / 100 }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    var used = 0
    try check(archive_write_open_memory(archive, buffer.baseAddress, size, &used))
    for entry in entries {
      let header = archive_entry_new()
      defer { archive_entry_free(header) }
      archive_entry_set_pathname(header, entry.name)
      archive_entry_set_size(header, Int64(entry.bytes.count))
      archive_entry_set_filetype(header, 0o100000)
      archive_entry_set_perm(header, 0o644)
      try check(archive_write_header(archive, header))
      let written = entry.bytes.withUnsafeBytes {
        archive_write_data(archive, $0.baseAddress, $0.count)
      }
      guard written == entry.bytes.count else {
        throw Failure(reason: "the archive cannot be written")
      }
    }
    try check(archive_write_close(archive))
    return Array(buffer[..<used])
  }
}

import CArchive

/// A zip archive in memory.
enum ZipWriter {
  /// A failure to make an archive.
  struct Failure: Error {
    let reason: String
  }

  /// A file of an archive.
  struct Entry {
    let name: String
    let size: Int
    /// Its content, which is read when its turn has come.
    let content: () throws -> [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      self.init(name, size: bytes.count) { bytes }
    }

    init(_ name: String, size: Int, _ content: @escaping () throws -> [UInt8]) {
      self.name = name
      self.size = size
      self.content = content
    }
  }

  /// The size of a package that we would read again.
  private static let largest = 4 << 30

  /// The bytes of an archive; the entries have no times, so the same entries produce the same
  /// bytes.
  static func archive(_ entries: [Entry]) throws -> [UInt8] {
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
    let size = entries.reduce(65_536) { $0 + $1.size + $1.size / 100 + 512 }
    guard size <= largest else {
      throw Failure(reason: "it would have more than 4 GB")
    }
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, used in
      try check(archive_write_open_memory(archive, buffer.baseAddress, size, &used))
      for entry in entries {
        let bytes = try entry.content()
        guard bytes.count == entry.size else {
          throw Failure(reason: "a file changed while it was read")
        }
        let header = archive_entry_new()
        defer { archive_entry_free(header) }
        archive_entry_set_pathname(header, entry.name)
        archive_entry_set_size(header, Int64(bytes.count))
        archive_entry_set_filetype(header, 0o100000)
        archive_entry_set_perm(header, 0o644)
        try check(archive_write_header(archive, header))
        let written = bytes.withUnsafeBytes {
          archive_write_data(archive, $0.baseAddress, $0.count)
        }
        guard written == bytes.count else {
          throw Failure(reason: "the archive cannot be written")
        }
      }
      try check(archive_write_close(archive))
    }
  }
}

import CArchive

/// The entries of a zip archive in memory, in the order of its directory.
struct ZipEntries: ~Copyable {
  private let archive: OpaquePointer
  private var left: Allowance

  /// Opens an archive for the duration of `body`.
  static func reading<Result>(
    _ bytes: [UInt8], limits: AnkiLimits, _ body: (inout ZipEntries) throws -> Result
  ) throws -> Result {
    try bytes.withUnsafeBytes { bytes in
      guard let archive = archive_read_new() else { throw AnkiError.notAnArchive }
      var entries = ZipEntries(archive, limits)
      // The directory at the archive's end decides, as in Anki; the streaming reader would also
      // accept data at the beginning of a damaged file.
      archive_read_support_format_zip_seekable(archive)
      guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
        throw AnkiError.notAnArchive
      }
      return try body(&entries)
    }
  }

  private init(_ archive: OpaquePointer, _ limits: AnkiLimits) {
    self.archive = archive
    left = Allowance(limits.entries, of: "files")
  }

  deinit {
    archive_read_free(archive)
  }

  /// The name of the next entry; nil after the last.
  mutating func next() throws -> String? {
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_OK, ARCHIVE_WARN: break
    case ARCHIVE_EOF: return nil
    default: throw AnkiError.notAnArchive
    }
    try left.spend(1)
    let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    return name.map { String(cString: $0) } ?? ""
  }

  /// The bytes of the entry that ``next()`` named.
  /// - Parameters:
  ///   - isZstd: Whether the stored data is compressed with zstd as well.
  ///   - allowance: The rest of the output limit.
  func content(
    of name: String, isZstd: Bool = false, within allowance: inout Allowance
  ) throws -> [UInt8] {
    var content: [UInt8] = []
    try forEachBlock(of: name, isZstd: isZstd, within: &allowance) { content += $0 }
    return content
  }

  /// Unpacks the entry that ``next()`` named block by block, keeping nothing else in memory.
  func forEachBlock(
    of name: String, isZstd: Bool = false, within allowance: inout Allowance,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard isZstd else {
      return try Self.forEachBlock(in: archive, of: name, within: &allowance, body)
    }
    // An entry of skippable frames produces no output that a limit would catch.
    var source = ZstdSource(archive: archive, remaining: max(1 << 20, allowance.remaining))
    try withUnsafeMutablePointer(to: &source) { source in
      guard let inner = archive_read_new() else {
        throw AnkiError.damagedArchive(entry: name)
      }
      defer { archive_read_free(inner) }
      archive_read_support_filter_zstd(inner)
      archive_read_support_format_raw(inner)
      var entry: OpaquePointer?
      guard archive_read_open(inner, source, nil, readZstdSource, nil) == ARCHIVE_OK,
        archive_read_next_header(inner, &entry) == ARCHIVE_OK,
        archive_filter_code(inner, 0) == ARCHIVE_FILTER_ZSTD
      else { throw AnkiError.damagedArchive(entry: name) }
      try Self.forEachBlock(in: inner, of: name, within: &allowance, body)
    }
  }

  private static func forEachBlock(
    in archive: OpaquePointer, of name: String, within allowance: inout Allowance,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var block: UnsafeRawPointer?
    var count = 0
    var offset: la_int64_t = 0
    while true {
      switch archive_read_data_block(archive, &block, &count, &offset) {
      case ARCHIVE_EOF: return
      case ARCHIVE_OK: break
      default: throw AnkiError.damagedArchive(entry: name)
      }
      try allowance.spend(count)
      try body(UnsafeRawBufferPointer(start: block, count: count))
    }
  }
}

/// An entry whose blocks are decompressed a second time.
private struct ZstdSource {
  let archive: OpaquePointer
  var remaining: Int
}

private func readZstdSource(
  _ inner: OpaquePointer?, _ source: UnsafeMutableRawPointer?,
  _ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> la_ssize_t {
  guard let source = source?.assumingMemoryBound(to: ZstdSource.self), let buffer else { return -1 }
  var count = 0
  var offset: la_int64_t = 0
  switch archive_read_data_block(source.pointee.archive, buffer, &count, &offset) {
  case ARCHIVE_EOF: return 0
  case ARCHIVE_OK: break
  default: return -1
  }
  source.pointee.remaining -= count
  return source.pointee.remaining < 0 ? -1 : count
}

/// The file in a package that holds the collection, and its layout.
struct AnkiPackage {
  /// Anki's three layouts. The older ones also hold a collection with a single note, which asks
  /// users of old versions to update.
  enum Layout: Int {
    case first = 1
    case second
    case latest

    var collection: String {
      switch self {
      case .first: "collection.anki2"
      case .second: "collection.anki21"
      case .latest: "collection.anki21b"
      }
    }

    /// Whether the collection, the list of media and each media file are compressed with zstd.
    var isZstd: Bool { self == .latest }
  }

  private static let signature = Array("SQLite format 3\0".utf8)

  let layout: Layout
  /// The number of media files; their entries are named by numbers.
  let media: Int
  private let bytes: [UInt8]
  private let limits: AnkiLimits

  /// Lists the entries of a package. Unpacks only its version.
  init(_ bytes: [UInt8], limits: AnkiLimits) throws {
    var counts: [String: Int] = [:]
    var media = 0
    var meta: [UInt8]?
    try ZipEntries.reading(bytes, limits: limits) { entries in
      while let name = try entries.next() {
        if name.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
          media += 1
          continue
        }
        if name == "meta" {
          var allowance = Allowance(min(limits.output, 4096), of: "bytes that tell the version")
          meta = try entries.content(of: name, within: &allowance)
        }
        if name.hasPrefix("collection.") { counts[name, default: 0] += 1 }
      }
    }
    if let meta {
      guard let layout = Layout(rawValue: ProtobufFields(meta).varint(1) ?? 0) else {
        throw AnkiError.tooNew
      }
      self.layout = layout
    } else {
      layout = counts[Layout.second.collection] == nil ? .first : .second
    }
    switch counts[layout.collection] ?? 0 {
    case 0: throw AnkiError.noCollection
    case 1: break
    default: throw AnkiError.ambiguousCollection(entry: layout.collection)
    }
    self.bytes = bytes
    self.limits = limits
    self.media = media
  }

  /// Unpacks the collection into a private file and opens it twice, for two concurrent readers.
  /// - Parameter folder: The folder of the file; the file is gone when this returns.
  func openCollection(
    in folder: String
  ) throws -> (CollectionDatabase, CollectionDatabase) {
    let name = layout.collection
    let file = try TemporaryFile(in: folder)
    var allowance = Allowance(limits.output, of: "bytes")
    var beginning: [UInt8] = []
    var size = 0
    try ZipEntries.reading(bytes, limits: limits) { entries in
      while let entry = try entries.next(), size == 0 {
        guard entry == name else { continue }
        try entries.forEachBlock(of: name, isZstd: layout.isZstd, within: &allowance) { block in
          if beginning.count < Self.signature.count {
            beginning += block.prefix(Self.signature.count - beginning.count)
            guard Self.signature.starts(with: beginning) else { throw AnkiError.notADatabase }
          }
          try file.append(block)
          size += block.count
        }
      }
    }
    guard size >= 512 else { throw AnkiError.notADatabase }
    // Anki leaves the flag of a write-ahead log, for which SQLite would create more files.
    try file.overwrite([1, 1], at: 18)
    return (
      try CollectionDatabase(path: file.path, size: size),
      try CollectionDatabase(path: file.path, size: size)
    )
  }
}

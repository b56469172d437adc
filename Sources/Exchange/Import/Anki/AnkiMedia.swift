import JSON

/// The pictures and sounds of a package, under file names that are safe to write.
package struct AnkiMedia: Sendable {
  package struct Entry: Hashable, Sendable {
    /// One component of a path, unique among the entries without regard to case.
    package let name: String
    /// The name in the package, by which cards refer to it.
    package let originalName: String
    /// The name of its entry in the archive.
    fileprivate let index: String
  }

  package let entries: [Entry]
  private let bytes: [UInt8]
  private let limits: AnkiLimits
  private let layout: AnkiPackage.Layout

  /// The name that a file of the package has once it is unpacked, unless another has it already.
  package static func safeName(of name: String) -> String {
    var names = SafeFileNames()
    return names.next(for: name)
  }

  /// Reads the list of media of a package. A package without a list has none.
  package init(_ bytes: [UInt8], limits: AnkiLimits? = nil) throws {
    self.bytes = bytes
    self.limits = limits ?? AnkiLimits(packageSize: bytes.count)
    let layout = try AnkiPackage(bytes, limits: self.limits).layout
    self.layout = layout
    var allowance = Allowance(min(self.limits.output, 64 << 20), of: "bytes of names")
    let list = try ZipEntries.reading(bytes, limits: self.limits) { entries in
      while let name = try entries.next() {
        if name == "media" {
          return try entries.content(of: name, isZstd: layout.isZstd, within: &allowance)
        }
      }
      return []
    }
    var names = SafeFileNames()
    entries = try Self.names(list, layout).map { index, name in
      Entry(name: names.next(for: name), originalName: name, index: index)
    }
  }

  /// Unpacks the media files one by one.
  /// - Parameter body: Called with each; only one is in memory at a time.
  package func unpack(_ body: (Entry, [UInt8]) throws -> Void) throws {
    let byIndex = Dictionary(entries.map { ($0.index, $0) }) { first, _ in first }
    var total = Allowance(limits.output, of: "bytes")
    try ZipEntries.reading(bytes, limits: limits) { archive in
      while let index = try archive.next() {
        guard let entry = byIndex[index] else { continue }
        var own = Allowance(min(limits.medium, total.remaining), of: "bytes in one file")
        let content = try archive.content(of: index, isZstd: layout.isZstd, within: &own)
        try total.spend(content.count)
        try body(entry, content)
      }
    }
  }

  /// The original names, by their entries in the archive.
  private static func names(
    _ list: [UInt8], _ layout: AnkiPackage.Layout
  ) throws -> [(index: String, name: String)] {
    if list.isEmpty { return [] }
    if layout.isZstd {
      var names: [(String, String)] = []
      for case (1, .bytes(let message)) in ProtobufFields(list) {
        let fields = ProtobufFields(message)
        names.append(("\(fields.varint(255) ?? names.count)", fields.text(1)))
      }
      return names
    }
    guard let object = (try? JSONValue(parsing: list))?.object else {
      throw AnkiError.damagedArchive(entry: "media")
    }
    return object.members.compactMap { member in member.value.string.map { (member.key, $0) } }
      .sorted { ($0.0.utf8.count, $0.0) < ($1.0.utf8.count, $1.0) }
  }
}

/// A journal's first line.
struct JournalHeader: Hashable {
  /// The version of the format that this program reads and writes.
  static let currentVersion = 1

  var version = JournalHeader.currentVersion
  var device: DeviceID
  /// Milliseconds since 1970 UTC.
  var created: Int
}

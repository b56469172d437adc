internal import JSON
internal import Journal
package import SpacedRepetition

/// The contents of a backup, according to its file `backup.json`.
package struct Backup: Sendable {
  /// The name: the day, followed by a number for further backups of the same day.
  package let name: String
  package let day: Day
  /// When it was made, in milliseconds since 1970 UTC.
  package let made: Int
  let files: [BackupFile]

  /// The total size in bytes.
  package var size: Int { files.reduce(0) { $0 + $1.pieces.reduce(0) { $0 + $1.size } } }

  /// The valid numbers of a day's further backups.
  private static let numbers = 2...999_999

  /// The day in a backup's name; nil if the name is invalid.
  static func day(of name: String) -> Day? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count == 1 || Int(parts[1]).map(numbers.contains) == true else {
      return nil
    }
    return Day(String(parts[0]))
  }

  /// The number in a name; names sort by day, then by number.
  static func number(of name: String) -> Int {
    name.split(separator: ".").dropFirst().first.flatMap { Int($0) } ?? 1
  }

  var bytes: [UInt8] {
    let object: JSONObject = [
      "rounds": "backup", "version": 1, "made": .integer(made),
      "files": .array(files.map(\.json)),
    ]
    return Array((JSONValue.object(object).prettyDescription + "\n").utf8)
  }

  init(name: String, day: Day, made: Int, files: [BackupFile]) {
    self.name = name
    self.day = day
    self.made = made
    self.files = files
  }

  /// Reads a backup's file; nil if this version does not know its format.
  init?(name: String, _ bytes: [UInt8]) {
    guard let day = Self.day(of: name), let json = try? JSONValue(parsing: bytes),
      json["rounds"]?.string == "backup", json["version"]?.integer == 1,
      let made = json["made"]?.integer, LineBounds.time.range.contains(made),
      let list = json["files"]?.array
    else { return nil }
    let files = list.compactMap { BackupFile($0) }
    guard files.count == list.count else { return nil }
    self.init(name: name, day: day, made: made, files: files)
  }
}

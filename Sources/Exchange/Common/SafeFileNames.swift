import Text

/// Turns foreign names into names that are safe to write in one folder on every system.
struct SafeFileNames {
  private var used: Set<String> = []
  private static let longest = 120
  /// Names that Windows reserves for devices, whatever their extension.
  private static let devices = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// The safe form of a name: one path component, in normalization form C, at most 120 bytes, and
  /// different from all names returned before.
  mutating func next(for original: String) -> String {
    // A path is not a name; its last component may be.
    let last = original.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    var name = ""
    for scalar in normalized(last ?? "").unicodeScalars {
      let isSafe =
        scalar.value >= 32 && !"<>:\"|?*[]^/\\".unicodeScalars.contains(scalar)
        && scalar.properties.generalCategory != .control
        && scalar.properties.generalCategory != .format
      name.unicodeScalars.append(isSafe ? scalar : "_")
    }
    // Windows drops trailing periods and spaces; Unix hides names that begin with a period.
    while name.hasSuffix(".") || name.hasSuffix(" ") { name.removeLast() }
    while name.hasPrefix(".") || name.hasPrefix(" ") || name.hasPrefix("-") { name.removeFirst() }
    if name.isEmpty { name = "file" }
    var (stem, ending) = Self.split(name)
    if Self.devices.contains(Self.split(stem.lowercased()).stem) { stem += "_" }
    var number = 1
    while true {
      let suffix = number == 1 ? ending : "-\(number)\(ending)"
      var short = stem
      while short.utf8.count + suffix.utf8.count > Self.longest { short.removeLast() }
      if used.insert((short + suffix).lowercased()).inserted { return short + suffix }
      number += 1
    }
  }

  /// `a.b.png` as `a.b` and `.png`.
  private static func split(_ name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      name[dot...].utf8.count <= 16
    else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }
}

package import Flashcards
import JSON
import Journal

/// config.json: the settings that differ from their defaults.
package struct SettingsFile: Sendable {
  package let path: String
  /// The settings in force.
  package private(set) var settings = Settings()
  /// Values of the file that cannot be, which take their default.
  package private(set) var diagnostics: [Diagnostic] = []
  /// What the file holds, unknown keys too.
  private var object = JSONObject()

  /// Reads the file; one that is missing sets nothing.
  /// - Throws: ``StudyError/unreadableSettings`` if the file is not a JSON object.
  package init(path: String) throws(StudyError) {
    self.path = path
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readFile(path)
    } catch {
      if error.isMissing { return }
      throw .file(error)
    }
    do throws(JSONError) {
      guard case .object(let object) = try JSONValue(parsing: bytes) else {
        throw JSONError("it is not an object")
      }
      self.object = object
    } catch {
      throw .unreadableSettings(path: path, error)
    }
    for key in Settings.keys {
      guard let value = object[key.name] else { continue }
      if !settings.set(key, to: value) { diagnostics.append(wrongValue(key, value, bytes)) }
    }
  }

  /// Sets `key` and writes the file.
  /// - Returns: False, and nothing is written, if `text` cannot be the key's value.
  package mutating func set(_ key: Settings.Key, to text: String) throws(StudyError) -> Bool {
    guard settings.set(key, to: text) else { return false }
    object[key.name] = settings.value(of: key)
    try save()
    return true
  }

  /// Gives `key` back its default and writes the file.
  package mutating func unset(_ key: Settings.Key) throws(StudyError) {
    _ = settings.set(key, to: Settings().value(of: key))
    object[key.name] = nil
    try save()
  }

  private func save() throws(StudyError) {
    do {
      if let folder = FileSystem.parent(of: path) { try FileSystem.makeFolder(folder) }
      let text = JSONValue.object(object).prettyDescription + "\n"
      try AtomicFile.write(Array(text.utf8), to: path)
    } catch {
      throw .file(error)
    }
  }

  private func wrongValue(
    _ key: Settings.Key, _ value: JSONValue, _ bytes: [UInt8]
  ) -> Diagnostic {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let line = lines.firstIndex { $0.contains("\"\(key.name)\"") } ?? 0
    let before = lines[line].components(before: "\"\(key.name)\"")
    return Diagnostic(
      location: SourceLocation(file: path, line: line + 1, column: before.count + 1),
      severity: .error, message: "`\(value.description)` cannot be `\(key.name)`",
      hint: "set \(key.values.description); the default is in force",
      sourceLine: String(lines[line]))
  }
}

extension Substring {
  /// What stands before the first occurrence of `text`, or nothing.
  fileprivate func components(before text: String) -> Substring {
    firstRange(of: text).map { self[..<$0.lowerBound] } ?? self[..<startIndex]
  }
}

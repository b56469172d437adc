import Files
import JSON
package import Text

/// config.json: the settings that differ from their defaults.
package struct SettingsFile: Sendable {
  /// The most bytes that the file may have, the same as for one that is synced.
  package static let sizeLimit = 16_000_000

  package let path: String
  /// The settings in force.
  package internal(set) var settings = Settings()
  /// Whether the file is missing or a JSON object.
  private(set) var isReadable = true
  /// Warnings for invalid values of the file, which take their defaults.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The content of the file, including unknown keys.
  var object = JSONObject()
  /// What is in force where the file says nothing: the user's own settings, else the defaults.
  private var base = Settings()
  /// The personal settings that are from the user's own file.
  private var userKeys: Set<String> = []

  /// Reads the file if possible; otherwise reports the problem and uses the defaults: answers go
  /// on, whoever has damaged the file.
  package static func readable(
    _ path: String, over userPath: String?, isUsers: Bool = false
  ) -> SettingsFile {
    do throws(StudyError) {
      return try SettingsFile(path: path, over: userPath, isUsers: isUsers)
    } catch {
      var file = SettingsFile(defaultsFor: path)
      file.readUserSettings(userPath)
      let found = file.diagnostics
      var (line, column, reason) = (0, 1, error.message)
      if case .unreadableSettings(_, let error) = error {
        (line, column, reason) = (error.line ?? 1, error.column ?? 1, error.reason)
      }
      file.isReadable = false
      file.diagnostics =
        found + [
          Diagnostic(
            location: SourceLocation(file: path, line: line, column: column), severity: .error,
            message: "\(reason); the default settings are used", hint: error.hint,
            sourceLine: "")
        ]
      return file
    }
  }

  private init(defaultsFor path: String) { self.path = path }

  /// Takes the user's own settings for the defaults.
  private mutating func readUserSettings(_ path: String?) {
    guard let path, FileSystem.exists(path) else { return }
    let user = Self.readable(path, over: nil, isUsers: true)
    diagnostics += user.diagnostics
    for key in Settings.keys where user.object[key.name] != nil {
      if key.isPersonal {
        _ = base.set(key, to: user.settings.value(of: key))
        userKeys.insert(key.name)
      } else {
        diagnostics.append(
          Diagnostic(
            location: SourceLocation(file: path, line: 0, column: 0), severity: .warning,
            message: "`\(key.name)` is a setting of a collection and is ignored here",
            hint: "set it with: rounds config \(key.name) VALUE", sourceLine: ""))
      }
    }
    base.styles = user.settings.styles
    settings = base
  }

  /// Where the value that is in force is from.
  package func origin(of key: Settings.Key) -> SettingOrigin {
    if object[key.name] != nil, !key.isOnlyUsers { return .collection }
    return userKeys.contains(key.name) ? .user : .default
  }

  /// Reads the file; one that is missing sets nothing.
  /// - Parameters:
  ///   - userPath: The user's own file, whose personal settings hold where this one has none.
  ///   - isUsers: Whether this is the user's own file.
  /// - Throws: ``StudyError/unreadableSettings`` if the file is not a JSON object.
  package init(
    path: String, over userPath: String? = nil, isUsers: Bool = false
  ) throws(StudyError) {
    self.path = path
    readUserSettings(userPath)
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readFile(path) { _ in Self.sizeLimit }
    } catch {
      if error.isMissing { return }
      throw .file(error)
    }
    do throws(JSONError) {
      guard case .object(let object) = try JSONValue(parsing: bytes) else {
        throw JSONError("it is not a JSON object")
      }
      self.object = object
    } catch {
      throw .unreadableSettings(path: path, error)
    }
    for key in Settings.keys {
      guard let value = object[key.name] else { continue }
      if key.isOnlyUsers, !isUsers {
        diagnostics.append(
          Diagnostic(
            location: SourceLocation(file: path, line: 0, column: 0), severity: .warning,
            message: "`\(key.name)` counts only in your own settings",
            hint: "set it with: rounds config --user \(key.name) VALUE", sourceLine: ""))
      } else if !settings.set(key, to: value) {
        diagnostics.append(
          wrongValue(key.name, value, bytes, hint: "set \(key.values.description)"))
      }
    }
    if let value = object[FittedParameters.key] {
      settings.fsrs = FittedParameters(value)
      if settings.fsrs == nil {
        diagnostics.append(
          wrongValue(
            FittedParameters.key, value, bytes, hint: "run rounds optimize to write it again"))
      }
    }
    readParametersOfDecks(bytes)
    readLimits(bytes)
    readFollowed(bytes)
    settings.searches = strings(Self.searches, "names and their searches", bytes)
    settings.styles.merge(strings("styles", "parts of the screen and their styles", bytes)) { $1 }
  }

  private static let searches = "searches"

  /// An object of strings; empty if there is none.
  private mutating func strings(_ name: String, _ what: String, _ bytes: [UInt8]) -> [String:
    String]
  {
    guard let value = object[name] else { return [:] }
    guard case .object(let named) = value, named.members.allSatisfy({ $0.value.string != nil })
    else {
      diagnostics.append(wrongValue(name, value, bytes, hint: "write an object of \(what)"))
      return [:]
    }
    return Dictionary(named.members.map { ($0.key, $0.value.string ?? "") }) { _, last in last }
  }

  private mutating func readParametersOfDecks(_ bytes: [UInt8]) {
    guard let value = object[FittedParameters.deckKey] else { return }
    let members = value.object?.members ?? []
    let read = members.compactMap { member in
      FittedParameters(member.value).map { (member.key, $0) }
    }
    settings.fsrsOfDecks = Dictionary(read) { first, _ in first }
    if read.count < members.count || value.object == nil {
      diagnostics.append(
        wrongValue(
          FittedParameters.deckKey, value, bytes,
          hint: "run rounds optimize --deck NAME to write it again"))
    }
  }

  private mutating func readLimits(_ bytes: [UInt8]) {
    let keys = DayLimits.keys
    for (key, scope) in [(keys.deck, DayLimit.Scope.deck), (keys.tag, DayLimit.Scope.tag)] {
      guard let value = object[key] else { continue }
      if !settings.limits.read(value, scope) {
        let names = DayLimits.names.joined(separator: " and ")
        diagnostics.append(
          wrongValue(key, value, bytes, hint: "write an object of names, each with its \(names)"))
      }
    }
  }

  /// Sets the daily limit of a deck or tag, or removes it for nil, and writes the file.
  /// - Parameter name: One of ``DayLimits/names``.
  package mutating func set(
    _ name: String, of scope: DayLimit.Scope, to number: Int?
  ) throws(StudyError) {
    settings.limits[scope][name] = number
    let json = settings.limits.json
    object[DayLimits.keys.deck] = json.deck
    object[DayLimits.keys.tag] = json.tag
    try save()
  }

  /// Names a search, or removes the name for nil, and writes the file.
  package mutating func set(search name: String, to text: String?) throws(StudyError) {
    settings.searches[name] = text
    let sorted = settings.searches.sorted { $0.key < $1.key }
    object[Self.searches] =
      sorted.isEmpty
      ? nil : .object(JSONObject(sorted.map { ($0.key, JSONValue.string($0.value)) }))
    try save()
  }

  /// Sets the parameters of FSRS, or removes them for nil, and writes the file.
  package mutating func set(_ fsrs: FittedParameters?) throws(StudyError) {
    settings.fsrs = fsrs
    object[FittedParameters.key] = fsrs.map { .object($0.json) }
    try save()
  }

  /// Sets the parameters that a deck has of its own, or takes them away, and writes the file.
  package mutating func set(_ fsrs: FittedParameters?, ofDeck name: String) throws(StudyError) {
    settings.fsrsOfDecks[name] = fsrs
    let sorted = settings.fsrsOfDecks.sorted { $0.key < $1.key }
    object[FittedParameters.deckKey] =
      sorted.isEmpty
      ? nil : .object(JSONObject(sorted.map { ($0.key, JSONValue.object($0.value.json)) }))
    try save()
  }

  /// Sets `key` and writes the file.
  /// - Returns: False, and nothing is written, if `text` is not a valid value of the key.
  package mutating func set(_ key: Settings.Key, to text: String) throws(StudyError) -> Bool {
    guard settings.set(key, to: text) else { return false }
    object[key.name] = settings.value(of: key)
    try save()
    return true
  }

  /// Gives `key` back its default, or what the user's own file has, and writes the file.
  package mutating func unset(_ key: Settings.Key) throws(StudyError) {
    _ = settings.set(key, to: base.value(of: key))
    object[key.name] = nil
    try save()
  }

  func save() throws(StudyError) {
    do {
      if let folder = FileSystem.parent(of: path) { try FileSystem.makeFolder(folder) }
      let text = JSONValue.object(object).prettyDescription + "\n"
      try AtomicFile.write(Array(text.utf8), to: path)
    } catch {
      throw .file(error)
    }
  }

  func wrongValue(
    _ name: String, _ value: JSONValue, _ bytes: [UInt8], hint: String
  ) -> Diagnostic {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let line = lines.firstIndex { $0.contains("\"\(name)\"") } ?? 0
    let before = lines[line].components(before: "\"\(name)\"")
    return Diagnostic(
      location: SourceLocation(file: path, line: line + 1, column: before.count + 1),
      severity: .error, message: "`\(value.description)` is not a value for `\(name)`",
      hint: "\(hint); the default is used",
      sourceLine: String(lines[line]))
  }
}

extension Substring {
  /// The text before the first occurrence of `text`; empty if there is none.
  fileprivate func components(before text: String) -> Substring {
    firstRange(of: text).map { self[..<$0.lowerBound] } ?? self[..<startIndex]
  }
}

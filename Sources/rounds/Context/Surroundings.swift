import Collection
import Files
import Posix
import Screen

/// The program's environment: variables, the host's name, and the paths of its files.
///
/// This is the only place that reads them; everything else gets values.
struct Surroundings {
  let environment: [String: String]
  let hostName: String
  let workingFolder: String
  /// The folder of built-in decks, if it exists.
  let builtInDecks: String?
  /// An identifier of this build of the program.
  let program: String

  init() {
    environment = Self.readEnvironment()
    hostName = Self.readHostName()
    workingFolder = Self.readWorkingFolder()
    builtInDecks = Self.findBuiltInDecks(environment)
    let stamp = (try? FileStamp.ofFile(Self.programPath)) ?? nil
    program =
      stamp.map { "\(Version.current) \($0.size) \($0.modified) \($0.inode)" } ?? Version.current
  }

  /// The collection that is opened unless `--collection` names one: `$ROUNDS_HOME`, or else
  /// `rounds` in the XDG data folder.
  func collectionFolder(named path: String?) throws(Failure) -> CollectionFolder {
    if let path { return CollectionFolder(path: absolute(path)) }
    if let path = set("ROUNDS_HOME") { return CollectionFolder(path: absolute(path)) }
    // The XDG specification says to ignore relative paths.
    if let data = set("XDG_DATA_HOME"), data.hasPrefix("/") {
      return CollectionFolder(path: FileSystem.join(data, "rounds"))
    }
    guard let home = set("HOME") else {
      throw Failure(
        "there is no home folder to keep the collection in: HOME is not set",
        hint: "set ROUNDS_HOME, or name a folder with --collection DIR")
    }
    return CollectionFolder(path: FileSystem.join(home, ".local/share/rounds"))
  }

  func place(of folder: CollectionFolder) -> CollectionPlace {
    CollectionPlace(
      folder: folder, builtInDecks: builtInDecks, userSettings: userSettings, hostName: hostName,
      program: program,
      dayEnd: Clock.dayEnd)
  }

  /// The learner's own settings for all collections: `rounds/config.json` in the XDG configuration
  /// folder.
  var userSettings: String? {
    if let folder = set("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return FileSystem.join(folder, "rounds/config.json")
    }
    return set("HOME").map { FileSystem.join($0, ".config/rounds/config.json") }
  }

  /// An absolute path, with `~` expanded to the home folder.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/"), let home = set("HOME") {
      return FileSystem.join(home, String(path.dropFirst(2)))
    }
    return FileSystem.join(workingFolder, path)
  }

  /// A path in its shortest form: relative to the working folder, or with `~`.
  func displayed(_ path: String) -> String {
    sanitized(shortened(path), keepNewlines: false)
  }

  private func shortened(_ path: String) -> String {
    if path.hasPrefix(workingFolder + "/") {
      return String(path.dropFirst(workingFolder.count + 1))
    }
    if let home = set("HOME"), path.hasPrefix(home + "/") {
      return "~" + path.dropFirst(home.count)
    }
    return path
  }

  /// The folder of the guide's pages, if one is there.
  var guide: String? { Self.findShared("share/rounds/guide", inPackage: "Documentation/Guide") }

  /// The value of a variable that is set and not empty.
  func set(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func readEnvironment() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let parts = String(cString: pointer).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return result
  }

  private static func readHostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func readWorkingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// `$ROUNDS_DECKS`, or else `share/rounds/decks` next to the folder of the installed program, or
  /// else `Decks` of the package that the program was built in.
  private static func findBuiltInDecks(_ environment: [String: String]) -> String? {
    if let path = environment["ROUNDS_DECKS"], !path.isEmpty {
      return FileSystem.isFolder(path) ? path : nil
    }
    return findShared("share/rounds/decks", inPackage: "Decks")
  }

  /// A folder beside that of the installed program, else one of the package that the program was
  /// built in.
  private static func findShared(_ name: String, inPackage packageName: String) -> String? {
    guard let program = realpath(programPath, nil) else { return nil }
    defer { free(program) }
    var folder = FileSystem.parent(of: String(cString: program))
    if let bin = folder, let prefix = FileSystem.parent(of: bin) {
      let installed = FileSystem.join(prefix, name)
      if FileSystem.isFolder(installed) { return installed }
    }
    while let candidate = folder {
      let found = FileSystem.join(candidate, packageName)
      let manifest = FileSystem.join(candidate, "Package.swift")
      if FileSystem.isFolder(found), access(manifest, R_OK) == 0 { return found }
      folder = candidate == "/" ? nil : FileSystem.parent(of: candidate)
    }
    return nil
  }

  private static var programPath: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }
}

import Collection
import Exchange
import Files

/// A file named by the user, one within a folder, or standard input.
struct ImportSource {
  /// The file's name as given by the user.
  let name: String
  /// The file's path within a folder that the user named: the levels of a deck's name, separated by
  /// `::`. Nil for a file that the user named itself.
  let place: String?
  private let path: String
  /// The content, if it was read already.
  private var content: [UInt8]?

  /// Whether the content comes from a pipe or another program, so that it has no name.
  var isNameless: Bool { path.hasPrefix("/dev/") || path.hasPrefix("/proc/") }
  /// The deck for cards from such a source that names none.
  static let namelessDeck = "Imported"

  /// The most bytes of a text and of a package: ten times the largest known ones.
  private static let mostOfText = 256 << 20
  private static let mostOfPackage = 4 << 30

  /// A file whose content is known already.
  init(name: String, place: String) {
    self.init(name: name, place: place, path: name)
  }

  private init(name: String, place: String?, path: String) {
    self.name = name
    self.place = place
    self.path = path
  }

  /// The files that a user's words name; for a folder, all its Markdown files.
  static func files(
    _ names: [String], in surroundings: Surroundings
  ) throws -> [ImportSource] {
    try names.flatMap { name throws -> [ImportSource] in
      if name == "-" {
        return [ImportSource(name: "standard input", place: nil, path: "/dev/stdin")]
      }
      let path = surroundings.absolute(name)
      if name.hasPrefix("https://") || name.hasPrefix("http://"), !FileSystem.exists(path) {
        throw Failure(
          "\(name) is an address, and import reads files",
          hint: "download it first, such as with: curl -LO \(name)")
      }
      guard FileSystem.isFolder(path) else {
        return [ImportSource(name: name, place: nil, path: path)]
      }
      return try files(inFolder: name, at: path)
    }
  }

  /// The files in the named folders that may hold cards and are not Markdown.
  static func others(_ names: [String], in surroundings: Surroundings) -> [String] {
    names.flatMap { name -> [String] in
      let path = surroundings.absolute(name)
      guard name != "-", FileSystem.isFolder(path) else { return [] }
      // A folder that cannot be listed has already been reported.
      let files = (try? FileSystem.listFiles(path)) ?? []
      return files.filter(isOfAnotherKind).sorted().map { FileSystem.join(name, $0) }
    }
  }

  private static func isOfAnotherKind(_ file: String) -> Bool {
    [
      "apkg", "colpkg", "csv", "tsv", "txt", "json", "jsonl", "toml", "yaml", "yml", "xml", "org",
      "xlsx", "xls", "ods", "gift", "db", "tab",
    ].contains(FileName(file).ending)
  }

  private static func files(inFolder name: String, at path: String) throws -> [ImportSource] {
    let files: [String]
    do throws(FileError) {
      files = try FileSystem.listFiles(path)
    } catch {
      throw StudyError.file(error)
    }
    let notes = files.filter { FileName($0).isMarkdown }
    guard !notes.isEmpty else {
      let other = files.first(where: isOfAnotherKind)
      throw Failure(
        "\(name) is a folder without Markdown files",
        hint: other.map { "name the files in it, such as \(FileSystem.join(name, $0))" }
          ?? "name the files, or a folder of .md files")
    }
    return notes.map { file in
      var levels = file.split(separator: "/").map(String.init)
      levels.append(FileName(levels.removeLast()).stem)
      return ImportSource(
        name: FileSystem.join(name, file), place: levels.joined(separator: "::"),
        path: FileSystem.join(path, file))
    }
  }

  /// This source with the content of a pipe, which may take as long as it likes: nobody waits for
  /// it while the collection is locked.
  func readAhead() throws -> ImportSource {
    guard let stamp = try? FileStamp.ofFile(path), stamp.size == 0 else { return self }
    var source = self
    source.content = try bytes()
    return source
  }

  func bytes() throws -> [UInt8] {
    if let content { return content }
    do throws(FileError) {
      return try FileSystem.readFile(path, allowsPipes: true) { beginning in
        beginning.starts(with: [0x50, 0x4B]) ? Self.mostOfPackage : Self.mostOfText
      }
    } catch {
      guard error.isTooLarge else { throw StudyError.file(error) }
      let size = (try? FileStamp.ofFile(path))?.flatMap { $0.size > 0 ? $0.size : nil }
      throw Failure(
        "\(name) is too large: "
          + (size.map { "it has \($0 >> 20) MB, and " } ?? "")
          + "a text may have \(Self.mostOfText >> 20) MB and a package \(Self.mostOfPackage >> 30) GB",
        hint: "check that it is the right file, or split it into several")
    }
  }
}

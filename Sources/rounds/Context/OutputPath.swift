import Files
import Posix
import Screen
import Terminal

/// The target of a command's output: standard output, which users name `-`, or a file.
enum OutputTarget {
  case standardOutput
  /// The file as the user named it, and its path.
  case file(String, path: String)

  var isStandardOutput: Bool { if case .standardOutput = self { true } else { false } }
}

extension Surroundings {
  /// The target for a name given by the user.
  /// - Parameter force: Whether an existing file may be overwritten.
  /// - Throws: ``Failure`` if there is no folder for the file, or something in its place.
  func outputTarget(_ name: String, force: Bool) throws(Failure) -> OutputTarget {
    if name == "-" { return .standardOutput }
    let path = absolute(name)
    guard !name.isEmpty, !FileSystem.isFolder(path) else {
      throw Failure(
        "\(name.isEmpty ? "an empty name" : name) is not a file to write to",
        hint: "name a file, not a folder")
    }
    if let folder = FileSystem.parent(of: path), !FileSystem.isFolder(folder) {
      throw Failure(
        "there is no folder \(displayed(folder)) to write \(name) in",
        hint: "make the folder, or name a file elsewhere")
    }
    try refuseOverwriting(path, of: name, force: force)
    return .file(name, path: path)
  }

  /// Throws if something exists at a path, unless it is a file that may be overwritten.
  func refuseOverwriting(_ path: String, of name: String, force: Bool) throws(Failure) {
    guard FileSystem.exists(path) else { return }
    guard force else {
      throw Failure(
        "\(name) exists already", hint: "add --force to overwrite it, or name another file")
    }
    var status = stat()
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw Failure("\(name) is not a file to overwrite", hint: "write - for standard output")
    }
  }
}

extension Context {
  /// Writes a command's output.
  func write(_ bytes: [UInt8], to target: OutputTarget) throws(FileError) {
    switch target {
    case .standardOutput:
      // A pipe or a file gets it unchanged, a terminal without control characters.
      if isOnTerminal {
        terminal.writeData(sanitized(String(decoding: bytes, as: UTF8.self)))
      } else {
        terminal.writeData(bytes)
      }
    case .file(_, let path):
      try AtomicFile.write(bytes, to: path, mode: 0o666, followsLinks: true)
    }
  }
}

import Journal

extension Surroundings {
  /// The path of a file that is to be written, from what the user wrote.
  /// - Throws: ``Failure`` if there is no folder to put it in, or a folder in its place.
  func outputPath(_ name: String) throws(Failure) -> String {
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
    return path
  }
}

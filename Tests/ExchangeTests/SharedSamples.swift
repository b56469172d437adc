import FoundationEssentials

/// The folder of sample files that may lie beside the project.
enum SharedSamples {
  static let folder: String = {
    let project = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(project)/../shared/samples"
  }()

  /// Whether the folder is there; tests that need it are skipped where it is not.
  static let exist = FileManager.default.fileExists(atPath: folder)

  static func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(folder)/\(path)").map { Array($0) } ?? []
  }

  /// The names of the files in a folder that end in a certain way.
  static func names(in path: String, suffix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }
}

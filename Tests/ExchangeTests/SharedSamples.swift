import FoundationEssentials

/// The folder of sample files that may be next to the project.
enum SharedSamples {
  static let folder: String = {
    let project = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(project)/../shared/samples"
  }()

  /// Whether the folder exists; tests that need it are skipped otherwise.
  static let exist = FileManager.default.fileExists(atPath: folder)

  static func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(folder)/\(path)").map { Array($0) } ?? []
  }

  /// The names of the files in a folder with a given suffix.
  static func names(in path: String, suffix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }
}

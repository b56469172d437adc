package import Collection
import Files
import JSON

/// The finished exams, in the folder `exams` of a collection, for reading their reports again.
package struct ExamArchive: Sendable {
  private let folder: String

  package init(_ folder: CollectionFolder) {
    self.folder = folder.exams
  }

  /// Saves a finished exam. Saving the same exam again replaces its file.
  package func keep(_ exam: Exam) throws(StudyError) {
    // Tags may contain characters that a file name should not.
    let name = String(exam.name.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    let second = (exam.end ?? 0) / 1000 % 86_400
    do {
      try FileSystem.makeFolder(folder)
      try AtomicFile.write(
        exam.json.bytes(style: .compact),
        to: FileSystem.join(folder, "\(exam.day)-\(name)-\(second).json"))
    } catch {
      throw .file(error)
    }
  }

  /// The exams, latest first.
  /// - Throws: An error if the folder cannot be read; files that do not hold an exam are skipped.
  package func exams() throws(StudyError) -> [Exam] {
    do throws(FileError) {
      return try FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }
        .compactMap { try? Exam(reading: FileSystem.join(folder, $0)) }
        .sorted { ($0.end ?? 0, $0.name) > ($1.end ?? 0, $1.name) }
    } catch {
      if error.isMissing { return [] }
      throw .file(error)
    }
  }
}

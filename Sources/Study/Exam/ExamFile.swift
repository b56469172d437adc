import JSON
import Journal

/// The exam that was interrupted, in `exam.json` of a collection's folder.
package struct ExamFile: Sendable {
  package let path: String

  package init(_ folder: CollectionFolder) {
    path = folder.exam
  }

  /// The exam; nil if there is none.
  /// - Throws: An error if there is a file that holds no exam.
  package func read() throws(StudyError) -> Exam? {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readFile(path) { _ in SettingsFile.sizeLimit }
    } catch {
      if error.isMissing { return nil }
      throw .file(error)
    }
    do throws(JSONError) {
      guard let exam = Exam(try JSONValue(parsing: bytes)) else {
        throw JSONError("it holds no exam of this version")
      }
      return exam
    } catch {
      throw .unreadableSettings(path: path, error)
    }
  }

  /// Keeps the exam as it stands; it survives whatever happens.
  package func write(_ exam: Exam) throws(StudyError) {
    do {
      try AtomicFile.write(exam.json.bytes(style: .compact), to: path)
    } catch {
      throw .file(error)
    }
  }

  package func remove() throws(StudyError) {
    do {
      try FileSystem.removeFile(path)
    } catch {
      throw .file(error)
    }
  }
}

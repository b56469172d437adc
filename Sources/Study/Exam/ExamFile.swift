package import Collection
import Files
import JSON

/// The interrupted exam, in `exam.json` of a collection's folder.
package struct ExamFile: Sendable {
  package let folder: CollectionFolder
  package var path: String { folder.exam }

  package init(_ folder: CollectionFolder) {
    self.folder = folder
  }

  /// The exam; nil if there is none.
  /// - Throws: An error if the file does not hold an exam.
  package func read() throws(StudyError) -> Exam? {
    do {
      return try Exam(reading: path)
    } catch {
      if case .file(let error) = error, error.isMissing { return nil }
      throw error
    }
  }

  /// Saves the exam durably.
  /// - Parameter old: The exam as last saved; nil for a new one.
  /// - Throws: An error if the file has changed since: the exam is also being taken elsewhere.
  package func write(_ exam: Exam, replacing old: Exam?) throws(StudyError) {
    guard try read()?.withoutTime == old?.withoutTime else { throw .examElsewhere(path: path) }
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

extension Exam {
  /// The exam without the time taken, which is saved along the way.
  fileprivate var withoutTime: Exam {
    var exam = self
    exam.elapsed = 0
    return exam
  }

  /// Reads a file that holds an exam.
  init(reading path: String) throws(StudyError) {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readFile(path) { _ in SettingsFile.sizeLimit }
    } catch {
      throw .file(error)
    }
    do throws(JSONError) {
      guard let exam = Exam(try JSONValue(parsing: bytes)) else {
        throw JSONError("it holds no exam of this version")
      }
      self = exam
    } catch {
      throw .unreadableSettings(path: path, error)
    }
  }
}

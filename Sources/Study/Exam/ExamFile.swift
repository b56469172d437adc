package import Collection
import Files
import JSON

/// The exam that was interrupted, in `exam.json` of a collection's folder.
package struct ExamFile: Sendable {
  package let folder: CollectionFolder
  package var path: String { folder.exam }

  package init(_ folder: CollectionFolder) {
    self.folder = folder
  }

  /// The exam; nil if there is none.
  /// - Throws: An error if there is a file that holds no exam.
  package func read() throws(StudyError) -> Exam? {
    do {
      return try Exam(reading: path)
    } catch {
      if case .file(let error) = error, error.isMissing { return nil }
      throw error
    }
  }

  /// Keeps the exam as it is now; it survives whatever happens.
  /// - Parameter old: The exam as it was kept last; nil for a new one.
  /// - Throws: An error if the file holds something else by now: the exam goes on elsewhere too.
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
  /// The exam without the time that it has taken, which is kept on the way.
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

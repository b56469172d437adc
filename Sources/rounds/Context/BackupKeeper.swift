import Files
import Safekeeping
import SpacedRepetition

/// Makes the day's backup beside what the learner is doing.
@MainActor
final class BackupKeeper {
  private var work: InBackground<BackupError?, Never>?
  /// What the work is for: the folder and the day.
  private var purpose: (folder: String, day: Day)?

  /// Begins the day's backup, if there is need: of the collection as it is now.
  func keep(_ store: BackupStore, on day: Day, at now: Int) {
    if let purpose, purpose == (store.folder, day) { return }
    guard let contents = store.contents(neededOn: day) else { return }
    purpose = (store.folder, day)
    work = InBackground {
      do throws(BackupError) {
        try store.makeDaily(on: day, at: now, of: contents)
        return nil
      } catch {
        return error
      }
    }
  }

  /// Returns when the backup is made; why it is not, if something has failed.
  func finish() -> BackupError? {
    guard let work = work.take() else { return nil }
    purpose = nil
    return work.result()
  }
}

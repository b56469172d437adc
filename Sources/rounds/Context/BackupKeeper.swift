import Files
import Safekeeping
import SpacedRepetition

/// Makes the day's backup in the background.
@MainActor
final class BackupKeeper {
  private var work: InBackground<BackupError?, Never>?
  /// The running work: its folder and day.
  private var purpose: (folder: String, day: Day)?

  /// Starts the day's backup of the collection as it is now, if one is needed.
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

  /// Waits until the backup is made; returns the error if it failed.
  func finish() -> BackupError? {
    guard let work = work.take() else { return nil }
    purpose = nil
    return work.result()
  }
}

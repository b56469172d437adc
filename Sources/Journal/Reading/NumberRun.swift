/// The numbers of one machine's events in file order, to find missing ones.
///
/// A machine numbers its events without gaps. A gap means lost events, unless a damaged line takes
/// its place, or it belongs to an interrupted import that was undone.
struct NumberRun {
  /// The highest number so far.
  private var last: Int
  /// The number of damaged lines after it.
  private var damagedLines = 0
  /// The last import, and the number of the last event that it announced.
  private var lastImport: (id: EventID, end: Int)?

  /// Continues after a number; 0 at the beginning.
  init(after last: Int = 0) { self.last = last }

  /// Counts a damaged line that may have been an event.
  mutating func passDamagedLine() { damagedLines += 1 }

  /// Takes the next event, and returns the numbers missing before it. A number lower than earlier
  /// ones is not a gap: lost events may have come back at the end of the file.
  mutating func take(_ id: EventID, _ action: Action?) -> ClosedRange<Int>? {
    if case .imported(let what) = action {
      lastImport = (id, id.number.addingReportingOverflow(what.events).partialValue)
    }
    guard id.number > last else { return nil }
    defer {
      last = id.number
      damagedLines = 0
    }
    guard id.number - last > 1 else { return nil }
    let missing = (last + 1)...(id.number - 1)
    if missing.count <= damagedLines { return nil }
    if case .undo(let target) = action, let lastImport, target == lastImport.id,
      missing.upperBound == lastImport.end
    {
      return nil
    }
    return missing
  }
}

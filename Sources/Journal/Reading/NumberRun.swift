/// The numbers of one machine's events as they follow each other in a file, to find those that are
/// missing.
///
/// A machine numbers its events without a gap. What is left out has been lost, unless a damaged line
/// stands there, or it belongs to an import that was cut off and taken back.
struct NumberRun {
  /// The highest number so far.
  private var last: Int
  /// The damaged lines behind it.
  private var damagedLines = 0
  /// The last import, and the number of the last event that it was to bring.
  private var lastImport: (id: EventID, end: Int)?

  /// Goes on behind a number; 0 at the beginning.
  init(after last: Int = 0) { self.last = last }

  /// Notes a line that may have been an event.
  mutating func passDamagedLine() { damagedLines += 1 }

  /// Takes the next event, and returns the numbers that are missing before it. A lower number than
  /// those before it is none: what was lost may have come back at the end of the file.
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

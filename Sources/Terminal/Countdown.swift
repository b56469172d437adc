/// A time limit while the learner is asked: waiting for keys and lines ends with it.
package struct Countdown {
  /// Returns the milliseconds until ``tick`` should be called next; nil once the time is up.
  package var nextTick: @MainActor () -> Int?
  /// Shows the remaining time, for example with ``TerminalSession/paintAside(_:)``.
  package var tick: @MainActor () -> Void

  package init(
    nextTick: @escaping @MainActor () -> Int?, tick: @escaping @MainActor () -> Void
  ) {
    self.nextTick = nextTick
    self.tick = tick
  }
}

extension TerminalSession {
  /// Waits for input until the countdown ends, showing its ticks in the meantime.
  /// - Returns: What ended the wait; `timeout` once the countdown's time is up.
  func waitForInputCountingDown() -> Arrival {
    guard let countdown else { return waitForInput() }
    while let wait = countdown.nextTick() {
      let arrival = waitForInput(timeout: Int32(clamping: max(1, wait)))
      guard case .timeout = arrival else { return arrival }
      countdown.tick()
    }
    return .timeout
  }

  /// Whether the countdown's time is up.
  var timeIsUp: Bool { countdown.map { $0.nextTick() == nil } ?? false }
}

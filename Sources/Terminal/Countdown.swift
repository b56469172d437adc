/// A time that runs out while the learner is asked: waits for keys and lines end with it.
package struct Countdown {
  /// Gives the milliseconds until ``tick`` is to be called next; nil once the time is up.
  package var nextTick: @MainActor () -> Int?
  /// Shows the time that is left, as with ``TerminalSession/paintAside(_:)``.
  package var tick: @MainActor () -> Void

  package init(
    nextTick: @escaping @MainActor () -> Int?, tick: @escaping @MainActor () -> Void
  ) {
    self.nextTick = nextTick
    self.tick = tick
  }
}

extension TerminalSession {
  /// Waits for input as long as the countdown lets it, and shows its ticks meanwhile.
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

internal import Posix
package import Testing

/// Expects that eight times the input takes not much more than eight times as long; what grows with
/// the square takes 64 times as long.
///
/// It is the processor's time on this thread that counts, so that neither a busy machine nor a
/// sanitizer makes a difference.
package func expectLinear<Input>(
  _ small: Input, _ large: Input, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (Input) -> Void
) {
  let isLinear = (0..<3).contains { _ in
    let first = processorTime { body(small) }
    return processorTime { body(large) } < max(first * 30, 0.1)
  }
  #expect(isLinear, sourceLocation: sourceLocation)
}

/// The seconds that a processor works for `body` on this thread.
private func processorTime(_ body: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  body()
  return now() - start
}

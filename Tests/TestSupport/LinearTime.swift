internal import Posix
package import Testing

/// Expects that eight times the input takes not much more than eight times as long; quadratic
/// growth takes 64 times as long.
///
/// It measures the processor time of this thread, so that neither a busy machine nor a sanitizer
/// makes a difference.
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

/// The processor time of `body` on this thread, in seconds.
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

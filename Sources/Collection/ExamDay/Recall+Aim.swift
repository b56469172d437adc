import Posix
import SpacedRepetition

extension Recall {
  /// SM-2's aim: nine of ten cards are known at the end of their interval, 0.9^(days / interval).
  package static let aim = Recall { progress, days in
    pow(0.9, Double(max(0, days)) / Double(max(1, progress.state.interval)))
  }
}

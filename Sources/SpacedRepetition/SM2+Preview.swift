extension SM2 {
  /// The result of each of the six grades for a card's state.
  ///
  /// It shows the learner what a key does before it is pressed. A preview cannot differ from the
  /// actual result: its outcomes come from ``SM2/next(_:_:)->SM2.State`` itself. SuperMemo's Delphi
  /// code had the same, as a call that does not commit.
  ///
  /// ```swift
  /// let state = SM2.State(repetition: 2, easiness: .initial, interval: 6)
  /// let preview = SM2().preview(state)
  /// print(preview[.perfect].interval)
  /// for (grade, outcome) in preview {
  ///   print(grade.rawValue, outcome.interval)
  /// }
  /// ```
  ///
  /// Two previews are equal if they have the same state and policy. A preview is as small as the
  /// state; outcomes are computed on demand, in constant time.
  @frozen
  public struct Preview: Hashable, Sendable {
    @usableFromInline let scheduler: SM2
    @usableFromInline let state: State

    @inlinable
    init(scheduler: SM2, state: State) {
      self.scheduler = scheduler
      self.state = state
    }

    /// The state after an answer with this grade.
    @inlinable
    public subscript(grade: Grade) -> State { scheduler.next(state, grade) }
  }

  /// The result of each of the six grades for a state.
  @inlinable
  public func preview(_ state: State) -> Preview { Preview(scheduler: self, state: state) }
}

extension SM2.Preview: RandomAccessCollection {
  /// A grade with the state after it.
  public typealias Element = (grade: Grade, state: SM2.State)

  /// The position of the lowest grade, 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// The position after the highest grade, 6.
  @inlinable
  public var endIndex: Int { 6 }

  /// The grade with this number, and the state after it.
  ///
  /// - Precondition: `position` is in 0...5.
  @inlinable
  public subscript(position: Int) -> Element {
    guard let grade = Grade(rawValue: position) else {
      preconditionFailure("A preview has the grades 0 to 5; there is no grade of this position")
    }
    return (grade, self[grade])
  }
}

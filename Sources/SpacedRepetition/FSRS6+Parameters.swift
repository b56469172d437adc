extension FSRS6 {
  /// The 21 numbers that make FSRS-6 fit a learner, w0 to w20.
  ///
  /// ```swift
  /// let parameters = FSRS6.Parameters.standard
  /// print(parameters[0], parameters[20])    // 0.212 0.1542
  /// ```
  @frozen
  public struct Parameters: Hashable, Sendable {
    /// The numbers in order, each within its bounds.
    public let values: [Double]

    /// What keeps numbers from being parameters.
    @frozen
    public enum Fault: Error, Hashable, Sendable {
      /// There are so many; sets have 21, 19 or 17 numbers.
      case count(Int)
      /// The number at this position is not finite.
      case notFinite(Int)
    }

    /// Makes parameters of 21 numbers, or of the 19 of FSRS-5 or the 17 of FSRS-4.5, which are
    /// converted; of none the standard ones.
    ///
    /// What is out of its bounds is moved to the nearest one, as Anki does.
    public init(_ numbers: some Sequence<Double>) throws(Fault) {
      var values = Array(numbers)
      if let place = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(place) }
      switch values.count {
      case 0: values = Self.standardValues
      case 17:
        let speed = values[5]
        values[4] += 2 * speed
        let grown = 3 * speed + 1
        values[5] = grown > 0 ? Elementary.log(grown) / 3 : Self.lowest[5]
        values[6] += 0.5
        values += [0, 0, 0, 0.5]
      case 19: values += [0, 0.5]
      case 21: break
      default: throw .count(values.count)
      }
      self.init(clipping: values)
    }

    /// Makes parameters of 21 finite numbers, moving them into their bounds.
    init(clipping values: [Double]) {
      self.values = values.indices.map { min(max(values[$0], Self.lowest[$0]), Self.highest[$0]) }
    }

    /// The parameters for a learner of whom nothing is known: the medians of 10,000 collections.
    public static var standard: Parameters { Parameters(clipping: standardValues) }

    /// The parameter of a number from 0 to 20.
    public subscript(number: Int) -> Double { values[number] }

    private static var standardValues: [Double] {
      [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
      ]
    }

    /// The range of each parameter, which training may not leave either.
    public static var bounds: [ClosedRange<Double>] {
      zip(lowest, highest).map { $0...$1 }
    }

    private static var lowest: [Double] {
      [
        0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0,
        1, 0, 0, 0, 0.1,
      ]
    }

    private static var highest: [Double] {
      [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]
    }
  }
}

extension FSRS6.Parameters: CustomStringConvertible {
  /// The numbers in order, separated by commas.
  public var description: String { values.map { "\($0)" }.joined(separator: ", ") }
}

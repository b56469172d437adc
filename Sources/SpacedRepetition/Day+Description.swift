extension Day: LosslessStringConvertible {
  /// The day for a text of the form `YYYY-MM-DD`; `nil` for anything else.
  ///
  /// The text must have exactly ten ASCII characters; signs, spaces and shorter forms are rejected,
  /// and the date must exist. Reading a native string allocates nothing.
  public init?(_ description: String) {
    var text = description
    guard let day = text.withUTF8(Day.init(ascii:)) else { return nil }
    self = day
  }

  private init?(ascii text: UnsafeBufferPointer<UInt8>) {
    guard
      text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = Day.number(in: text[0..<4]),
      let month = Day.number(in: text[5..<7]),
      let day = Day.number(in: text[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(in digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Day: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`, as in ISO 8601; ten ASCII characters that sort like the days.
  public var description: String {
    let (year, month, day) = components
    return String(unsafeUninitializedCapacity: 10) { bytes in
      func write(_ value: Int, digits: Int, at start: Int) {
        var rest = value
        for offset in (start..<start + digits).reversed() {
          bytes[offset] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, digits: 4, at: 0)
      bytes[4] = UInt8(ascii: "-")
      write(month, digits: 2, at: 5)
      bytes[7] = UInt8(ascii: "-")
      write(day, digits: 2, at: 8)
      return 10
    }
  }
}

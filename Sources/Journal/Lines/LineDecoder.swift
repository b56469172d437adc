internal import JSON

/// Decodes a journal's lines one after another, reusing memory.
struct LineDecoder: ~Copyable {
  /// The content of a line.
  enum Line {
    case header(JournalHeader)
    case event(Event)
    /// An event of a kind that this version does not know.
    case unknown(number: Int)
    /// A header of a format that this version does not know.
    case newerFormat(version: Int)
    case damaged(JournalProblem.Reason, column: Int)
  }

  private var parser = JSONParser()
  private var days = DayCache()

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - line: Its bytes without the line ending; `JSONParser.padding` readable bytes follow.
  ///   - device: The machine whose event it is, if known.
  mutating func decode(
    _ line: UnsafeRawBufferPointer, device: DeviceID?
  ) -> Line {
    switch LineChecksum(of: line) {
    case .right: break
    case .wrong:
      return .damaged(.wrongChecksum, column: line.count - EventLine.checksumLength + 9)
    case .missing:
      // A newer format may not have our checksum.
      let version = try? parser.parse(line, isPadded: true) { Self.newerVersion($0) }
      if let version = version ?? nil { return .newerFormat(version: version) }
      return .damaged(.noChecksum, column: max(1, line.count))
    }
    var days = self.days
    defer { self.days = days }
    do throws(JSONError) {
      let read = try parser.parse(line, isPadded: true) { view in
        Result { () throws(FieldError) in try Self.read(view, device: device, days: &days) }
      }
      switch read {
      case .success(let line): return line
      case .failure(let error): return .damaged(error.reason, column: error.column(in: line))
      }
    } catch {
      return .damaged(.notJSON(error.reason), column: error.column ?? 1)
    }
  }

  private static func read(
    _ view: JSONView, device: DeviceID?, days: inout DayCache
  ) throws(FieldError) -> Line {
    guard var fields = LineFields(view) else { throw FieldError("n", "a member of an object") }
    if fields.isHeader {
      if let version = newerVersion(view) { return .newerFormat(version: version) }
      return .header(try fields.header())
    }
    guard let device else { throw FieldError(reason: .unknownDevice) }
    let number = try fields.integer("n", .number)
    let at = try fields.integer("at", .time)
    guard let action = try fields.action(&days) else { return .unknown(number: number) }
    return .event(Event(id: EventID(device: device, number: number), at: at, action: action))
  }

  /// The version in a header of a newer format; nil for any other line.
  private static func newerVersion(_ view: JSONView) -> Int? {
    guard view["rounds"]?.isString("journal") == true, let version = view["version"]?.integer,
      version > JournalHeader.currentVersion
    else { return nil }
    return version
  }
}

internal import Flashcards
internal import JSON
internal import Synchronization

/// Actions in little memory: an answer as a ``PackedReview``, any other in a list, in which the packed
/// one has its place.
struct PackedActions: Sendable {
  /// Those of a file, before all others.
  private var kept: KeptActions?
  /// The actions that do not fit a packed answer, in order of arrival.
  private var own: [Action] = []
  /// The policies of answers.
  private var policies: [String] = []

  /// How many actions are no packed answers.
  var othersCount: Int { (kept?.lines.count ?? 0) + own.count }

  mutating func pack(_ action: Action) -> PackedReview {
    if case .review(let review) = action, let place = place(of: review.scheduler),
      let packed = PackedReview(review, scheduler: place)
    {
      return packed
    }
    own.append(action)
    return PackedReview(place: othersCount - 1, isReview: action.isReview)
  }

  /// The place of a policy's name, which is added; nil if there are too many.
  private mutating func place(of policy: String) -> UInt8? {
    if let known = policies.firstIndex(of: policy) { return UInt8(exactly: known) }
    guard policies.count <= Int(UInt8.max) else { return nil }
    policies.append(policy)
    return UInt8(policies.count - 1)
  }

  /// What was packed.
  /// - Parameter card: The card of an answer; others name theirs.
  func action(_ packed: PackedReview, of card: @autoclosure () -> CardID) -> Action {
    packed.isPacked
      ? .review(packed.review(of: card(), by: policies[packed.scheduler])) : other(at: packed.place)
  }

  private func other(at place: Int) -> Action {
    guard let kept else { return own[place] }
    let count = kept.lines.count
    return place < count ? kept.action(at: place) : own[place - count]
  }

  /// Adds the actions of another list.
  /// - Returns: What becomes of a packed action of that list; nil if it cannot be joined.
  mutating func join(_ more: PackedActions) -> ((PackedReview) -> PackedReview)? {
    let places = more.policies.compactMap { place(of: $0) }
    guard places.count == more.policies.count, more.kept == nil else { return nil }
    let count = othersCount
    own += more.own
    return { packed in
      packed.isPacked
        ? packed.moved(to: places)
        : PackedReview(place: count + packed.place, isReview: packed.isReview)
    }
  }

  // MARK: In a file

  /// Whether the file has all that was written.
  var isWhole: Bool { kept?.isWhole ?? true }

  /// How much a packed action may name.
  var limits: (policies: Int, others: Int) { (policies.count, othersCount) }

  func pack(to packer: inout BytePacker) {
    packer.append(policies)
    var lines = ByteStrings()
    for place in 0..<othersCount { lines.append(KeptActions.line(other(at: place))) }
    lines.pad(JSONParser.padding)
    lines.pack(to: &packer)
  }

  init() {}

  init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    policies = try unpacker.value()
    kept = KeptActions(try ByteStrings(from: &unpacker))
    guard policies.count <= Int(UInt8.max) + 1, othersCount <= Int32.max / 2 else {
      throw UnpackingError()
    }
  }
}

/// Actions in a file: lines of a journal, padded as `JSONParser` wants it. An import may have brought a
/// hundred thousand, and a start needs few.
private final class KeptActions: Sendable {
  let lines: ByteStrings
  private let remadeLines = Mutex<ByteStrings?>(nil)

  init(_ lines: ByteStrings) { self.lines = lines }

  /// The name that packed actions go by: theirs is in their rows.
  private static let anyEvent = EventID(device: DeviceID("any")!, number: 1)

  static func line(_ action: Action) -> [UInt8] {
    var line = JSONWriter(capacity: 256)
    EventLine.append(Event(id: anyEvent, at: 0, action: action), to: &line)
    return line.bytes
  }

  func action(at place: Int) -> Action {
    if let action = Self.action(at: place, of: lines) { return action }
    // Its checksum is right, and yet this program has not packed it.
    return remadeLines.withLock { remade in
      if remade == nil { remade = lines.remade }
      guard let remade, place < remade.count, let action = Self.action(at: place, of: remade) else {
        lines.giveUp()
      }
      return action
    }
  }

  /// The action of a line; nil if it is none that this program packs.
  private static func action(at place: Int, of lines: ByteStrings) -> Action? {
    lines.withBytes(place, more: JSONParser.padding) { bytes in
      // Without the line feed; what is behind the line may be read, too.
      let count = bytes.count - JSONParser.padding - 1
      guard count > 0 else { return nil }
      var decoder = LineDecoder()
      let line = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      let decoded = decoder.decode(line, device: anyEvent.device)
      return if case .event(let event) = decoded { event.action } else { nil }
    }
  }

  var isWhole: Bool {
    lines.isReadable
      && (0..<lines.count).allSatisfy { Self.action(at: $0, of: lines) != nil }
  }
}

import Flashcards
import JSON
import Journal

extension ImportStore {
  /// What stands in `pending`.
  struct Pending {
    /// The import that is done or undone.
    let id: EventID
    let isUndo: Bool
    /// Whether it is the undo of an import that was not finished: without the undo, that is to be
    /// finished.
    var isOfUnfinished = false
    /// The files that are to go, of decks and of the collection's own folder.
    var removed: [String: [String]] = [:]

    init(id: EventID, isUndo: Bool) {
      self.id = id
      self.isUndo = isUndo
    }

    init(
      id: EventID, isUndo: Bool, ofUnfinished isOfUnfinished: Bool = false,
      removing changes: DeckChanges
    ) {
      self.init(id: id, isUndo: isUndo)
      self.isOfUnfinished = isOfUnfinished
      for part in ImportedPart.allCases {
        let removed = part.files(of: changes).filter { $0.value == nil }.keys.sorted()
        self.removed[part.removedKey] = removed
      }
    }
  }

  var pendingPath: String { FileSystem.join(collection.imports, "pending") }

  /// Whether an import or its undo was cut off.
  var isCutOff: Bool { (try? FileStamp.ofFile(pendingPath)) ?? nil != nil }

  /// Whether an import is journalled and not finished, or was about to be journalled.
  func isPending(_ id: EventID) -> Bool {
    (try? pending()).flatMap { $0 }.map { $0.id == id && (!$0.isUndo || $0.isOfUnfinished) }
      ?? false
  }

  /// The files that `pending` speaks of.
  func prepared(_ pending: Pending) throws(FileError) -> [PreparedFiles] {
    var result: [PreparedFiles] = []
    for part in ImportedPart.allCases {
      var changed: [String: [UInt8]?] = [:]
      for relative in pending.removed[part.removedKey] ?? [] {
        changed.updateValue(nil, forKey: relative)
      }
      let ready = folder(of: pending.id, part, pending.isUndo ? .undone : .after)
      for relative in try files(in: ready) {
        changed[relative] = try FileSystem.readFile(FileSystem.join(ready, relative))
      }
      result.append(PreparedFiles(root: part.root(of: collection), files: changed))
    }
    return result
  }

  /// Removes what is ready for a change that the journal does not have.
  func forget(_ pending: Pending) {
    for files in (try? prepared(pending)) ?? [] { files.discard() }
    guard pending.isUndo else {
      try? FileSystem.removeFile(pendingPath)
      try? FileSystem.removeFolder(folder(of: pending.id))
      return
    }
    if pending.isOfUnfinished, let unfinished = try? unfinished(pending.id) {
      try? write(unfinished)
    } else {
      try? FileSystem.removeFile(pendingPath)
    }
    for part in ImportedPart.allCases {
      try? FileSystem.removeFolder(folder(of: pending.id, part, .undone))
    }
  }

  /// The note of an import that is not finished: what it removes has no version after it.
  private func unfinished(_ id: EventID) throws(FileError) -> Pending {
    var pending = Pending(id: id, isUndo: false)
    for part in ImportedPart.allCases {
      let after = Set(try files(in: folder(of: id, part, .after)))
      pending.removed[part.removedKey] = try files(in: folder(of: id, part, .before))
        .filter { !after.contains($0) }
    }
    return pending
  }

  func write(_ pending: Pending) throws(FileError) {
    var object: JSONObject = [
      "import": ["device": .string(pending.id.device.text), "n": .integer(pending.id.number)],
      "undo": .bool(pending.isUndo),
    ]
    if pending.isOfUnfinished { object["unfinished"] = true }
    for part in ImportedPart.allCases {
      let removed = pending.removed[part.removedKey] ?? []
      if part == .decks || !removed.isEmpty {
        object[part.removedKey] = .array(removed.map { .string($0) })
      }
    }
    try AtomicFile.write(
      Array((JSONValue.object(object).description + "\n").utf8), to: pendingPath)
  }

  func pending() throws(StudyError) -> Pending? {
    let bytes = try asStudyError { () throws(FileError) in try contentIfThere(pendingPath) }
    guard let bytes, case .object(let object) = try? JSONValue(parsing: bytes),
      case .object(let name)? = object["import"],
      let device = name["device"]?.string.flatMap({ DeviceID($0) }),
      let number = name["n"]?.integer, LineBounds.number.range.contains(number),
      let isUndo = object["undo"]?.bool, case .array? = object["removed"]
    else { return nil }
    var pending = Pending(id: EventID(device: device, number: number), isUndo: isUndo)
    pending.isOfUnfinished = object["unfinished"]?.bool ?? false
    for part in ImportedPart.allCases {
      pending.removed[part.removedKey] =
        object[part.removedKey]?.array?.compactMap(\.string) ?? []
    }
    return pending
  }
}

extension ImportedPart {
  /// What `pending` calls the list of the files that go.
  fileprivate var removedKey: String {
    switch self {
    case .decks: "removed"
    case .others: "removedFromCollection"
    }
  }
}

extension DeckChanges {
  mutating func set(_ relative: String, of part: ImportedPart, to content: [UInt8]?) {
    switch part {
    case .decks: files.updateValue(content, forKey: relative)
    case .others: others.updateValue(content, forKey: relative)
    }
  }
}

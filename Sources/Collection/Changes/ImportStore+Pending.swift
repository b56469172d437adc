import Files
import JSON
import Journal

extension ImportStore {
  /// The content of `pending`.
  struct Pending {
    /// The import that is done or undone.
    let id: EventID
    /// The machine that does it; only its files are half done.
    let device: DeviceID
    let isUndo: Bool
    /// Whether this is the undo of an unfinished import: without the undo, that import has to be
    /// finished.
    var isOfUnfinished = false
    /// The files to delete, of decks and of the collection's own folder.
    var removed: [String: [RelativePath]] = [:]

    init(id: EventID, by device: DeviceID, isUndo: Bool) {
      self.id = id
      self.device = device
      self.isUndo = isUndo
    }

    init(
      id: EventID, by device: DeviceID, isUndo: Bool, ofUnfinished isOfUnfinished: Bool = false,
      removing changes: DeckChanges
    ) {
      self.init(id: id, by: device, isUndo: isUndo)
      self.isOfUnfinished = isOfUnfinished
      for part in ImportedPart.allCases {
        let removed = part.files(of: changes).filter { $0.value == nil }.keys.sorted()
        self.removed[part.removedKey] = removed
      }
    }
  }

  var pendingPath: String { FileSystem.join(collection.imports, "pending") }

  /// What `imports/pending` means to this machine.
  enum State: Equatable {
    case nothingPending
    /// An import or its undo was cut off here.
    case cutOff
    /// A note of another machine, brought by a copy of the folder or a sync: the files are on that
    /// machine, and there is nothing to finish here.
    case othersNote(DeviceID)
  }

  var state: State {
    guard FileSystem.exists(pendingPath) else { return .nothingPending }
    // The next writer examines a note that cannot be read.
    guard let pending = (try? pending()) ?? nil else { return .cutOff }
    let own = DeviceID.names(ofThisDevice: collection.cache)
    return own.contains(pending.device) ? .cutOff : .othersNote(pending.device)
  }

  /// Whether an import or its undo was cut off on this machine.
  var isCutOff: Bool { state == .cutOff }

  /// Whether `imports/pending` is a note written by this program.
  var hasNote: Bool { (try? pending()) ?? nil != nil }

  /// A message about a note that nobody has to finish here; nil if there is none.
  var notice: String? {
    guard case .othersNote(let device) = state else { return nil }
    return "\(pendingPath) comes from another machine (\(device)) and changes nothing here; "
      + "delete it"
  }

  /// Whether an import is journaled but unfinished, or was about to be journaled.
  func isPending(_ id: EventID) -> Bool {
    isCutOff
      && (try? pending()).flatMap { $0 }.map { $0.id == id && (!$0.isUndo || $0.isOfUnfinished) }
        == true
  }

  /// The files that `pending` names.
  func prepared(_ pending: Pending) throws(FileError) -> [PreparedFiles] {
    var result: [PreparedFiles] = []
    for part in ImportedPart.allCases {
      var changed: [RelativePath: [UInt8]?] = [:]
      for relative in pending.removed[part.removedKey] ?? [] {
        changed.updateValue(nil, forKey: relative)
      }
      let ready = folder(of: pending.id, part, pending.isUndo ? .undone : .after)
      for relative in try files(of: pending.id, part, pending.isUndo ? .undone : .after) {
        changed[relative] = try FileSystem.readFile(
          ready.appending(relative).path(in: collection.imports), followsLinks: false)
      }
      result.append(PreparedFiles(root: part.root(of: collection), files: changed))
    }
    return result
  }

  /// Removes the files prepared for a change that is not in the journal.
  func forget(_ pending: Pending) {
    for files in (try? prepared(pending)) ?? [] { files.discard() }
    guard pending.isUndo else {
      try? FileSystem.removeFile(pendingPath)
      try? remove(folder(of: pending.id))
      return
    }
    if pending.isOfUnfinished, let unfinished = try? unfinished(pending.id, by: pending.device) {
      try? write(unfinished)
    } else {
      try? FileSystem.removeFile(pendingPath)
    }
    for part in ImportedPart.allCases {
      try? remove(folder(of: pending.id, part, .undone))
    }
  }

  /// The note of an unfinished import: the files that it removes have no version after it.
  private func unfinished(_ id: EventID, by device: DeviceID) throws(FileError) -> Pending {
    var pending = Pending(id: id, by: device, isUndo: false)
    for part in ImportedPart.allCases {
      let after = Set(try files(of: id, part, .after))
      pending.removed[part.removedKey] = try files(of: id, part, .before)
        .filter { !after.contains($0) }
    }
    return pending
  }

  func write(_ pending: Pending) throws(FileError) {
    var object: JSONObject = [
      "import": ["device": .string(pending.id.device.text), "n": .integer(pending.id.number)],
      "by": .string(pending.device.text), "undo": .bool(pending.isUndo),
    ]
    if pending.isOfUnfinished { object["unfinished"] = true }
    for part in ImportedPart.allCases {
      let removed = pending.removed[part.removedKey] ?? []
      if part == .decks || !removed.isEmpty {
        object[part.removedKey] = .array(removed.map { .string($0.text) })
      }
    }
    try AtomicFile.write(
      Array((JSONValue.object(object).description + "\n").utf8), to: pendingPath)
  }

  /// The note's content; nil if this program did not write it, for example if one of its paths
  /// leads out of the collection.
  func pending() throws(StudyError) -> Pending? {
    let bytes = try asStudyError { () throws(FileError) in
      try contentIfThere("pending", in: collection.imports)
    }
    guard let bytes, case .object(let object) = try? JSONValue(parsing: bytes),
      case .object(let name)? = object["import"],
      let device = name["device"]?.string.flatMap({ DeviceID($0) }),
      let number = name["n"]?.integer, LineBounds.number.range.contains(number),
      let isUndo = object["undo"]?.bool, case .array? = object["removed"]
    else { return nil }
    // A note that does not name its machine belongs to the machine of the import's events.
    let writer = object["by"]?.string.flatMap { DeviceID($0) } ?? device
    var pending = Pending(
      id: EventID(device: device, number: number), by: writer, isUndo: isUndo)
    pending.isOfUnfinished = object["unfinished"]?.bool ?? false
    for part in ImportedPart.allCases {
      let names = object[part.removedKey]?.array ?? []
      let paths = names.compactMap { $0.string.flatMap { RelativePath(exactly: $0) } }
      guard paths.count == names.count else { return nil }
      // An import changes only these files of the collection's own folder.
      guard part == .decks || paths.allSatisfy({ CollectionFolder.ownFiles.contains($0) }) else {
        return nil
      }
      pending.removed[part.removedKey] = paths
    }
    return pending
  }
}

extension ImportedPart {
  /// The key in `pending` for the list of files to delete.
  fileprivate var removedKey: String {
    switch self {
    case .decks: "removed"
    case .others: "removedFromCollection"
    }
  }
}

extension DeckChanges {
  mutating func set(_ relative: RelativePath, of part: ImportedPart, to content: [UInt8]?) {
    switch part {
    case .decks: files.updateValue(content, forKey: relative)
    case .others: others.updateValue(content, forKey: relative)
    }
  }
}

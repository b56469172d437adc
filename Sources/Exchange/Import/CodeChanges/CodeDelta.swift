/// What changed from one edition of a set of codes to the next.
struct CodeDelta {
  enum Kind: Hashable {
    /// A code that the older edition did not have.
    case new
    /// A code that is gone, or can no longer be used.
    case deleted
    case revised
    /// A code that is only a heading now, above more specific ones.
    case nowHeader
    /// A heading that can be billed now.
    case nowBillable
    /// A discontinued code that can be used again.
    case reinstated
  }

  struct Change {
    let kind: Kind
    /// The code as it is now, or as it was if it is gone.
    let record: CodeRecord
    /// The code as it was.
    let old: CodeRecord?
    /// Its place among ``CodeDelta/all``.
    let place: Int
  }

  let system: CodeSystem
  private(set) var changes: [Change] = []
  /// The codes of the newer edition, with those that are gone where they were.
  private(set) var all: [CodeRecord] = []
  let new: CodeList
  let old: CodeList
  /// The codes of the older edition beyond the newer one's last, and the other way around, if one of
  /// the two files seems to be cut off.
  private(set) var beyondNew = 0
  private(set) var beyondOld = 0
  /// How many codes the editions share, and how many of these differ in the short description alone.
  private(set) var common = 0
  private(set) var shortOnly = 0

  /// A file that ends so much earlier than the other one is taken for a part of it.
  private static let leastCut = 100

  /// - Complexity: O(*n* log *n*) in the number of codes.
  init(from older: CodeFile, to newer: CodeFile) {
    system = newer.system
    // Where one file has no headers, those of the other say nothing.
    let comparesHeaders = older.layout == .order && newer.layout == .order
    new = CodeList(newer.records, system, hasHeaders: newer.layout == .order)
    old = CodeList(older.records, system, hasHeaders: older.layout == .order)
    all.reserveCapacity(new.records.count + 1000)
    let ends = cutOff()
    var next = 0
    for (index, record) in new.records.enumerated() {
      // Codes that are gone come before the one that followed them.
      if let place = old.places[record.code] {
        common += 1
        while next < place {
          addGone(at: next, comparesHeaders)
          next += 1
        }
        next = max(next, place + 1)
        all.append(record)
        compare(record, old.records[place], comparesHeaders)
      } else {
        all.append(record)
        if index < ends.new { addNew(record, comparesHeaders) }
      }
    }
    while next < ends.old {
      addGone(at: next, comparesHeaders)
      next += 1
    }
  }

  /// The codes of one edition before the first one that the other has too, if they are so many that
  /// the beginning of the other file seems to be missing; else 0.
  static func missingBeginning(of other: CodeList, in list: CodeList) -> Int {
    let first = other.records.first { list.places[$0.code] != nil }
    let before = first.flatMap { list.places[$0.code] } ?? 0
    return before >= leastCut && before * 10 > list.records.count ? before : 0
  }

  /// The number of codes of each edition that are compared.
  private mutating func cutOff() -> (new: Int, old: Int) {
    func end(of list: CodeList, in other: CodeList) -> Int {
      guard let last = other.records.last(where: { list.places[$0.code] != nil }),
        let place = list.places[last.code]
      else { return list.records.count }
      let beyond = list.records.count - place - 1
      return beyond >= Self.leastCut && beyond * 10 > list.records.count
        ? place + 1 : list.records.count
    }
    let ends = (new: end(of: new, in: old), old: end(of: old, in: new))
    beyondNew = old.records.count - ends.old
    beyondOld = new.records.count - ends.new
    return ends
  }

  // MARK: One code

  private mutating func add(_ kind: Kind, _ record: CodeRecord, old: CodeRecord? = nil) {
    changes.append(Change(kind: kind, record: record, old: old, place: all.count - 1))
  }

  private mutating func addNew(_ record: CodeRecord, _ comparesHeaders: Bool) {
    if record.isHeader {
      if comparesHeaders { add(.new, record) }
    } else if record.isGone {
      // It came and went between the two editions.
    } else if !old.hasHeaders, old.isHeading(record.code) {
      add(.nowBillable, record)
    } else {
      add(.new, record)
    }
  }

  private mutating func addGone(at place: Int, _ comparesHeaders: Bool) {
    let record = old.records[place]
    // Codes that are out of order in one of the files are there nevertheless.
    if new.places[record.code] != nil || record.isGone { return }
    if record.isHeader, !comparesHeaders { return }
    all.append(record)
    if !record.isHeader, !new.hasHeaders, new.isHeading(record.code) {
      add(.nowHeader, record, old: record)
    } else {
      add(.deleted, record, old: record)
    }
  }

  private mutating func compare(
    _ record: CodeRecord, _ old: CodeRecord, _ comparesHeaders: Bool
  ) {
    if record.isHeader, !old.isHeader {
      add(.nowHeader, record, old: old)
    } else if old.isHeader, !record.isHeader {
      add(.nowBillable, record, old: old)
    } else if record.isGone != old.isGone {
      add(record.isGone ? .deleted : .reinstated, record, old: old)
    } else if !record.isGone, record.long != old.long {
      if !record.isHeader || comparesHeaders { add(.revised, record, old: old) }
    } else if !record.isGone, record.short != old.short, !record.short.isEmpty, !old.short.isEmpty {
      shortOnly += 1
    }
  }
}

extension CodeRecord {
  /// Whether HCPCS keeps the code although it can no longer be used.
  var isGone: Bool {
    guard let hcpcs else { return false }
    return hcpcs.terminated != nil || hcpcs.action == "D"
  }
}

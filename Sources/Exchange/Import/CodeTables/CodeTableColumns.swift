/// Which column of a table of codes is what.
struct CodeTableColumns {
  /// The code; of a pair the first one, of a conversion the current one.
  var code: Int?
  /// What it stands for; of a pair the reason.
  var text: Int?
  /// The name of a place of service.
  var name: Int?
  /// The second code of a pair; of a conversion the previous codes.
  var other: Int?
  var start: Int?
  /// The month and the day from which a code holds, as `10.01`.
  var monthAndDay: Int?
  var modified: Int?
  var stop: Int?
  var notes: Int?
  /// The modifier indicator.
  var indicator: Int?
  /// Whether the names say that the codes are reason or remark codes.
  var isNamedForReasons = false

  /// What a row of names makes of a table; nil if it is none of these tables.
  static func header(_ cells: [String]) -> (CodeTableKind, CodeTableColumns)? {
    guard cells.count > 1, cells.count < 40 else { return nil }
    let names = cells.map(Self.words)
    return pairs(names) ?? conversion(names) ?? places(names) ?? reasons(names)
  }

  /// The lowercase words of a name, without signs: `Previous Code(s) Assignment` has code and s.
  private static func words(_ name: String) -> [String] {
    name.prefix(200).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func pairs(_ names: [[String]]) -> (CodeTableKind, CodeTableColumns)? {
    func column(_ number: String) -> Int? {
      names.firstIndex { $0.starts(with: ["column", number]) || $0.first == "column" + number }
    }
    guard let first = column("1"), let second = column("2") else { return nil }
    var columns = CodeTableColumns()
    (columns.code, columns.other) = (first, second)
    columns.start = names.firstIndex { $0.first == "effective" }
    columns.stop = names.firstIndex { $0.first == "deletion" || $0.first == "deleted" }
    columns.indicator = names.firstIndex { $0.first == "modifier" || $0.last == "indicator" }
    columns.text = names.firstIndex { $0.contains("rationale") }
    // Any spreadsheet may call its columns so.
    let others = [columns.start, columns.stop, columns.indicator, columns.text]
    return others.contains { $0 != nil } ? (.codePairs, columns) : nil
  }

  private static func conversion(_ names: [[String]]) -> (CodeTableKind, CodeTableColumns)? {
    func isOfCodes(_ words: [String], _ which: String) -> Bool {
      words.first == which && (words.contains("code") || words.contains("codes"))
        && !words.contains("title") && !words.contains("description")
    }
    guard let current = names.firstIndex(where: { isOfCodes($0, "current") }) else { return nil }
    var columns = CodeTableColumns()
    columns.code = current
    columns.other = names.firstIndex { isOfCodes($0, "previous") }
    columns.monthAndDay = names.firstIndex { $0.starts(with: ["effective", "month"]) }
    columns.start = names.firstIndex {
      $0.first == "effective" && !$0.starts(with: ["effective", "month"])
    }
    columns.text = names.firstIndex { $0.last == "title" && $0.first != "predecessor" }
    let isClear = columns.other != nil || names[current].contains("assignment")
    return isClear ? (.conversion, columns) : nil
  }

  private static func places(_ names: [[String]]) -> (CodeTableKind, CodeTableColumns)? {
    let place = ["place", "of", "service"]
    func isOfPlaces(_ words: [String], _ what: Set<String>) -> Bool {
      let rest =
        words.starts(with: place)
        ? words.dropFirst(3) : words.first == "pos" ? words.dropFirst() : []
      return what.contains(rest.first ?? "")
    }
    guard let code = names.firstIndex(where: { isOfPlaces($0, ["code", "codes"]) }) else {
      return nil
    }
    var columns = CodeTableColumns()
    columns.code = code
    columns.name = names.firstIndex { isOfPlaces($0, ["name", "title"]) || $0 == ["name"] }
    columns.text = names.firstIndex {
      isOfPlaces($0, ["description", "descriptor"]) || $0 == ["description"]
    }
    if columns.name == nil { (columns.name, columns.text) = (columns.text, nil) }
    return (.placesOfService, columns)
  }

  private static let starts: Set<[String]> = [
    ["start"], ["start", "date"], ["effective"], ["effective", "date"], ["implementation", "date"],
  ]
  private static let changes: Set<[String]> = [
    ["last", "modified"], ["modified"], ["last", "modified", "date"], ["modified", "date"],
    ["last", "modification", "date"],
  ]
  private static let stops: Set<[String]> = [
    ["stop"], ["stop", "date"], ["deactivation", "date"], ["deactivated"], ["termination", "date"],
    ["end", "date"], ["deactivated", "date"], ["stop", "deactivated"],
  ]
  private static let texts: Set<[String]> = [
    ["description"], ["code", "description"], ["long", "description"], ["definition"], ["text"],
    ["meaning"], ["message"],
  ]

  private static func reasons(_ names: [[String]]) -> (CodeTableKind, CodeTableColumns)? {
    let kinds: Set<String> = ["carc", "rarc", "reason", "remark", "adjustment"]
    let named = names.firstIndex { words in
      words.contains(where: kinds.contains) && !words.contains("description")
        && (words.contains("code") || words.contains("codes")
          || words.count == 1
            && (words[0] == "carc" || words[0] == "rarc"))
    }
    var columns = CodeTableColumns()
    columns.code = named ?? names.firstIndex { $0 == ["code"] }
    columns.isNamedForReasons = named != nil
    columns.start = names.firstIndex(where: starts.contains)
    columns.modified = names.firstIndex(where: changes.contains)
    columns.stop = names.firstIndex(where: stops.contains)
    columns.notes = names.firstIndex { $0 == ["notes"] || $0 == ["note"] }
    columns.text = names.firstIndex { texts.contains($0) || $0.last == "description" }
    guard columns.code != nil else { return nil }
    let hasDates = columns.modified != nil || columns.stop != nil || columns.start != nil
    guard hasDates, columns.isNamedForReasons || columns.text != nil else { return nil }
    return (.reasons, columns)
  }

  /// What rows without names are, told by codes that everybody knows.
  static func unnamed(
    _ rows: some Swift.Collection<PublishedTable.Row>
  ) -> (CodeTableKind, CodeTableColumns)? {
    let rows = rows.prefix(60)
    guard rows.count > 2 else { return nil }
    if rows.areMostly({ $0.cells.count == 3 && PlaceOfService.isCode($0.cells[0]) }),
      rows.contains(where: { PlaceOfService.isKnown($0.cells) })
    {
      return (.placesOfService, CodeTableColumns(code: 0, text: 2, name: 1))
    }
    if rows.areMostly({ $0.cells.count == 2 && ReasonCode.isCode($0.cells[0]) }),
      rows.areMostly({ $0.cells.count == 2 && ReasonCode.hasDates($0.cells[1]) })
    {
      return (.reasons, CodeTableColumns(code: 0, text: 1))
    }
    return nil
  }
}

import Flashcards
import SpacedRepetition
import Text

/// What each kind of table comes to.
extension CodeTableReader {
  /// Edits are half a million; nobody learns so many.
  private static let mostPairs = 5000

  mutating func readReasons() {
    var codes: [CodeSystem: [(line: Int, code: ReasonCode)]] = [:]
    for row in table.rows {
      let code = ReasonCode(row, table.columns)
      guard ReasonCode.isCode(code.code), !code.description.isEmpty else {
        refuse(row, code.description.isEmpty ? "no description" : "no reason or remark code")
        continue
      }
      codes[code.system, default: []].append((row.line, code))
    }
    for (system, name) in [
      (CodeSystem.reasonCodes, "Claim adjustment reason codes"),
      (.remarkCodes, "Remittance advice remark codes"),
    ] {
      guard let list = codes[system] else { continue }
      var sharing: [String: [String]] = [:]
      for (_, code) in list { sharing[code.description, default: []].append(code.code) }
      take(list.map { $0.code.record(line: $0.line) }, system, deck: name) { index in
        let code = list[index].code
        return code.note(
          line: list[index].line,
          others: (sharing[code.description] ?? []).filter { $0 != code.code })
      }
    }
  }

  mutating func readPlaces() {
    var places: [(line: Int, place: PlaceOfService)] = []
    var unassigned = 0
    for row in table.rows {
      let place = PlaceOfService(row, table.columns)
      if PlaceOfService.isCode(place.code), place.isUnassigned {
        unassigned += 1
      } else if place.code.utf8.count == 2, PlaceOfService.isCode(place.code), !place.name.isEmpty {
        places.append((row.line, place))
      } else {
        refuse(row, place.name.isEmpty ? "no name" : "no place of service of two digits")
      }
    }
    if unassigned > 0 {
      skip(.init(name: counted(unassigned, "row"), reason: "unassigned codes"))
    }
    let records = places.map {
      CodeRecord(
        line: $0.line, code: $0.place.code, short: $0.place.name, long: $0.place.description)
    }
    take(records, .placesOfService, deck: "Place of service codes") {
      places[$0].place.note(line: places[$0].line)
    }
  }

  mutating func readPairs() {
    var pairs: [(line: Int, pair: CodePair)] = []
    var known: [String: Int] = [:]
    for row in table.rows {
      let pair = CodePair(row, table.columns)
      if let problem = pair.problem {
        refuse(row, problem)
        continue
      }
      let name = pair.first + pair.second
      // An edit may have been deleted and come again: the newest counts.
      if let index = known[name] {
        skip(
          .init(line: row.line, name: "\(pair.first)-\(pair.second)", reason: "an older edit of it")
        )
        if pair.effective.map(\.firstDay.number) ?? 0
          > pairs[index].pair.effective.map(\.firstDay.number) ?? 0
        {
          pairs[index] = (row.line, pair)
        }
      } else {
        known[name] = pairs.count
        pairs.append((row.line, pair))
      }
    }
    let setting = CodePairSetting(fileName: file)
    take(
      pairs.map { $0.pair.record(line: $0.line) }, .codePairs,
      deck: "NCCI PTP edits\(setting.source)", most: Self.mostPairs
    ) { pairs[$0].pair.note(line: pairs[$0].line, setting: setting) }
  }

  mutating func readConversion() {
    let conversions = ConversionTable(table)
    for row in conversions.unreadable {
      skip(.init(line: row.line, reason: "it begins with no code of ICD-10"))
    }
    guard let deck = ConversionDeck(conversions, wanted: options.fiscalYear), !deck.entries.isEmpty
    else {
      report(
        Self.problem(
          .error, file,
          options.fiscalYear.map { "the table has no row of fiscal year \($0)" }
            ?? "no row has a year from which its code is valid",
          hint: table.kind.expectation))
      return
    }
    if deck.others > 0 {
      skip(
        .init(
          name: counted(deck.others, "row"),
          reason: "not of fiscal year \(deck.year); --fiscal-year takes another one"))
    }
    take(deck.records, deck.codeSystem, deck: deck.name) { deck.note(at: $0) }
  }
}

import Flashcards
import JSON
import SpacedRepetition
import Text

/// Reads lists of cards in JSON or YAML, such as `[{"front": "EOB", "back": "Explanation of benefits"}]`,
/// with the keys as columns of a table: `question` and `answer`, `term` and `definition`, `options`.
///
/// The list may be under a key, and there may be several: each is a deck then. What a key of no card
/// says is read as a table reads it.
struct CardListReader {
  /// An entry of a list, and where it begins.
  struct Entry {
    var value: JSONValue
    var place: XMLPlace
  }

  private struct List {
    var name: String?
    var entries: [Entry]
  }

  static func read(_ bytes: [UInt8], file: String, _ options: TableOptions) -> ImportedFile {
    let start = bytes.first { !$0.isSpace && ![0xEF, 0xBB, 0xBF].contains($0) }
    let isJSON = start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
    let root: JSONValue
    var places: [XMLPlace] = []
    do {
      if isJSON {
        (root, places) = try json(bytes)
      } else {
        (root, places) = try YAMLList.read(bytes)
      }
    } catch let error as JSONError {
      return refused(error.reason, line: error.line ?? 1, column: error.column ?? 1, bytes, file)
    } catch {
      let fault = error as? YAMLList.Fault
      return refused(
        fault?.message ?? "the file cannot be read", line: fault?.line ?? 1,
        column: fault?.column ?? 1,
        bytes, file)
    }
    var rest = places[...]
    let lists = lists(in: root, named: nil, depth: 0, &rest)
    guard !lists.isEmpty else {
      return refused("there is no list of cards in the file", line: 1, column: 1, bytes, file)
    }
    return imported(lists, kind: isJSON ? "JSON" : "YAML", file: file, options)
  }

  /// Whether a text is a list of cards: its entries have two sides by their keys.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let start = bytes.first { !$0.isSpace && ![0xEF, 0xBB, 0xBF].contains($0) }
    if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
      guard let (root, _) = try? json(bytes) else { return false }
      var rest: ArraySlice<XMLPlace> = []
      return lists(in: root, named: nil, depth: 0, &rest).contains { hasSides($0.entries) }
    }
    return false
  }

  static func beginsAsYAML(_ bytes: [UInt8]) -> Bool {
    guard let (root, _) = try? YAMLList.read(bytes) else { return false }
    var rest: ArraySlice<XMLPlace> = []
    return lists(in: root, named: nil, depth: 0, &rest).contains { hasSides($0.entries) }
  }

  private static func hasSides(_ entries: [Entry]) -> Bool {
    let rows = entries.prefix(50).map(\.value)
    if rows.allSatisfy({ ($0.array?.count ?? 0) == 2 && $0.array!.allSatisfy { $0.string != nil } })
    {
      return rows.count > 0
    }
    let keys = names(columns(of: entries))
    if BankColumns(keys) != nil { return true }
    return HeaderRow.namesSides(keys) || keys.count == 2 && sides(keys)
  }

  private static func sides(_ keys: [String]) -> Bool {
    let concepts = keys.compactMap { ColumnName($0).concept?.side }
    return Set(concepts) == [.front, .back]
  }

  // MARK: Lists

  private static func lists(
    in value: JSONValue, named name: String?, depth: Int, _ places: inout ArraySlice<XMLPlace>
  ) -> [List] {
    guard depth < 6 else { return [] }
    if let array = value.array {
      let isOfLists = array.contains { entry in
        entry.object.map { deckLists($0).count > 0 && cardKeys($0) == 0 } ?? false
      }
      if isOfLists {
        return array.flatMap { lists(in: $0, named: name, depth: depth + 1, &places) }
      }
      guard array.allSatisfy({ $0.object != nil || $0.array != nil }), !array.isEmpty else {
        return []
      }
      let entries = array.map { value in
        Entry(value: value, place: places.popFirst() ?? XMLPlace(line: 0, column: 1))
      }
      return [List(name: name, entries: entries)]
    }
    guard let object = value.object else { return [] }
    let names = ["name", "title", "deck", "deck_name", "deckName", "topic", "category"]
    let own = names.compactMap { object[$0]?.string?.trimmed() }.first { !$0.isEmpty }
    let name = own.map { own in name.map { "\($0)::\(own)" } ?? own } ?? name
    let inner = deckLists(object)
    if inner.count == 1 { return lists(in: inner[0].value, named: name, depth: depth + 1, &places) }
    return inner.flatMap { member in
      lists(
        in: member.value, named: name.map { "\($0)::\(member.key)" } ?? member.key,
        depth: depth + 1,
        &places)
    }
  }

  /// The members that are lists of objects, or objects with such.
  private static func deckLists(_ object: JSONObject) -> [JSONObject.Member] {
    object.members.filter { member in
      if member.key == "options" || member.key == "choices" || member.key == "answers" {
        return false
      }
      if let array = member.value.array { return array.first?.object != nil }
      return false
    }
  }

  private static func cardKeys(_ object: JSONObject) -> Int {
    object.members.count { member in
      member.value.string != nil
        && ["front", "back"].contains(
          ColumnName(member.key).concept.map {
            $0.side == .front && $0.rank > 62 ? "front" : $0.side == .back ? "back" : ""
          } ?? "")
    }
  }

  // MARK: Tables

  private static func imported(
    _ lists: [List], kind: String, file: String, _ options: TableOptions
  ) -> ImportedFile {
    var result = ImportedFile(format: .cards)
    for list in lists {
      let (cells, hasKeys) = table(of: list.entries)
      var options = options
      options.header = hasKeys
      let reading = DelimitedImport(sheet: cells.table().text, file: file, options)
      var table = reading.result()
      let first = hasKeys ? 1 : 0
      func place(_ line: Int) -> XMLPlace? {
        let index = line - 1 - first
        return list.entries.indices.contains(index) ? list.entries[index].place : nil
      }
      for index in table.diagnostics.indices {
        let place = place(table.diagnostics[index].location.line) ?? XMLPlace(line: 1, column: 1)
        table.diagnostics[index].location.line = place.line
        table.diagnostics[index].location.column = place.column
        table.diagnostics[index].sourceLine = ""
      }
      for index in table.skipped.indices {
        table.skipped[index].line = table.skipped[index].line.flatMap { place($0)?.line }
      }
      for index in table.decks.indices {
        for note in table.decks[index].notes.indices {
          let line = place(table.decks[index].notes[note].line)?.line ?? 0
          table.decks[index].notes[note].line = line
        }
        if table.decks[index].name == nil { table.decks[index].name = list.name }
        table.decks[index].frontMatter.name = table.decks[index].name
      }
      result.decks += table.decks
      result.diagnostics += table.diagnostics
      result.skipped += table.skipped
      let name = list.name.map { " “\($0)”" } ?? ""
      result.summary.append(
        "\(kind) list\(name), \(counted(list.entries.count, "entry", plural: "entries"))")
      result.summary += table.summary.dropFirst()
    }
    return result
  }

  // MARK: JSON

  /// A JSON text, or lines of it, with the places of its objects and lists that are cards.
  private static func json(_ bytes: [UInt8]) throws -> (JSONValue, [XMLPlace]) {
    do throws(JSONError) {
      let root = try JSONValue(parsing: bytes)
      // An object for itself is a line of them.
      if root.object != nil, deckLists(root.object!).isEmpty {
        return (.array([root]), [XMLPlace(line: 1, column: 1)])
      }
      return (root, JSONPlaces.cards(in: bytes))
    } catch {
      var values: [JSONValue] = []
      var places: [XMLPlace] = []
      for (index, line) in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
        .enumerated() where line.contains(where: { !$0.isSpace })
      {
        guard let value = try? JSONValue(parsing: Array(line)), value.object != nil else {
          throw error
        }
        values.append(value)
        places.append(XMLPlace(line: index + 1, column: 1))
      }
      guard values.count > 1 else { throw error }
      return (.array(values), places)
    }
  }

  private static func refused(
    _ message: String, line: Int, column: Int, _ bytes: [UInt8], _ file: String
  ) -> ImportedFile {
    let text = DecodedText(bytes)
    let isLine = 1...max(1, text.lines.count) ~= line && !bytes.isEmpty
    return ImportedFile(
      format: .cards,
      diagnostics: [
        Diagnostic(
          location: SourceLocation(file: file, line: line, column: column), severity: .error,
          message: message,
          hint: "a list of cards has entries with the keys front and back, or question and answer",
          sourceLine: isLine ? text.sourceLine(line) : "")
      ])
  }
}

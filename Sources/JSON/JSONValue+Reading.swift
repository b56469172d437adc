extension JSONValue {
  /// Reads one text; see ``JSONParser`` for what is refused.
  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads one text; see ``JSONParser`` for what is refused.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser()
    self = try parser.parse(bytes) { $0.value }
  }
}

extension JSONView {
  /// A copy that outlives the parser. Of members with the same key the first one stays.
  package var value: JSONValue {
    switch kind {
    case .null: .null
    case .bool: .bool(bool ?? false)
    case .integer: .integer(integer ?? 0)
    case .number: .number(number ?? 0)
    case .string: .string(string ?? "")
    case .array: .array(elements?.map(\.value) ?? [])
    case .object: .object(JSONObject(members?.map { ($0.key.string ?? "", $0.value.value) } ?? []))
    }
  }
}

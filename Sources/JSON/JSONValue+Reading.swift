extension JSONValue {
  /// Parses one text; see ``JSONParser`` for what is rejected.
  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Parses one text; see ``JSONParser`` for what is rejected.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser()
    self = try parser.parse(bytes) { $0.value }
  }
}

extension JSONView {
  /// A copy that outlives the parser. For repeated keys, the first member is kept.
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

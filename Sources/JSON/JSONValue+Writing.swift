extension JSONWriter {
  /// Writes a whole document, or a part of one.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .number(let value): number(value)
    case .hundredths(let value): hundredths(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// The document in one line without white space.
  package var description: String {
    String(decoding: bytes(style: .compact), as: UTF8.self)
  }

  /// The document with one member or element per line, indented by two spaces per level, without a
  /// line feed at the end.
  package var prettyDescription: String {
    String(decoding: bytes(style: .pretty), as: UTF8.self)
  }

  /// The document as bytes.
  package func bytes(style: JSONWriter.Style) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.value(self)
    return writer.bytes
  }
}

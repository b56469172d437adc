internal import CSimdJSON

/// A parser of JSON texts that reuses its memory.
///
/// ```swift
/// var parser = JSONParser()
/// let grade = try parser.parse(#"{"grade": 4}"#) { $0["grade"]?.integer }
/// ```
///
/// The text is checked in full: UTF-8, RFC 8259's grammar, exactly one value. Nesting deeper than
/// 1,024 and numbers that neither 64-bit integers nor doubles can hold are rejected too. A byte
/// order mark at the beginning is skipped.
package struct JSONParser: ~Copyable {
  /// The number of readable bytes that must follow a text parsed in place.
  package static let padding = csimdjson_padding()

  private let parser: OpaquePointer

  package init() {
    // Nil only if the system is out of memory. Every Swift allocation ends the program then, and
    // nothing is lost by that: all answers are on disk. So no caller has to handle it.
    guard let parser = csimdjson_create() else { fatalError("no memory for a JSON parser") }
    self.parser = parser
  }

  deinit {
    csimdjson_free(parser)
  }

  /// Parses one text and passes its root to `body`, which must not let the view escape.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - isPadded: Whether at least ``padding`` readable bytes follow `bytes`, with any content;
  ///     otherwise the text is copied first.
  /// - Complexity: O(bytes), with no allocation once the parser has seen a text of that length.
  package mutating func parse<Result>(
    _ bytes: UnsafeRawBufferPointer, isPadded: Bool = false, _ body: (JSONView) -> Result
  ) throws(JSONError) -> Result {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3))
    }
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count > 0 else {
      throw JSONError("the text is empty")
    }
    let code = csimdjson_parse(parser, start, bytes.count, isPadded)
    guard code == 0 else { throw JSONError(String(cString: csimdjson_message(code)), in: bytes) }
    return body(
      JSONView(tape: csimdjson_tape(parser), strings: csimdjson_strings(parser), index: 1))
  }

  /// Parses one text and passes its root to `body`, which must not let the view escape.
  package mutating func parse<Result>(
    _ bytes: [UInt8], _ body: (JSONView) -> Result
  ) throws(JSONError) -> Result {
    let result = bytes.withUnsafeBytes { bytes in
      Swift.Result { () throws(JSONError) in try parse(bytes, body) }
    }
    return try result.get()
  }

  /// Parses one text and passes its root to `body`, which must not let the view escape.
  package mutating func parse<Result>(
    _ text: String, _ body: (JSONView) -> Result
  ) throws(JSONError) -> Result {
    try parse(Array(text.utf8), body)
  }
}

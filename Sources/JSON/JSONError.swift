/// Why a text is not JSON.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problem, in one sentence without a period.
  package let reason: String
  /// The line of the error, counted from 1, if it was found.
  package let line: Int?
  /// The column in characters, counted from 1.
  package let column: Int?

  package init(_ reason: String) {
    self.reason = Self.withoutFullStop(reason)
    line = nil
    column = nil
  }

  /// An error located in `text`.
  init(_ reason: String, in text: UnsafeRawBufferPointer) {
    self.reason = Self.withoutFullStop(reason)
    guard let offset = JSONFault.offset(in: text) else {
      line = nil
      column = nil
      return
    }
    let lines = text[..<offset].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    line = lines.count
    column = lines.last.map { String(decoding: $0, as: UTF8.self).count + 1 }
  }

  /// Some of simdjson's messages end with a period.
  private static func withoutFullStop(_ reason: String) -> String {
    reason.hasSuffix(".") ? String(reason.dropLast()) : reason
  }

  package var description: String { reason }
}

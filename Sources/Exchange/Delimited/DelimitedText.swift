/// The records of a delimited text (RFC 4180), each field with its place, and what was wrong.
///
/// More is accepted than RFC 4180 grants: any line end, a last line without one, empty lines
/// (skipped), spaces around a quoted field, and quotes in the middle of an unquoted field, which
/// are literal. A quote that is never closed costs its own record only: reading resumes on the
/// line after the one where it opens.
///
/// Fields are kept as places in the text; what they say becomes a string when it is asked for.
package struct DelimitedText: Sendable {
  /// How the fields and the records of a text are told apart.
  struct Format: Hashable, Sendable {
    var delimiter: Delimiter
    /// The character that ends a record, where line ends do not.
    var recordEnd: UInt8?
    /// Whether lines that begin with `#` are comments.
    var skipsComments = false
  }

  /// Where a field's text stands.
  struct Field: Sendable {
    enum Form: Int {
      case plain, quoted
      /// In quotes, with quotes inside that are written twice.
      case doubled
    }

    /// The offset of the first byte, without the quote.
    let start: Int
    /// Its length and form in one number, since there may be millions of fields.
    private let packed: Int

    init(_ range: Range<Int>, _ form: Form = .plain) {
      start = range.lowerBound
      packed = range.count << 2 | form.rawValue
    }

    var end: Int { start + packed >> 2 }
    var form: Form { Form(rawValue: packed & 3)! }
    /// The offset at which a message about the field points: its quote, if it has one.
    var place: Int { form == .plain ? start : start - 1 }
    /// The offset behind the field, its quote included.
    var outerEnd: Int { form == .plain ? end : end + 1 }
  }

  /// Something that RFC 4180 does not allow.
  package struct Fault: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The quote at `offset` opens a field and never closes it; its record is left out.
      case unclosedQuote
      /// At `offset` text follows a closing quote; the field is kept as it is written.
      case textAfterQuote
    }

    package let kind: Kind
    package let offset: Int
  }

  let text: DecodedText
  let format: Format
  /// The fields of all records.
  private(set) var fields: [Field] = []
  /// Where the fields of each record begin, and where those of the last end.
  private var bounds = [0]
  /// At most one a record, in the order of the file.
  package private(set) var faults: [Fault] = []
  /// How many comment lines were skipped.
  private(set) var commentLines = 0

  /// Reads the records of `text`.
  ///
  /// - Parameters:
  ///   - start: the offset of the first byte to read; it begins a line.
  ///   - limit: the number of records to stop after.
  /// - Complexity: O(*n*) in the bytes read, whatever they are.
  init(_ text: DecodedText, _ format: Format, from start: Int = 0, limit: Int = .max) {
    self.text = text
    self.format = format
    // Room that is not used costs no memory; growing would copy all again and again.
    fields.reserveCapacity(text.utf8.count / 8)
    bounds.reserveCapacity(text.utf8.count / 16)
    text.utf8.withUnsafeBufferPointer { bytes in
      var reader = DelimitedReader(bytes, format, from: start)
      while bounds.count <= limit {
        switch reader.next(into: &fields) {
        case .record: bounds.append(fields.count)
        case .comment: commentLines += 1
        case .unclosedQuote: break
        case .end:
          faults = reader.faults
          return
        }
      }
      faults = reader.faults
    }
  }

  /// The number of records.
  package var count: Int { bounds.count - 1 }

  /// The fields of a record, as indices of ``fields``; never empty.
  func fieldRange(_ record: Int) -> Range<Int> { bounds[record]..<bounds[record + 1] }

  /// Where a record stands in the decoded bytes.
  func range(_ record: Int) -> Range<Int> {
    fields[bounds[record]].place..<fields[bounds[record + 1] - 1].outerEnd
  }

  /// Whether no field of a record holds anything but white space in ASCII.
  func isBlank(_ record: Int) -> Bool {
    text.utf8.withUnsafeBufferPointer { bytes in
      fieldRange(record).allSatisfy { index in
        bytes[fields[index].start..<fields[index].end].allSatisfy(\.isSpace)
      }
    }
  }

  /// A field's text: quotes removed, doubled quotes made single, white space and newlines kept.
  func value(_ field: Field) -> String {
    text.utf8.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
      guard field.form == .doubled else { return String(decoding: content, as: UTF8.self) }
      return String(unsafeUninitializedCapacity: content.count) { buffer in
        var length = 0
        var index = 0
        while index < content.count {
          buffer[length] = content[index]
          length += 1
          index += content[index] == .quote ? 2 : 1
        }
        return length
      }
    }
  }

  /// A field's text without the white space at its ends.
  func trimmedValue(_ field: Field) -> String {
    let trimmed = text.utf8.withUnsafeBufferPointer { bytes in
      var (start, end) = (field.start, field.end)
      while start < end, bytes[start].isSpace { start += 1 }
      while start < end, bytes[end - 1].isSpace { end -= 1 }
      let isSettled = start == end || bytes[start] < 0x80 && bytes[end - 1] < 0x80
      return (field: Field(start..<end, field.form), isSettled: isSettled)
    }
    let value = value(trimmed.field)
    return trimmed.isSettled ? value : value.trimmed()
  }

  /// Whether a field holds nothing but white space.
  func isEmpty(_ field: Field) -> Bool { trimmedValue(field).isEmpty }

  /// The trimmed texts of a record's fields.
  func values(_ record: Int) -> [String] {
    fieldRange(record).map { trimmedValue(fields[$0]) }
  }
}

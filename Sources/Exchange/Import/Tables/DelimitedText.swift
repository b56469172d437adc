import Text

/// The records of a delimited text (RFC 4180), each field with its place, and the problems found.
///
/// More is accepted than RFC 4180 allows: any line end, a last line without one, empty lines
/// (skipped), spaces around a quoted field, and quotes in the middle of an unquoted field, which
/// are literal. An unclosed quote costs only its own record: reading resumes on the line after the
/// one where it opens.
///
/// Fields are stored as places in the text; their strings are made on demand.
package struct DelimitedText: Sendable {
  /// The separators of a text's fields and records.
  struct Format: Hashable, Sendable {
    var delimiter: Delimiter
    var rowEnd = RowEnd.line
    /// The most fields of a record, if the last one may contain the delimiter.
    var mostFields: Int?
    /// Whether lines that begin with `#` are comments.
    var skipsComments = false
  }

  /// The location of a field's text.
  struct Field: Sendable {
    enum Form: Int {
      case plain, quoted
      /// Quoted, with doubled quotes inside.
      case doubled
      /// Unquoted, with a backslash before each literal pipe.
      case escaped
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
    /// The offset for messages about the field: its quote, if it has one.
    var place: Int { isQuoted ? start - 1 : start }
    /// The offset after the field, including its quote.
    var outerEnd: Int { isQuoted ? end + 1 : end }
    private var isQuoted: Bool { form == .quoted || form == .doubled }
  }

  /// Something that RFC 4180 does not allow.
  package struct Fault: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The quote at `offset` opens a field and never closes it; its record is left out.
      case unclosedQuote
      /// Text follows a closing quote at `offset`; the field is kept in its source form.
      case textAfterQuote
      /// The delimiter at `offset` is text: one before it separates the row's two fields.
      case furtherDelimiter
    }

    package let kind: Kind
    package let offset: Int
  }

  let text: DecodedText
  let format: Format
  /// The fields of all records.
  private(set) var fields: [Field] = []
  /// The index of each record's first field, and the end of the last record.
  private var bounds = [0]
  /// At most one per record, in file order.
  package private(set) var faults: [Fault] = []
  /// How many comment lines were skipped.
  private(set) var commentLines = 0
  /// Byte order marks at the beginning of records; they are skipped.
  private(set) var byteOrderMarks: [Int] = []
  /// The lines that continue the field before them, by the offset of their first bytes.
  private(set) var continuations: [Int] = []
  /// The lines around the text's Markdown tables, counted from 1.
  private(set) var outerLines: [Int] = []
  /// Whether it is a sheet, whose cells mark their line breaks.
  private(set) var isSheet = false

  /// Reads the records of `text`.
  ///
  /// - Parameters:
  ///   - start: The offset of the first byte to read; it begins a line.
  ///   - limit: The number of records to stop after.
  /// - Complexity: O(*n*) in the bytes read, for any input.
  init(_ text: DecodedText, _ format: Format, from start: Int = 0, limit: Int = .max) {
    self.text = text
    self.format = format
    // Unused capacity costs no memory; growing would copy everything again and again.
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
          finish(reader)
          return
        }
      }
      finish(reader)
    }
  }

  private mutating func finish(_ reader: DelimitedReader) {
    faults = reader.faults
    byteOrderMarks = reader.byteOrderMarks
  }

  /// The rows of a Markdown table.
  init(_ table: MarkdownTable, in text: DecodedText) {
    self.text = text
    format = Format(delimiter: .pipe)
    for row in table.rows {
      fields += row
      bounds.append(fields.count)
    }
    outerLines = table.outerLines
  }

  /// The rows of a sheet.
  init(sheetText text: DecodedText, _ format: Format, _ sheet: (rows: [[Field]], outer: [Int])) {
    self.text = text
    self.format = format
    fields.reserveCapacity(sheet.rows.count * (sheet.rows.first?.count ?? 0))
    for row in sheet.rows {
      fields += row
      bounds.append(fields.count)
    }
    outerLines = sheet.outer
    isSheet = true
  }

  /// Appends each record of one field, which is a line without a delimiter, to the last field of
  /// the record before it.
  mutating func joinContinuations() {
    var joined = (fields: [Field](), bounds: [0])
    for record in 0..<count {
      let range = fieldRange(record)
      if range.count == 1, let last = joined.fields.last {
        joined.fields[joined.fields.count - 1] = Field(last.start..<fields[range.lowerBound].end)
        continuations.append(fields[range.lowerBound].start)
      } else {
        joined.fields += fields[range]
        joined.bounds.append(joined.fields.count)
      }
    }
    (fields, bounds) = joined
  }

  /// The number of records.
  package var count: Int { bounds.count - 1 }

  /// The fields of a record, as indices into ``fields``; never empty.
  func fieldRange(_ record: Int) -> Range<Int> { bounds[record]..<bounds[record + 1] }

  /// The range of a record in the decoded bytes.
  func range(_ record: Int) -> Range<Int> {
    fields[bounds[record]].place..<fields[bounds[record + 1] - 1].outerEnd
  }

  /// Whether all fields of a record are empty or ASCII white space.
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
      guard field.form == .doubled || field.form == .escaped else {
        return String(decoding: content, as: UTF8.self)
      }
      if field.form == .escaped { return MarkdownTable.unescaped(content) }
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

  /// The trimmed texts of a record's first fields, enough to determine the kind of row.
  func firstValues(_ record: Int) -> [String] {
    fieldRange(record).prefix(100).map { trimmedValue(fields[$0]) }
  }
}

extension DelimitedText {
  /// Whether a field without quotes may span several lines.
  var mayBreakLines: Bool { format.rowEnd != .line || !continuations.isEmpty }
}

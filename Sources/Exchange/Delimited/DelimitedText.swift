/// The records of a delimited text (RFC 4180), each field with its place, and what was wrong.
///
/// More is accepted than RFC 4180 grants: any line end, a last line without one, empty lines
/// (skipped), spaces around a quoted field, and quotes in the middle of an unquoted field, which
/// are literal. A quote that is never closed costs its own record only: reading resumes on the
/// line after the one where it opens.
package struct DelimitedText: Sendable {
  /// One field of a record.
  package struct Field: Sendable {
    /// The text: quotes removed, doubled quotes made single, white space and newlines kept.
    package let value: String
    /// Where the field stands in the decoded bytes, its quotes included.
    package let range: Range<Int>
  }

  /// One record: a row, which may go over several lines.
  package struct Record: Sendable {
    /// The line on which the record begins, counted from 1.
    package let line: Int
    /// Never empty.
    package let fields: [Field]

    /// Where the record stands in the decoded bytes, without its line end.
    package var range: Range<Int> {
      fields[0].range.lowerBound..<fields[fields.count - 1].range.upperBound
    }

    /// Whether no field holds anything but white space.
    var isBlank: Bool { fields.allSatisfy { $0.value.allSatisfy(\.isWhitespace) } }
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

  package internal(set) var records: [Record] = []
  /// At most one a record, in the order of the file.
  package internal(set) var faults: [Fault] = []
  /// How many comment lines were skipped.
  package internal(set) var commentLines = 0

  /// Reads the records of `text`.
  ///
  /// - Parameters:
  ///   - start: the offset of the first byte to read; it begins a line.
  ///   - skipsComments: whether lines that begin with `#` are comments.
  ///   - limit: the number of records to stop after.
  /// - Complexity: O(*n*) in the bytes read, whatever they are.
  package init(
    _ text: DecodedText, delimiter: Delimiter, from start: Int = 0, skipsComments: Bool = false,
    limit: Int = .max
  ) {
    var reader = DelimitedReader(text, delimiter: delimiter, from: start)
    while records.count < limit {
      switch reader.next(skipsComments: skipsComments) {
      case .record(let record): records.append(record)
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

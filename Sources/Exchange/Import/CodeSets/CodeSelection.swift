/// Which codes of a file a user wants.
///
///     E08-E13, Z79.4            ranges and beginnings of codes
///     E11 neuropathy            codes that begin with E11 and have this word
///     "chronic kidney disease"  words that stand together
///     J0100-J1999 -J1050        all but this one
///     diabetes sample:50        any 50 of them
///
/// Commas part alternatives. Within one a code must be in one of the ranges and hold all of the
/// words. A range takes all codes that begin with its upper end. A word is looked for at the
/// beginning of words in the descriptions, whatever its case. What a `-` stands before is left out.
/// `billable`, `header` and `modifiers` choose sorts of codes, `terminated` adds those that are no
/// longer valid.
package struct CodeSelection: Hashable, Sendable {
  enum Term: Hashable {
    case range(String, String)
    case prefix(String)
    /// Digits alone: the beginning of a code of ICD-10-PCS, elsewhere a word.
    case number(String)
    case modifiers
    /// In lower case. `isCapital` if it was written in capitals, as a modifier would be.
    case words(String, isCapital: Bool)
  }

  /// The expression as it was written.
  package internal(set) var text: String
  var alternatives: [[Term]] = []
  var excluded: [Term] = []
  var wantsBillable = false
  var wantsHeaders = false
  var wantsTerminated = false
  var sample: Int?

  /// Whether the sort of a record is wanted; nobody who says nothing wants headers.
  func takesSort(of record: CodeRecord) -> Bool {
    record.isHeader ? wantsHeaders : wantsBillable || !wantsHeaders
  }
}

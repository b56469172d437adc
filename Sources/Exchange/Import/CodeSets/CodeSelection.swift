/// The user's selection of codes in a file.
///
///     E08-E13, Z79.4            ranges and beginnings of codes
///     E11 neuropathy            codes that begin with E11 and have this word
///     "chronic kidney disease"  words that stand together
///     J0100-J1999 -J1050        all but this one
///     diabetes sample:50        any 50 of them
///
/// Commas separate alternatives. Within an alternative, a code must be in one of the ranges and
/// match all of the words. A range takes all codes that begin with its upper end. A word is
/// searched at the beginning of words in the descriptions, ignoring case. A `-` excludes what
/// follows it. `billable`, `header` and `modifiers` select kinds of codes, `terminated` adds those
/// that are no longer valid.
package struct CodeSelection: Hashable, Sendable {
  enum Term: Hashable {
    case range(String, String)
    case prefix(String)
    /// A term of digits: the beginning of a code in ICD-10-PCS, elsewhere a word.
    case number(String)
    case modifiers
    /// Words in lowercase. `isCapital` if they were written in capitals, as a modifier would be.
    case words(String, isCapital: Bool)
  }

  /// The expression as the user wrote it.
  package internal(set) var text: String
  var alternatives: [[Term]] = []
  var excluded: [Term] = []
  var wantsBillable = false
  var wantsHeaders = false
  var wantsTerminated = false
  var sample: Int?

  /// Whether the kind of a record is wanted; headers have to be requested.
  func takesSort(of record: CodeRecord) -> Bool {
    record.isHeader ? wantsHeaders : wantsBillable || !wantsHeaders
  }
}

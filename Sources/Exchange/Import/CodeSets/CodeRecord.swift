import Flashcards

/// A code in a file of codes.
struct CodeRecord: Hashable, Sendable {
  /// The line on which it begins, counted from 1.
  var line: Int
  /// The code as in the file, without a dot.
  var code: String
  /// Whether it is only a heading, not valid for submission.
  var isHeader = false
  /// The short description; empty if the file has none.
  var short = ""
  var long: String
  /// The first day on which it can no longer be used, if its file says so.
  var stopped: FactDate?
  /// The details that only HCPCS files have.
  var hcpcs: HCPCSFields?

  /// Whether it is a modifier of two characters.
  var isModifier: Bool { hcpcs?.isModifier ?? false }
}

/// The details of a code in the contractors' file of HCPCS Level II, besides its descriptions.
struct HCPCSFields: Hashable, Sendable {
  var isModifier: Bool
  /// The letter for what Medicare pays.
  var coverage: Character?
  /// The Berenson-Eggers type of service.
  var betos: String
  var added: FactDate?
  /// The effective date of the last action.
  var effective: FactDate?
  var terminated: FactDate?
  /// The letter of the last action; `D` is discontinued.
  var action: Character?
}

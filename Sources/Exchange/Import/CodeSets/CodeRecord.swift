import Flashcards

/// A code as a file of codes gives it.
struct CodeRecord: Hashable, Sendable {
  /// The line on which it begins, counted from 1.
  var line: Int
  /// The code as in the file, without a dot.
  var code: String
  /// Whether it is only a heading, not valid for submission.
  var isHeader = false
  /// The description in short; empty where the file has none.
  var short = ""
  var long: String
  /// What only HCPCS files tell.
  var hcpcs: HCPCSFields?

  /// Whether it is a modifier of two characters.
  var isModifier: Bool { hcpcs?.isModifier ?? false }
}

/// What the contractors' file of HCPCS Level II tells of a code besides its descriptions.
struct HCPCSFields: Hashable, Sendable {
  var isModifier: Bool
  /// The letter for what Medicare pays.
  var coverage: Character?
  /// The Berenson-Eggers type of service.
  var betos: String
  var added: FactDate?
  /// Since when the last action holds.
  var effective: FactDate?
  var terminated: FactDate?
  /// The letter of the last action; `D` is discontinued.
  var action: Character?
}

/// Small decks for tests.
enum SampleDecks {
  /// A card of each kind; five of the six are learned on the first day, since siblings are kept
  /// apart.
  static let mixed = """
    ---
    name: Mixed cards
    tags: mix
    source: a book
    ---

    # Codes

    Q: Which group code says that the patient owes the amount?
    A: PR (patient responsibility)
    Also: PR
    Hint: two letters
    Why: CO is the provider's loss; only PR may be billed to the patient.
    As of: 2026-05
    Id: group-code

    Q: Which form carries a hospital's inpatient claim?
    - [ ] CMS-1500
    - [x] UB-04
    - [ ] CMS-20027
    Id: form

    T: superbill
    D: The encounter form of a visit.
    Id: superbill

    C: A claim that fails front-end edits is [rejected]{not denied}.
    Id: edits

    Q: Wie heißt die Ärztekammer?
    A: Ärztekammer Köln
    Valid until: 2026-01
    Id: kammer

    """

  /// Cards `n1`, `n2`, … that ask `What is number 1?` and answer `It is 1!`.
  static func numbers(_ range: ClosedRange<Int>, name: String = "Numbers") -> String {
    "---\nname: \(name)\nsource: arithmetic\n---\n\n"
      + range.map { "Q: What is number \($0)?\nA: It is \($0)!\nId: n\($0)\n" }
      .joined(separator: "\n")
  }
}

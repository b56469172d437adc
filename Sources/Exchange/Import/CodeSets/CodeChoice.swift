import Flashcards
import SpacedRepetition
import Text

/// Selects the codes of a file that become cards, and keeps track of the others.
struct CodeChoice {
  let selection: CodeSelection?
  let system: CodeSystem
  /// The day on which a code must not be terminated yet.
  let today: Day
  /// A number derived from the file's content.
  let seed: () -> UInt64

  var skipped: [ImportedFile.Skipped] = []
  /// How many codes were selected out of how many, in words.
  private(set) var summary = ""
  /// The ranges and prefixes in the selection that match no code of the file.
  private(set) var unmatched: [String] = []

  init(
    selection: CodeSelection?, system: CodeSystem, today: Day, seed: @escaping () -> UInt64
  ) {
    self.selection = selection
    self.system = system
    self.today = today
    self.seed = seed
  }

  /// - Parameters:
  ///   - all: The codes among which ranges are found, if they are more than `records`.
  ///   - places: The place of each record among them.
  mutating func choose(
    from records: [CodeRecord], among all: [CodeRecord]? = nil, places: [Int]? = nil
  ) -> [CodeRecord] {
    let wanted = selection ?? CodeSelection.everything
    let matcher = CodeMatcher(wanted, system: system, records: all ?? records)
    func place(_ index: Int) -> Int { places?[index] ?? index }
    var chosen: [CodeRecord] = []
    for (index, record) in records.enumerated() where matcher.takes(record, at: place(index)) {
      if !wanted.wantsTerminated, let reason = termination(of: record) {
        skipped.append(.init(line: record.line, name: record.code, reason: reason))
      } else {
        chosen.append(record)
      }
    }
    if let count = wanted.sample { chosen = sample(count, of: chosen, seed: seed()) }
    account(for: records, chosen: chosen.count, wanted)
    unmatched = wanted.alternatives.joined().filter { term in
      switch term {
      case .range, .prefix:
        !records.indices.contains { matcher.matches(term, records[$0], place($0)) }
      default: false
      }
    }.map(\.description)
    return chosen
  }

  private mutating func account(
    for records: [CodeRecord], chosen: Int, _ wanted: CodeSelection
  ) {
    let headers = records.count(where: \.isHeader)
    if headers > 0, !wanted.wantsHeaders {
      skipped.append(
        .init(
          name: counted(headers, "header"),
          reason: "a header is not billable; --select header takes headers"))
    }
    summary = "\(chosen) of \(records.count) taken"
    if let selection { summary += " by `\(selection.text)`" }
    let terminated = skipped.count { $0.line != nil }
    if terminated > 0 {
      summary +=
        "; \(counted(terminated, "code")) no longer valid left out, "
        + "which --select terminated would add"
    }
  }

  /// Why a code can no longer be billed; nil if it can.
  private func termination(of record: CodeRecord) -> String? {
    if let date = record.stopped, date.firstDay <= today { return "stopped on \(date)" }
    guard let fields = record.hcpcs else { return nil }
    if let date = fields.terminated, date.lastDay < today { return "terminated on \(date)" }
    return fields.action == "D" ? "discontinued" : nil
  }
}

extension CodeSelection {
  fileprivate static let everything = CodeSelection(text: "")
}

extension CodeSelection.Term {
  fileprivate var description: String {
    switch self {
    case .range(let lower, let upper): "\(lower)-\(upper)"
    case .prefix(let text), .number(let text), .words(let text, _): text
    case .modifiers: "modifiers"
    }
  }
}

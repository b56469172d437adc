import Collection
import Exchange
import Flashcards
import Foundation
import Journal
import Sandboxes
import SpacedRepetition
import Study
import TestSupport
import Testing

/// Several machines of one learner, compared with one that did each thing once.
///
/// Files of several formats are imported on any machine and again, cards are answered, suspended,
/// flagged and moved, things are undone, and journals are copied from one machine to another in any
/// order, as in sync, copied folders and exports.
@Suite("Several machines that import, study and meet in any order")
struct ManyMachinesTests {
  /// `make torture` tries more.
  private static let seeds = 0..<Torture.times(10, long: 1000)

  @Test("know what one machine would know that did each thing once", arguments: seeds)
  func meet(seed: Int) throws {
    var fleet = try Fleet(seed: UInt64(seed))
    for _ in 0..<40 { try fleet.step() }
    try fleet.meet()
    let expected = try fleet.reference.standings()
    for machine in fleet.machines { try expectEqual(machine, expected) }
    // Importing anything again changes nothing.
    for machine in fleet.machines { try fleet.importAll(on: machine) }
    try fleet.meet()
    let later = try fleet.reference.standings()
    for machine in fleet.machines { try expectEqual(machine, later) }
    for machine in fleet.machines {
      for file in 0..<fleet.fileCount {
        let plan = try fleet.take(file, on: machine)
        // An older export of a card is a text like any other.
        #expect(fleet.isExport(file) ? plan.actions.isEmpty : plan.isEmpty, "\(plan.items)")
      }
      if fleet.isEdited(on: machine) {
        #expect(try machine.deck("A/B.md").contains("front 1 mine"))
      }
    }
  }
}

private func expectEqual(_ machine: CollectionSandbox, _ expected: Set<String>) throws {
  let differences = try machine.standings().symmetricDifference(expected).sorted()
  #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
}

private struct Fleet {
  let machines: [CollectionSandbox]
  /// Does what the others do, each thing once.
  let reference: CollectionSandbox
  private var random: SplitMix64
  private var now = 1_783_000_000_000
  /// File names with their current bytes: the package grows while Anki is used too.
  private var files: [(name: String, bytes: [UInt8])] = []
  private var known: Set<[UInt8]> = []
  private var answersInAnki: [(card: Int, at: Int)] = []
  private var edited: Set<ObjectIdentifier> = []

  private static let cards = 1...4

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    machines = try ["a-laptop", "desktop", "z-phone"].map { try CollectionSandbox(hostName: $0) }
    reference = try CollectionSandbox(hostName: "reference")
    for card in Self.cards {
      for back in [30, 20] {
        answersInAnki.append((card, now - back * 86_400_000 + card * 1_000 + back))
      }
    }
    files = [
      ("anki.apkg", try package()),
      (
        "note.md",
        Array("#flashcards/obsidian\nwhat::that <!--SR:!2026-07-20,30,250-->\nwho::me\n".utf8)
      ),
      ("table.csv", Array("front,back,id,deck\nrow 1,x,row1,Rows\nrow 2,y,row2,Rows\n".utf8)),
    ]
    // All machines begin with the package.
    for machine in machines { try take(0, on: machine) }
  }

  /// The learner's collection in Anki.
  private func package() throws -> [UInt8] {
    var made = MadePackage(notes: Self.cards.map { ["front \($0)", "back"] })
    for (card, at) in answersInAnki {
      made.sql.append(
        "INSERT INTO revlog VALUES (\(at), \(card * 100), 3, 10, 5, 2500, 4000, 1)")
    }
    for card in Self.cards {
      let answers = answersInAnki.filter { $0.card == card }
      let interval = 5 * answers.count
      // Day 0 of the made collection is 2026-03-02.
      let due = answers.map(\.at).max()! / 86_400_000 - 20_514 + interval
      made.sql.append(
        """
        UPDATE cards SET type=2, queue=2, due=\(due), ivl=\(interval), factor=2400, \
        reps=\(answers.count) WHERE id=\(card * 100)
        """)
    }
    return try MadePackage.zip([("collection.anki2", try made.database())])
  }

  mutating func step() throws {
    now += Int.random(in: 10_000...20_000_000, using: &random)
    let machine = machines.randomElement(using: &random)!
    switch Int.random(in: 0..<12, using: &random) {
    case 0: try take(Int.random(in: 0..<files.count, using: &random), on: machine)
    case 1:
      let other = machines.randomElement(using: &random)!
      if other !== machine { try machine.copyJournals(to: other) }
    case 2: try undo(on: machine)
    case 3:
      files.append(("export-\(files.count).jsonl", try machine.json()))
    case 4:
      edited.insert(ObjectIdentifier(machine))
      let text = try machine.deck("A/B.md")
      if !text.contains("front 1 mine") {
        try machine.write(text.replacing("Q: front 1", with: "Q: front 1 mine"), "A/B.md")
      }
    case 5:
      // Answers in Anki, and a newer package from it.
      let card = Int.random(in: Self.cards, using: &random)
      answersInAnki.append((card, now))
      files[0].bytes = try package()
    case 6: try act(on: machine) { .suspend($0) }
    case 7: try act(on: machine) { .unsuspend($0) }
    case 8: try act(on: machine) { .flag($0, 3) }
    case 9:
      // The learner moves cards only with complete knowledge.
      guard try machine.standings() == reference.standings() else { return }
      let due = Day(number: now / 86_400_000 + 40)
      try act(on: machine) { [machine] in try machine.collection().postponed($0, to: due) }
    default:
      let grade = Grade.allCases.randomElement(using: &random)!
      let day = Day(number: now / 86_400_000)
      try act(on: machine) {
        .review(
          ReviewEvent(
            card: $0, grade: grade, day: day, took: nil, kind: .review, before: 1, after: 1,
            scheduler: "published"))
      }
    }
  }

  /// Does something with a card that the machine has, there and on the reference machine.
  private mutating func act(
    on machine: CollectionSandbox, _ action: (CardID) throws -> Action
  ) throws {
    guard let card = try machine.collection().library.entries.randomElement(using: &random)?.id
    else { return }
    let action = try action(card)
    for sandbox in [machine, reference] {
      sandbox.now = now
      try sandbox.with { writer, _ in try writer.append(action, at: now) }
    }
  }

  private mutating func undo(on machine: CollectionSandbox) throws {
    machine.now = now
    guard let last = try machine.collection().history.lastDone.first else { return }
    if case .imported = last.action { return }
    try machine.with { writer, _ in try writer.append(.undo(last.id), at: now) }
    reference.now = now
    try reference.with { writer, collection in
      let same = collection.history.events.last {
        $0.at == last.at && $0.action == last.action && !collection.history.isUndone($0)
      }
      if let same { try writer.append(.undo(same.id), at: now) }
    }
  }

  /// Imports a file; the reference machine imports it the first time.
  @discardableResult
  mutating func take(_ file: Int, on machine: CollectionSandbox) throws -> ImportPlan {
    let (name, bytes) = files[file]
    machine.now = now
    let plan = try machine.take(bytes, named: name)
    if known.insert(bytes).inserted, !isExport(file) {
      reference.now = now
      try reference.take(bytes, named: name)
    }
    return plan
  }

  var fileCount: Int { files.count }

  func isExport(_ file: Int) -> Bool { files[file].name.hasSuffix(".jsonl") }

  mutating func importAll(on machine: CollectionSandbox) throws {
    now += 1_000_000
    for file in files.indices { try take(file, on: machine) }
  }

  /// Copies all journals to all machines.
  func meet() throws {
    for _ in 0..<2 {
      for machine in machines {
        for other in machines where other !== machine { try machine.copyJournals(to: other) }
      }
    }
  }

  func isEdited(on machine: CollectionSandbox) -> Bool {
    edited.contains(ObjectIdentifier(machine))
  }
}

extension CollectionSandbox {
  /// The state of each card: its schedule, and the times and grades of its answers.
  fileprivate func standings() throws -> Set<String> {
    let history = try collection().history
    let standings = history.knownNames.compactMap { names -> String? in
      guard let name = names.first else { return nil }
      let record = history.record(of: name)
      let answers = history.events(of: name).compactMap {
        history.events.answer(at: $0)?.grade.rawValue
      }
      if record == .new, answers.isEmpty { return nil }
      let p = record.progress
      return
        "\(name) \(p.state) \(p.phase) \(p.due.map(\.description) ?? "-") \(p.reviews) \(p.lapses) "
        + "\(record.isSuspended) \(record.flag) \(answers)"
    }
    return Set(standings)
  }
}

import Files
import Flashcards
import Journal
import SpacedRepetition

enum Samples {
  static let laptop = DeviceID("laptop-4f2k")!
  static let desktop = DeviceID("desktop-x0yz")!

  static let time = 1_782_757_800_000

  static func review(_ number: Int = 0) -> ReviewEvent {
    let arms: [TrialArm?] = [nil] + TrialArm.allCases
    return ReviewEvent(
      card: CardID("3k9x7m2q5w8t\(number % 10)"), grade: Grade(rawValue: number % 6)!,
      day: Day("2026-06-29")!, took: number % 7 == 3 ? nil : 5321 + number,
      kind: ReviewKind.allCases[number % 6],
      before: number % 5 == 0 ? nil : number % 9 == 0 ? -number : number, after: 15 + number,
      scheduler: "published", easiness: number % 8 == 7 ? Easiness(hundredths: 130 + number) : nil,
      wording: number % 4 == 1 ? 1 + number % 250 : nil,
      answered: number % 6 < 3 && number % 4 == 1 ? WrongAnswer(["5\(number) \"é\"", "a"]) : nil,
      arm: number.isMultiple(of: 30) ? arms[number / 30 % arms.count] : nil)
  }

  static func schedule(_ number: Int) -> Action {
    .schedule(
      ScheduleEvent(
        card: CardID("c\(number)"), phase: Phase.allCases[number / 10 % 4],
        lastReviewed: number % 3 == 0 ? nil : Day(number: 20_000),
        due: Day(number: 20_000 + number),
        dueAt: number % 20 == 1 ? nil : number, interval: number,
        easiness: Easiness(hundredths: 130 + number), repetition: 3, stepsLeft: number % 4,
        reviews: 7, lapses: 1,
        memory: number % 20 == 1
          ? MemoryState(stability: 0.001 + Double(number), difficulty: 1) : nil))
  }

  /// Events of every kind, repeated.
  static func actions(_ count: Int) -> [Action] {
    (0..<count).map { number in
      switch number % 10 {
      case 1: schedule(number)
      case 2: number % 20 == 2 ? .flag(CardID("f"), 5) : .bury(CardID("f"), until: Day(number: 1))
      case 3: .undo(EventID(device: laptop, number: number))
      case 4 where number % 40 == 34:
        .trial(TrialEvent(kind: .policy, first: .anki, second: .delphi, seed: number))
      case 4 where number % 40 == 14: .trialEnd(seed: number)
      case 4: .imported(ImportEvent(source: "a \"b\".csv", events: number))
      case 5: .suspend(CardID("icd.10-cm"))
      case 6: .unsuspend(CardID("icd.10-cm"))
      case 7: .unlink(CardID("old\(number)"))
      case 8:
        .relink(from: CardID("old\(number)"), to: CardID("new\(number)"), byHand: number % 20 == 18)
      default: .review(review(number))
      }
    }
  }

  /// Writes a journal and returns its events and its bytes.
  static func write(
    _ count: Int, in folder: String, device: DeviceID = laptop, from time: Int = time
  ) throws -> (events: [Event], bytes: [UInt8]) {
    var writer = try JournalWriter(folder: folder, device: device, at: time)
    var events: [Event] = []
    for (offset, action) in actions(count).enumerated() {
      events.append(try writer.append(action, at: time + 1000 * offset))
    }
    return (events, try FileSystem.readFile("\(folder)/\(device).jsonl"))
  }

  /// A line with its checksum and line feed.
  static func line(_ members: String) -> String {
    let digits = String(CRC32C.checksum(Array(members.utf8)), radix: 16)
    let zeros = String(repeating: "0", count: 8 - digits.count)
    return "\(members),\"crc\":\"\(zeros)\(digits)\"}\n"
  }

  static let header = line(
    #"{"rounds":"journal","version":1,"device":"laptop-4f2k","created":1782757800000"#)
}

import Flashcards
import Foundation
import Journal
import SpacedRepetition
import Statistics
import Testing

/// The vectors of training and evaluation, and their logs.
struct FSRSLogs: Decodable {
  struct Point: Decodable {
    var w: [Double]
    var objective: Double
    var gradient: [Double]
  }

  struct Score: Decodable {
    var logLoss: Double
    var rmseBins: Double
    var auc: Double
  }

  struct Case: Decodable {
    var name: String
    var items: Int
    var trainedOn: Int
    var recall: Double
    var firstStabilities: [Double]
    var start: Point
    var point: Point
    var minimum: Double
    /// What the training comes to, here and on every machine.
    var fitted: [Double]
    /// What it comes to of the items before each of the five parts.
    var fittedParts: [[Double]]
    var scores: [String: Score]
    var trainedLogLoss: Double
    var scored: Int
    var predictions: [Double]?
  }

  struct First: Decodable {
    /// First button, days, cards, passed.
    var groups: [[Int]]
    var items: Int
    var w: [Double]
  }

  var cases: [Case]
  var firstStabilities: [First]

  static func read() throws -> FSRSLogs {
    try JSONDecoder().decode(FSRSLogs.self, from: data("fsrs6_training"))
  }

  private static func data(_ name: String) throws -> Data {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
    return try Data(contentsOf: url)
  }

  /// A synthetic learner's 2,000 answers: card, day and button.
  static func small() throws -> ReviewColumns {
    let rows = try JSONDecoder().decode([[Int]].self, from: data("fsrs6_log"))
    return columns(rows.enumerated().map { ($1[0], $0 + 1, $1[1], $1[2]) })
  }

  /// A training of the small log, and an evaluation, which are the same each time.
  static let smallTraining = Result { FSRSTraining(AnswerLog(try small())) }
  static let smallEvaluation = Result { PolicyEvaluation(try small()) }

  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../../shared/data/review-log.csv").standardizedFileURL.path

  /// A real learner's 12,580 answers, next to the repository; nil if they are missing.
  static let real: ReviewColumns? = {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let format = ISO8601DateFormatter()
    let rows = text.split(separator: "\n").dropFirst().compactMap { line -> Row? in
      let fields = line.split(separator: ",")
      let time = fields[2].split(separator: "+")[0].split(separator: ".")
      guard let date = format.date(from: time[0] + "Z"), let card = Int(fields[0]),
        let button = Int(fields[1])
      else { return nil }
      let seconds = Int(date.timeIntervalSince1970)
      let part = time.count > 1 ? Int(time[1].prefix(3)) ?? 0 : 0
      // The learner's days began at 04:00 at UTC−6.
      return (card, seconds * 1000 + part, (seconds - 36_000) / 86_400, button)
    }
    return columns(rows)
  }()

  typealias Row = (card: Int, moment: Int, day: Int, button: Int)

  static func columns(_ rows: [Row]) -> ReviewColumns {
    var columns = ReviewColumns()
    let byCard = Dictionary(grouping: rows) { $0.card }
    for (number, card) in byCard.keys.sorted().enumerated() {
      for row in byCard[card] ?? [] {
        let grade = Grade(rawValue: row.button == 1 ? 1 : row.button + 1)!
        columns.append(
          ReviewNumbers(
            ReviewEvent(
              card: CardID("a"), grade: grade, day: Day(number: row.day), took: nil, kind: .review,
              before: nil, after: 1, scheduler: "fsrs")),
          at: row.moment, card: number, hour: 0)
      }
    }
    return columns
  }

  /// What a card of a log is called in ``events(_:)``.
  static func name(_ card: Int) -> CardID { CardID("card-\(card)") }

  /// A log as the events of a journal.
  static func events(_ reviews: ReviewColumns) -> [Event] {
    let device = DeviceID("laptop-4f2k")!
    let rows = reviews.rowsByCard.enumerated().flatMap { card, rows in rows.map { (card, $0) } }
    return rows.sorted { (reviews.moments[$0.1], $0.1) < (reviews.moments[$1.1], $1.1) }
      .enumerated().map { number, place in
        let (card, row) = place
        return Event(
          id: EventID(device: device, number: number + 1), at: reviews.moments[row],
          action: .review(
            ReviewEvent(
              card: name(card), grade: reviews.grades[row],
              day: Day(number: Int(reviews.days[row])), took: nil, kind: .review, before: nil,
              after: 1, scheduler: "fsrs")))
      }
  }
}

extension FSRSLogs.Case {
  /// Its log; nil if it is not there.
  func log() throws -> ReviewColumns? { name == "small" ? try FSRSLogs.small() : FSRSLogs.real }
}

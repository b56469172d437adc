import Foundation
import Testing

@Suite("A log for research")
struct AnonymousLogTests {
  @Test("has every answer, and nothing of the learner or of what was learnt")
  func content() throws {
    let collection = try TestCollection(["secret.md": SampleDecks.numbers(1...3)])
    try collection.run("grade", "n2", "4")
    try collection.run("grade", "n1", "2", now: "2026-07-02T09:00:00Z")
    try collection.run("grade", "n2", "5", now: "2026-07-03T09:00:00Z")
    try collection.run("grade", "n3", "5", now: "2026-07-03T09:00:00Z")
    try collection.run("undo", now: "2026-07-03T09:00:00Z")
    let export = try collection.run("export", "--anonymous")
    #expect(
      export.output == """
        {"rounds":"anonymous","version":1}
        {"card":1,"day":0,"grade":4,"took":null,"kind":"learn","before":null,"after":1}
        {"card":2,"day":3,"grade":2,"took":null,"kind":"learn","before":null,"after":1}
        {"card":1,"day":4,"grade":5,"took":null,"kind":"review","before":1,"after":6}

        """)
    let refused = try collection.run("export", "--anonymous", "--with-history", "--format", "json")
    #expect(refused.status == .exited(2))
  }
}

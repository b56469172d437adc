import Collection
import Files
import Journal
import Study
import Testing

@testable import Safekeeping

@Suite("Settings and other files that differ between machines")
struct SyncOwnVersionsTests {
  private func config(_ machines: Machines, _ machine: String) throws -> String {
    try machines.read("\(machine)/config.json").filter { !$0.isWhitespace }
  }

  @Test("settings of two machines come together, and none goes back to its default")
  func twoMachines() throws {
    let machines = try Machines()
    try machines.write(#"{"new-per-day": 5}"#, to: "laptop/config.json")
    try machines.write(#"{"reviews-per-day": 50}"#, to: "desktop/config.json")
    try machines.sync("laptop", with: machines.remote)
    #expect(try machines.sync("desktop", with: machines.remote).kept == [])
    try machines.sync("laptop")
    for machine in ["laptop", "desktop"] {
      let settings = try machines.look(machine).settings
      #expect(settings.newPerDay == 5 && settings.reviewsPerDay == 50)
    }
    // A setting that is changed or reset on one machine changes on the other, too.
    try machines.write(#"{"new-per-day": 6}"#, to: "desktop/config.json")
    try machines.sync("desktop")
    try machines.sync("laptop")
    #expect(try config(machines, "laptop") == #"{"new-per-day":6}"#)
    #expect(try !machines.sync("desktop").isNews)
  }

  @Test("on three machines a setting that differs stays on each, whatever is synced when")
  func threeMachines() throws {
    let machines = try Machines()
    let searches = [
      "laptop": #""searches": {"weak": "ease<2", "mine": "tag:l"}"#,
      "desktop": #""searches": {"weak": "ease<1.5", "fresh": "is:new"}"#,
      "phone": #""searches": {"fresh": "is:new"}"#,
    ]
    let numbers = ["laptop": 5, "desktop": 7, "phone": 9]
    for machine in ["laptop", "desktop", "phone"] {
      try machines.write(
        "{\"new-per-day\": \(numbers[machine]!), \(searches[machine]!)}",
        to: "\(machine)/config.json")
      try machines.sync(machine, with: machines.remote)
    }
    func check() throws {
      for machine in ["laptop", "desktop", "phone"] {
        let settings = try machines.look(machine).settings
        #expect(settings.newPerDay == numbers[machine], "\(machine)")
        #expect(settings.searches["weak"] == (machine == "desktop" ? "ease<1.5" : "ease<2"))
        #expect(settings.searches["mine"] == "tag:l" && settings.searches["fresh"] == "is:new")
      }
    }
    for machine in ["laptop", "desktop", "phone", "laptop", "desktop", "phone"] {
      #expect(try machines.sync(machine).kept == [])
    }
    try check()
    // Another setting changed on one machine reaches all, without taking the others along.
    let text = try machines.read("desktop/config.json")
    try machines.write(
      text.replacing("{\n", with: "{\n\"fuzz\": true,\n", maxReplacements: 1),
      to: "desktop/config.json")
    for machine in ["desktop", "phone", "laptop", "desktop"] { try machines.sync(machine) }
    try check()
    for machine in ["laptop", "phone"] {
      #expect(try config(machines, machine).contains(#""fuzz":true"#))
    }
    // Where they agree again, a change on one applies to both.
    for (from, to) in [("\"new-per-day\": 7", 5), ("\"new-per-day\": 5", 8)] {
      let text = try machines.read("desktop/config.json")
      try machines.write(
        text.replacing(from, with: "\"new-per-day\": \(to)"), to: "desktop/config.json")
      try machines.sync("desktop")
      try machines.sync("laptop")
    }
    #expect(try machines.look("laptop").settings.newPerDay == 8)
    try machines.sync("phone")
    #expect(try machines.look("phone").settings.newPerDay == 9)
  }

  @Test("a file that two machines have changed is on each as it was, until one takes the other's")
  func files() throws {
    let machines = try Machines()
    try machines.write("laptop\n", to: "laptop/imports/note.txt")
    try machines.write("desktop\n", to: "desktop/imports/note.txt")
    try machines.sync("laptop", with: machines.remote)
    #expect(
      try machines.sync("desktop", with: machines.remote).kept == ["imports/note.txt"])
    try machines.write("laptop 2\n", to: "laptop/imports/note.txt")
    for machine in ["laptop", "desktop", "laptop"] {
      #expect(try machines.sync(machine).kept == [])
    }
    #expect(try machines.read("laptop/imports/note.txt") == "laptop 2\n")
    #expect(try machines.read("desktop/imports/note.txt") == "desktop\n")
    try FileSystem.removeFile(machines.root + "/desktop/imports/note.txt")
    try machines.sync("desktop")
    #expect(try machines.read("desktop/imports/note.txt") == "laptop 2\n")
    try machines.sync("laptop")
    #expect(try machines.read("laptop/imports/note.txt") == "laptop 2\n")
  }

  @Test("a new machine takes the rules for git that the others have, and says nothing of them")
  func rules() throws {
    let machines = try Machines()
    try machines.write("/mine\n", to: "laptop/.gitignore")
    try machines.sync("laptop", with: machines.remote)
    #expect(try machines.sync("desktop", with: machines.remote).kept == [])
    #expect(
      try machines.read("desktop/.gitignore") == machines.read("laptop/.gitignore"))
    #expect(try !machines.sync("desktop").isNews)
  }
}

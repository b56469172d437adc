import Foundation
import Testing

@Suite("Syncing through the program")
struct SyncTests {
  @Test("two machines come to one state, and say what came and went")
  func twoMachines() throws {
    let laptop = try TestCollection()
    let remote = laptop.folder + "/stick"
    let desktop = ["ROUNDS_HOME": laptop.folder + "/desktop"]
    try laptop.run("grade", "form", "4")
    let first = try laptop.run("sync", remote, "--create", "--json")
    #expect(first.succeeded, "\(first.errors)")
    let sent = try #require(try first.objects().first)
    #expect(sent["received"] as? Int == 0 && sent["remote"] as? String == remote)
    let second = try laptop.run("sync", remote, environment: desktop)
    #expect(second.output.contains("1 event received from 1 machine"))
    try laptop.run("undo", environment: desktop)
    #expect(
      try laptop.run("sync", environment: desktop).output
        == "Synced with ~/stick: 0 events received, 1 sent.\n")
    #expect(try laptop.run("sync").output.contains("1 event received from 1 machine"))
    #expect(
      try laptop.run("cards", "--json").output
        == laptop.run("cards", "--json", environment: desktop).output)
    #expect(try laptop.run("check").succeeded)
    // Files that others could read are readable only by the learner.
    let loose = try laptop.shell("find \"$ROUNDS_HOME\" -perm /077 | head -5")
    #expect(loose.output == "")
  }

  @Test("what keeps it from syncing is told with what to do, and the collection stays as it was")
  func failures() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    func expect(_ output: Program.Output, _ words: String...) {
      #expect(output.status == .exited(1))
      for word in words { #expect(output.errors.contains(word), "\(output.errors)") }
    }
    expect(try collection.run("sync"), "does not know yet what to sync with", "rounds sync git@")
    expect(
      try collection.run("sync", "--", "--upload-pack=touch x"), "not the address of a repository")
    expect(
      try collection.run("sync", "x", environment: ["PATH": collection.folder]), "no git on this")
    // A port without a listener is as good as no network.
    expect(
      try collection.run("sync", "http://127.0.0.1:9/r.git"), "cannot be reached", "answer is safe")
    expect(try collection.run("sync", collection.folder + "/a/b/c"), "no folder", "--create")
    #expect(try collection.answers() == ["form 4 learn"])
  }
}

import Foundation
import Testing

/// Things that others put into the repository of a collection, or into one on a USB stick, and that
/// git must not touch.
@Suite("Repositories that lead elsewhere or never end")
struct RepositoryAttackTests {
  @Test(
    "sync names what it does not touch, ends at once, and writes nowhere else",
    arguments: ["desktop/.git", "remote.git"],
    [
      "mkfifo $R/pipe", "rm $R/config; mkfifo $R/config", "rm $R/HEAD; mkfifo $R/HEAD",
      "mkfifo $R/objects/pack/pack-1.idx", "mkfifo $R/packed-refs",
      "mv $R/objects victims/objects; ln -s ../../victims/objects $R/objects",
      "mv $R/refs victims/refs; ln -s $PWD/victims/refs $R/refs",
      "mkdir -p $R/logs/refs; rm -f $R/logs/HEAD; ln -s $PWD/victims/diary.txt $R/logs/HEAD",
      "mkdir -p $R/logs/refs; rm -f $R/logs/HEAD; ln victims/diary.txt $R/logs/HEAD",
      "rm $R/config; ln -s $PWD/victims/diary.txt $R/config",
      "git init -q victims/project; echo $PWD/victims/project/.git > $R/commondir",
      "mkdir victims/c; mkfifo victims/c/config; echo $PWD/victims/c > $R/commondir",
      "mv $R victims/moved; echo gitdir: $PWD/victims/moved > x; mkdir -p $R; rmdir $R; mv x $R",
    ])
  func entries(repository: String, script: String) throws {
    let machines = try TwoMachines("mkdir victims; echo 'Dear diary' > victims/diary.txt")
    try machines.shell("R=\(repository)\n\(script)")
    try machines.run(.desktop, "grade", "k1", "4")
    let before = machines.collection.files(in: "victims")
    let result = try machines.collection.shell(
      "ROUNDS_HOME=\"$HOME/desktop\" timeout -s KILL 60 \"$ROUNDS\" sync < /dev/null")
    #expect(result.status == .exited(1), "\(result.output)")
    let words = [
      "is a pipe or a device", "is a symbolic link", "hard link", "leads to the repository",
    ]
    #expect(words.contains { result.errors.contains($0) }, "\(result.errors)")
    #expect(try machines.collection.read("victims/diary.txt") == "Dear diary\n")
    #expect(machines.collection.files(in: "victims") == before)
    #expect(try machines.answers(.desktop) == 1)
  }

  @Test(
    "a collection whose .git leads to a repository of the learner's is not synced into that",
    arguments: ["ln -s ../project/.git home/.git", "echo 'gitdir: ../project/.git' > home/.git"])
  func outward(script: String) throws {
    let machines = try TwoMachines()
    try machines.shell(
      """
      git init -q -b main project; echo x > project/x; git -C project add x
      git -C project commit -q -m x; git -C project remote add origin "$HOME/remote.git"
      rm -rf home/.git; \(script)
      """)
    let log = try machines.shell("git -C project log --oneline --all").output
    let result = try machines.run(.laptop, "sync", machines.remote)
    #expect(
      result.status == .exited(1) && result.errors.contains("home/.git is"), "\(result.errors)")
    #expect(try machines.shell("git -C project log --oneline --all").output == log)
  }
}

import Foundation
import Testing

@Suite("Sync runs no program that others name")
struct SyncProgramsTests {
  /// A program that leaves a trace.
  private static let evil = """
    printf '#!/bin/sh\\necho "$0 $*" >> "%s/trace"\\ncat > /dev/null\\n' "$HOME" > evil
    chmod +x evil

    """

  private static let hooks = [
    "pre-receive", "update", "post-receive", "post-update", "reference-transaction", "proc-receive",
    "push-to-checkout", "pre-auto-gc", "post-checkout", "pre-push", "pre-commit", "commit-msg",
    "prepare-commit-msg", "post-commit", "post-merge", "post-index-change", "fsmonitor-watchman",
  ]

  private static func plant(_ folder: String) -> String {
    "mkdir -p \(folder); for name in \(hooks.joined(separator: " ")); do "
      + "cp evil \(folder)/$name; done\n"
  }

  @Test(
    "hooks of a folder, a stick or the collection do not run",
    arguments: [
      ("", "remote.git"), ("file://", "remote.git"), ("", "worktree"), ("file://", "worktree"),
    ])
  func hooks(scheme: String, name: String) throws {
    let machines = try TwoMachines()
    let folder = machines.collection.folder
    let place = name == "worktree" ? "worktree/.git" : name
    try machines.shell(
      Self.evil
        + "rm -rf remote.git; git init -q -b other \(name == "worktree" ? "" : "--bare") \(name)\n"
        + Self.plant("\(place)/hooks") + Self.plant("home/.git/hooks"))
    for machine in [TwoMachines.Name.laptop, .desktop] {
      try machines.run(machine, "grade", "k1", "4")
      let result = try machines.run(machine, "sync", "\(scheme)\(folder)/\(name)")
      #expect(result.succeeded, "\(result.errors)")
    }
    try machines.run(.laptop, "sync")
    #expect(try machines.answers(.laptop) == 2)
    #expect(!machines.collection.files(in: ".").contains("trace"))
  }

  /// Settings that could run a program, or redirect git.
  private static let settings = [
    "core.fsmonitor", "core.sshCommand", "core.hooksPath", "core.alternateRefsCommand",
    "core.pager", "core.gitProxy", "core.worktree", "diff.external", "diff.x.textconv",
    "alias.upload-pack", "filter.x.smudge", "filter.x.clean", "merge.x.driver",
    "credential.helper", "credential.https://example.org.helper", "gpg.program", "include.path",
    "includeIf.gitdir:/.path", "url.ext::x.insteadOf", "uploadpack.packObjectsHook",
    "remote.origin.uploadpack", "remote.origin.receivepack", "remote.origin.vcs",
    "gc.recentObjectsHook", "receive.procReceiveRefs", "hook.x.command", "http.proxy",
  ]

  @Test("a setting that could run one is refused with its file and line, there and here")
  func refusedSettings() throws {
    let machines = try TwoMachines(Self.evil)
    try machines.run(.laptop, "grade", "k1", "4")
    for (name, repository) in Self.settings.flatMap({ [($0, "home/.git"), ($0, "remote.git")] }) {
      let file = repository + "/config"
      let text = try machines.collection.read(file)
      let value = machines.collection.folder + "/evil"
      try machines.shell("git config --file \(file) '\(name)' '\(value)'")
      let lines = try machines.collection.read(file).split(separator: "\n")
      let line = try #require(lines.firstIndex { $0.contains(value) })
      let result = try machines.run(.laptop, "sync")
      #expect(result.status == .exited(1))
      #expect(
        result.errors.contains("/\(file):\(line + 1): the setting \(name.lowercased())"),
        "\(name): \(result.errors)")
      try machines.collection.write(text, to: file)
    }
    #expect(!machines.collection.files(in: ".").contains("trace"))
    #expect(try machines.run(.laptop, "sync").output.contains("1 sent"))
  }

  @Test("settings that learners have in a repository are no reason to refuse it")
  func harmless() throws {
    let machines = try TwoMachines()
    try machines.shell(
      """
      while read -r name value; do git -C home config "$name" "$value"; done <<'END'
      user.name me
      user.signingKey x
      commit.gpgSign true
      merge.ff only
      pull.rebase true
      gpg.format ssh
      http.postBuffer 500000000
      core.autocrlf true
      branch.main.vscode-merge-base origin/main
      lfs.repositoryformatversion 0
      color.ui always
      END
      """)
    try machines.run(.laptop, "grade", "k1", "4")
    #expect(try machines.run(.laptop, "sync").succeeded)
  }
}

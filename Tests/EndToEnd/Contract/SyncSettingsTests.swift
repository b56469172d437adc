import Foundation
import Testing

@Suite("Sync, whatever git is set to")
struct SyncSettingsTests {
  /// Git settings that learners have, and some that break sync.
  struct Setting: CustomStringConvertible, Sendable {
    let description: String
    /// Before the first sync.
    var before = ""
    /// Between the two syncs.
    var after = ""
  }

  static let settings: [Setting] = [
    Setting(description: "none"),
    Setting(
      description: "ignore files",
      before: """
        printf '*.jsonl\\n*.md\\njournal\\ndecks\\n*\\n' > ignored
        git config --global core.excludesFile "$HOME/ignored"
        printf '*\\n' > home/.gitignore
        """,
      after: "mkdir -p desktop/.git/info; printf '*\\n' > desktop/.git/info/exclude"),
    Setting(
      description: "attributes of the learner",
      before: """
        printf '*.md binary\\n*.jsonl merge=union eol=crlf\\n' > attributes
        git config --global core.attributesFile "$HOME/attributes"
        """),
    Setting(
      description: "filters",
      before: """
        printf '* filter=x text eol=crlf working-tree-encoding=UTF-16 ident\\n' > attributes
        git config --global core.attributesFile "$HOME/attributes"
        git config --global filter.x.clean 'tr a-z A-Z'
        git config --global filter.x.smudge rev
        git config --global filter.x.required true
        """),
    Setting(
      description: "attributes of the collection",
      before: "printf '*.md binary\\n* -text filter=lfs\\n' > home/.gitattributes",
      after: """
        mkdir -p desktop/.git/info
        printf '*.md -merge\\n*.jsonl merge=binary\\n' > desktop/.git/info/attributes
        """),
    Setting(description: "fast-forwards only", before: "git config --global merge.ff only"),
    Setting(
      description: "signatures",
      before: """
        for name in merge.verifySignatures commit.gpgSign push.gpgSign tag.gpgSign; do
          git config --global $name true
        done
        git config --global gpg.program false
        """),
    Setting(
      description: "hooks",
      before: """
        mkdir hooks
        for name in pre-commit commit-msg pre-push reference-transaction pre-merge-commit \
          post-checkout prepare-commit-msg fsmonitor; do
          printf '#!/bin/sh\\nexit 1\\n' > hooks/$name
          chmod +x hooks/$name
        done
        git config --global core.hooksPath "$HOME/hooks"
        git config --global core.fsmonitor "$HOME/hooks/fsmonitor"
        git config --global init.templateDir "$HOME/hooks"
        """),
    Setting(
      description: "all the rest",
      before: """
        while read -r name value; do git config --global "$name" "$value"; done <<'END'
        push.default nothing
        pull.rebase true
        pull.ff only
        user.useConfigOnly true
        merge.conflictStyle zdiff3
        submodule.recurse true
        commit.template /nonexistent
        core.autocrlf true
        core.safecrlf true
        core.ignoreCase true
        core.bare true
        core.worktree /tmp
        core.pager false
        core.sparseCheckout true
        core.splitIndex true
        fetch.fsckObjects true
        transfer.hideRefs refs/heads
        receive.denyAll true
        gc.auto 1
        init.defaultBranch trunk
        safe.bareRepository explicit
        feature.manyFiles true
        protocol.allow never
        remote.origin.mirror true
        remote.pushDefault nowhere
        branch.main.remote nowhere
        push.recurseSubmodules on-demand
        diff.external false
        rerere.enabled true
        format.pretty %h
        color.ui always
        i18n.commitEncoding latin1
        END
        """),
  ]

  @Test("both edits of a deck and all answers reach both machines", arguments: settings)
  func anySetting(setting: Setting) throws {
    let machines = try TwoMachines(setting.before)
    try machines.edit(.laptop, "a1", to: "a1 of the laptop")
    try machines.edit(.desktop, "a3", to: "a3 of the desktop")
    try machines.run(.laptop, "grade", "k1", "4")
    try machines.run(.desktop, "grade", "k2", "3")
    try machines.shell(setting.after)
    for machine in [TwoMachines.Name.laptop, .desktop, .laptop] {
      let result = try machines.run(machine, "sync")
      #expect(result.succeeded, "\(result.errors)")
    }
    let merged = TwoMachines.deck.replacing("a1", with: "a1 of the laptop")
      .replacing("a3", with: "a3 of the desktop")
    for machine in [TwoMachines.Name.laptop, .desktop] {
      #expect(try machines.read(machine, "decks/d.md") == merged)
      #expect(try machines.answers(machine) == 2)
    }
  }

  @Test("variables that lead git elsewhere lead it nowhere")
  func variables() throws {
    let machines = try TwoMachines()
    try machines.run(.laptop, "grade", "k1", "4")
    let misleading = [
      "GIT_DIR": "/tmp/x", "GIT_WORK_TREE": "/tmp", "GIT_INDEX_FILE": "/tmp/i",
      "GIT_NAMESPACE": "n",
      "GIT_OBJECT_DIRECTORY": "/tmp/o", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "merge.ff",
      "GIT_CONFIG_VALUE_0": "only", "GIT_LITERAL_PATHSPECS": "1", "GIT_COMMITTER_DATE": "never",
      "GIT_ALLOW_PROTOCOL": "none", "GIT_DEFAULT_HASH": "sha256", "GIT_EXTERNAL_DIFF": "false",
    ]
    let sent = try machines.run(.laptop, "sync", environment: misleading)
    #expect(sent.output.hasSuffix("0 events received, 1 sent.\n"), "\(sent.errors)")
    try machines.run(.desktop, "sync")
    #expect(try machines.answers(.desktop) == 1)
  }

  @Test("what git needs to reach a remote is the learner's own")
  func reaching() throws {
    // A server without a network: the program that git runs instead of ssh.
    let server = """
      printf '#!/bin/sh\\nwhile [ $# -gt 1 ]; do shift; done\\nexec sh -c "$1"\\n' > server
      chmod +x server
      printf '[core]\\nsshCommand = %s/server\\n' "$HOME" > included
      git config --global includeIf."gitdir:$HOME/home/".path "$HOME/included"
      git config --global includeIf."gitdir:$HOME/desktop/".path "$HOME/included"
      git config --global url."host:$HOME/".insteadOf "mine:"
      """
    let machines = try TwoMachines(server, address: "mine:remote.git")
    try machines.run(.laptop, "grade", "k1", "4")
    try machines.run(.laptop, "sync")
    let result = try machines.run(.desktop, "sync")
    #expect(
      result.output == "Synced with mine:remote.git: 1 event received from 1 machine, 0 sent.\n")
    // A server words its rejections in its own way.
    try machines.shell(
      """
      printf '#!/bin/sh\\necho "quota exceeded: 10 of 10 MB" >&2\\nexit 1\\n' \
        > remote.git/hooks/pre-receive
      chmod +x remote.git/hooks/pre-receive
      """)
    try machines.run(.laptop, "grade", "k2", "4")
    let refused = try machines.run(.laptop, "sync")
    #expect(refused.status == .exited(1))
    #expect(refused.errors.contains("refused what was sent:\n  quota exceeded: 10 of 10 MB"))
    #expect(!refused.errors.contains("no repository"))
  }
}

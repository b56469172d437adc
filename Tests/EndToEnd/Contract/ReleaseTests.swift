import Foundation
import Testing

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path()
private let isRepository = FileManager.default.fileExists(atPath: root + "/.git")

/// `make release` in a clone that is thrown away.
@Suite("A release", .enabled(if: isRepository, "the sources are not in git"))
struct ReleaseTests {
  private let folder: TestCollection
  private let environment: [String: String]

  init() throws {
    folder = try TestCollection()
    environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.folder, "RELEASE_DATE": "2031-02-03",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
    ]
    // The script as it is here, committed or not.
    let clone = try shell(
      """
      git -c safe.directory='*' clone -q --depth 1 'file://\(root)' clone && cd clone &&
      cp '\(root)/Scripts/release' Scripts/ &&
      sed -i.bak 's/^## \\[Unreleased\\]$/&\\n\\n### Added\\n\\n- **News**/' CHANGELOG.md &&
      rm CHANGELOG.md.bak && git add -A && git commit -q -m Prepare
      """)
    #expect(clone.succeeded, "\(clone.errors)")
  }

  @discardableResult
  private func shell(_ script: String) throws -> Program.Output {
    try Program.run(
      ["-c", "cd '\(folder.folder)' && " + script], environment: environment,
      executable: "/bin/bash")
  }

  @Test("writes version and date everywhere, closes the changelog's section, commits and tags")
  func whole() throws {
    let result = try shell("cd clone && Scripts/release 91.2.3")
    #expect(result.succeeded, "\(result.errors)")
    let old = try shell("git -C clone show HEAD^:Sources/rounds/Context/Version.swift").output
    let number = try #require(old.firstMatch(of: /"(\d+\.\d+\.\d+)"/)?.1)
    #expect(try shell("git -C clone status --porcelain").output == "")
    #expect(try shell("git -C clone describe --exact-match").output == "v91.2.3\n")
    #expect(try shell("git -C clone show -s --format=%s HEAD").output == "Version 91.2.3\n")
    let page = try folder.read("clone/Documentation/rounds.1")
    #expect(page.hasPrefix(".Dd February 3, 2031\n") && page.contains("\"rounds 91.2.3\""))
    #expect(try folder.read("clone/README.md").contains("rounds_91.2.3-1_amd64.deb"))
    let guide = try folder.read("clone/Documentation/Guide/GettingStarted.md")
    #expect(guide.contains("\nrounds 91.2.3\n"))
    let changes = try folder.read("clone/CHANGELOG.md")
    #expect(
      changes.contains("## [Unreleased]\n\n## [91.2.3] - 2031-02-03\n\n### Added\n\n- **News**"))
    // No place that shows the version was left behind.
    let places =
      "README.md Scripts/check-library Sources Documentation/rounds.1 Documentation/Guide"
    let left = try shell(
      "cd clone && git grep -nF -e 'rounds \(number)' -e '\"\(number)\"' -- \(places)")
    #expect(left.output == "")
    let notes = try shell("cd clone && Packaging/release-notes 91.2.3 < CHANGELOG.md")
    #expect(notes.output.hasPrefix("\n### Added\n\n- **News**"))
  }

  @Test("can be held before the commit")
  func files() throws {
    #expect(try shell("cd clone && Scripts/release --files 91.2.3").succeeded)
    #expect(try shell("git -C clone tag --list 'v91*'").output == "")
    #expect(try shell("git -C clone show -s --format=%s HEAD").output == "Prepare\n")
    #expect(try folder.read("clone/README.md").contains("rounds_91.2.3-1_amd64.deb"))
  }

  @Test(
    "is refused, and nothing is changed",
    arguments: [
      ("", "91.2", "is not a version"), ("", "91.2.3-rc", "is not a version"),
      ("", "0.0.1", "does not come after"), ("git tag v91.2.3;", "91.2.3", "tagged already"),
      ("echo x >> README.md;", "91.2.3", "not committed"),
      ("touch new;", "91.2.3", "not committed"),
      ("export RELEASE_DATE=2031-02-30;", "91.2.3", "is not a date"),
      (
        "echo '## [Unreleased]' > CHANGELOG.md; git commit -qam x;", "91.2.3",
        "nothing under [Unreleased]"
      ),
    ])
  func refused(before: String, version: String, reason: String) throws {
    try shell("cd clone; " + before)
    let status = try shell("cd clone; git status --porcelain; git rev-parse HEAD").output
    let export = before.hasPrefix("export") ? before : ""
    let result = try shell("cd clone; \(export) Scripts/release \(version)")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(try shell("cd clone; git status --porcelain; git rev-parse HEAD").output == status)
  }
}

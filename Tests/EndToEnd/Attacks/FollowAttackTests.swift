import Foundation
import Testing

/// What others may put into a repository of decks.
@Suite("Repositories of decks that want out")
struct FollowAttackTests {
  private static let identity = [
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": "/dev/null",
  ]

  /// Everything but the collection and the repository, with its contents.
  private func outside(_ collection: TestCollection) throws -> String {
    try collection.shell("cd \"$HOME\"; find victims -type f | sort | xargs cat; ls -R victims")
      .output
  }

  @Test(
    "write nothing outside, run nothing, and their honest decks arrive",
    arguments: [
      // Links, also on the way to a deck.
      "ln -s ../victims/diary.md diary.md; ln -s ../victims linked",
      // Paths that git itself would not make.
      """
      H=$(git hash-object -w --stdin < good.md); E="100644 blob $H"
      T=$(printf '%s\\t%s\\n' "$E" "evil.md" | git mktree)
      for N in .. .git '.git ' 'a\\b.md'; do U=$(printf '040000 tree %s\\t%s\\n' $T "$N" | git mktree)
      git update-ref refs/heads/x $(git commit-tree -m x $U); done
      G=$(printf '100644 blob %s\\tgood.md\\n040000 tree %s\\t..\\n' $H $T | git mktree --missing)
      git update-ref refs/heads/main $(git commit-tree -m x $G); exit 0
      """,
      // Programs that git would run at a checkout.
      """
      printf '*.md filter=evil diff=evil merge=evil\\n' > .gitattributes
      printf '[filter "evil"]\\nsmudge = touch %s/victims/ran\\n' "$HOME" > .gitconfig
      printf '[submodule "s"]\\npath = s\\nurl = %s/victims\\nupdate = !touch %s/victims/ran\\n' \
      "$HOME" "$HOME" > .gitmodules
      """,
      // Names that are no text, or that a terminal would obey.
      "printf 'Q: b\\nA: b\\n' > \"$(printf '\\377\\376.md')\"; printf 'Q: c\\nA: c\\n' > \"$(printf 'x\\033]0;p\\007.md')\"",
      // Files that are too large, or no text at all.
      "head -c 20000000 /dev/zero > huge.md; head -c 100000 /dev/urandom > noise.md",
      // A hook of the repository itself.
      "printf '#!/bin/sh\\ntouch %s/victims/ran\\n' \"$HOME\" > .git/hooks/post-checkout; chmod +x .git/hooks/*",
    ])
  func contents(script: String) throws {
    let collection = try TestCollection([:])
    let made = try collection.shell(
      """
      set -e; cd "$HOME"; mkdir victims; printf 'Q: Dear diary\\nA: secret\\n' > victims/diary.md
      git init -q -b main decks.git; cd decks.git; printf 'Q: good?\\nA: yes\\n' > good.md
      (\(script)); git add -A || true; git commit -q -m x || true
      """, environment: Self.identity)
    #expect(made.succeeded, "\(made.errors)")
    let before = try outside(collection)
    let result = try collection.run(
      "decks", "add", collection.folder + "/decks.git", "--yes", "--name", "D")
    #expect(try outside(collection) == before)
    #expect(!result.output.contains("\u{1B}") && !result.errors.contains("\u{1B}"))
    let decks = collection.files(in: "home/decks").filter { $0.hasSuffix(".md") }
    #expect(decks.allSatisfy { $0.hasPrefix("D/") })
    if result.succeeded {
      let good = try collection.read("home/decks/D/good.md")
      #expect(good.contains("good?"))
    } else {
      #expect(result.status == .exited(1) && decks == [], "\(result.errors)")
    }
    #expect(!collection.files(in: "home").contains { $0.contains("diary") })
  }

  @Test("a settings file of the repository that names a program is refused")
  func unsafe() throws {
    let collection = try TestCollection([:])
    _ = try collection.shell(
      """
      cd "$HOME"; git init -q -b main d; cd d; printf 'Q: a\\nA: b\\n' > a.md; git add -A
      git commit -q -m x; git config uploadpack.packObjectsHook 'touch '"$HOME"'/ran'
      """, environment: Self.identity)
    let result = try collection.run("decks", "add", collection.folder + "/d", "--yes")
    #expect(result.status == .exited(1) && result.errors.contains("could make git run a program"))
    #expect(!collection.files(in: "").contains("ran"))
  }

  @Test("ten thousand decks are refused at once, with what to do instead")
  func tooMany() throws {
    let collection = try TestCollection([:])
    _ = try collection.shell(
      """
      cd "$HOME"; git init -q -b main many; cd many; H=$(printf 'Q: a\\nA: b\\n' | git hash-object -w --stdin)
      for I in $(seq 10000); do echo "100644 blob $H\tdeck$I.md"; done > ../list
      git update-ref refs/heads/main $(git commit-tree -m x $(git mktree < ../list))
      """, environment: Self.identity)
    let result = try collection.run("decks", "add", collection.folder + "/many", "--yes")
    #expect(result.errors.contains("10000 Markdown files"), "\(result.errors)")
    #expect(result.errors.contains("rounds import FOLDER"))
    #expect(collection.files(in: "home/decks") == [])
  }

  @Test("a copy in .cache that somebody filled is made again, and a link there is not followed")
  func cache() throws {
    let collection = try TestCollection([:])
    _ = try collection.shell(
      """
      cd "$HOME"; mkdir victims; echo x > victims/x; git init -q -b main d; cd d
      printf 'Q: a\\nA: b\\n' > a.md; git add -A; git commit -q -m x
      """, environment: Self.identity)
    #expect(try collection.run("decks", "add", collection.folder + "/d", "--yes").succeeded)
    _ = try collection.shell(
      "cd \"$HOME\"/home/.cache/followed/*; git config core.sshCommand \"touch $HOME/victims/ran\"; git config filter.x.clean x"
    )
    let again = try collection.run("decks", "update")
    #expect(again.succeeded && again.output.contains("nothing new"), "\(again.errors)")
    #expect(
      try !collection.shell("cat \"$HOME\"/home/.cache/followed/*/.git/config").output.contains(
        "filter"))
    _ = try collection.shell(
      "cd \"$HOME\"/home/.cache; rm -rf followed; ln -s ../../victims followed")
    let linked = try collection.run("decks", "update")
    #expect(!linked.succeeded)
    #expect(collection.files(in: "victims") == ["x"])
  }
}

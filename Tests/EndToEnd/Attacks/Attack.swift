import Foundation

/// Something in a collection that another person made: in an unpacked archive, on a USB stick, in a
/// clone.
struct Attack: CustomStringConvertible, Sendable {
  let description: String
  /// A script for the shell that prepares it, run in the folder that has `home`, the collection,
  /// and `victims`, the learner's files that the program must not touch.
  ///
  /// `$DEVICE` is this machine's name, and `$DAY` the name of a backup.
  let script: String

  init(_ description: String, _ script: String) {
    self.description = description
    self.script = script
  }
}

extension Attack {
  /// Notes of pending imports that name files outside the decks.
  static let notes: [Attack] = {
    let names = [
      #""../../victims/diary.txt""#, #""a/../../../victims/diary.txt""#,
      #""./../victims/diary.txt""#,
      #""..""#, #""""#, #"".""#, #""a//b""#, #""..\/..\/victims\/diary.txt""#,
      #""../\u0301../../victims/diary.txt""#, #""\/etc\/hostname""#, #""a.md\u0000/../x""#, "5",
    ]
    let removals =
      names.map { (key: "removed", name: $0) }
      + [#""../victims/diary.txt""#, #""backups""#, #""journal/$DEVICE.jsonl""#].map {
        (key: "removedFromCollection", name: $0)
      }
    return removals.flatMap { key, name in
      [("$DEVICE", "false"), ("$DEVICE", "true"), ("other-0000", "false")].map { device, isUndo in
        let decks = key == "removed" ? "" : #""removed":[],"#
        return Attack(
          "a note of \(device) (undo: \(isUndo)) removes \(name) by \(key)",
          """
          cat > home/imports/pending <<END
          {"import":{"device":"\(device)","n":2},"undo":\(isUndo),\(decks)"\(key)":[\(name)]}
          END
          """)
      }
    }
  }()

  /// Symbolic links out of a collection.
  static let links: [Attack] = {
    let folders = [
      ".cache", ".cache/decks", ".cache/decks/own", ".cache/edited", "backups",
      "backups/2026-05-01",
      "backups/$DAY", "backups/$DAY/files", "backups/.making", "backups/.removing",
      "backups/.restoring", "imports", "imports/exported", "imports/$DEVICE-2",
      "imports/$DEVICE-2/after",
      "imports/$DEVICE-2/before", "imports/$DEVICE-3", "journal", "media", "decks/sub",
    ]
    let files = [
      "config.json", "exam.json", "imports/pending", ".lock", ".cache/device", ".cache/snapshot",
      ".cache/last-deck", ".cache/greeted", ".cache/history", "journal/$DEVICE.jsonl",
      "journal/other.jsonl", "decks/a.md", "decks/.rounds-7f982bd.ready.tmp", "decks/b.md",
      ".gitignore",
      ".gitattributes", "backups/.lock", "backups/$DAY/backup.json",
      "imports/$DEVICE-2/after/a.md", ".cache/decks/own/a.md",
    ]
    return folders.flatMap { place in
      ["photos", "notes"].map { Attack("\(place) leads to \($0)", replacing(place, with: $0)) }
    }
      + files.flatMap { place in
        ["diary.txt", "notes/n.md", "notes/new.md"].map {
          Attack("\(place) leads to \($0)", replacing(place, with: $0))
        }
      }
  }()

  /// Other names of the learner's files where the program writes.
  static let hardLinks: [Attack] = {
    let places = [
      ".lock", "backups/.lock", "journal/$DEVICE.jsonl", "journal/other.jsonl", "config.json",
      "exam.json", "imports/pending", ".cache/device", ".cache/snapshot", ".cache/due",
      ".cache/last-deck", ".cache/history", "decks/a.md", "decks/.rounds-7f982bd.ready.tmp",
      ".gitignore", "backups/$DAY/backup.json", "imports/$DEVICE-2/after/a.md",
      "imports/exported/$DEVICE.tsv", ".cache/decks/own/a.md", ".cache/edited/a.md",
    ]
    return places.flatMap { place in
      ["diary.txt", "notes/n.md"].map { victim in
        Attack(
          "\(place) is \(victim) by another name",
          "\(clearing(place)); ln \"$HOME/victims/\(victim)\" \"home/\(place)\"")
      }
    }
  }()

  /// What never ends where a file is expected.
  static let endless: [Attack] = {
    let places = [
      "config.json", "exam.json", "imports/pending", ".lock", ".cache/device", ".cache/snapshot",
      ".cache/last-deck", ".cache/greeted", ".cache/history", "journal/$DEVICE.jsonl",
      "journal/other.jsonl", "decks/a.md", "decks/b.md", ".gitignore", "backups/$DAY/backup.json",
      "backups/$DAY/files/decks/a.md", "backups/.lock", "imports/$DEVICE-2/after/a.md",
      ".cache/decks/own/a.md",
    ]
    return places.flatMap { place in
      [
        Attack("\(place) is a pipe", "\(clearing(place)); mkfifo \"home/\(place)\""),
        Attack("\(place) is a device", "\(clearing(place)); ln -s /dev/zero \"home/\(place)\""),
      ]
    }
  }()

  /// Lists of backups with paths that lead elsewhere.
  static let backups: [Attack] = [
    "../victims/diary.txt", "decks/../../victims/diary.txt", "/etc/hostname", "decks//x.md", "..",
    "", "decks/./a.md", "decks/../\u{301}/x/y.md", "imports/pending", "imports/../../victims/x",
    "journal/../../victims/diary.txt", ".cache/device", "journal/sub/x.jsonl",
  ].map { path in
    Attack(
      "a backup holds \(path.debugDescription)",
      """
      cat > "home/backups/$DAY/backup.json" <<'END'
      {"rounds":"backup","version":1,"made":1782734400000,
      "files":[{"path":"\(path)","pieces":[[0,0]]}]}
      END
      """)
  }

  static let all = notes + links + hardLinks + endless + backups

  private static func clearing(_ place: String) -> String {
    "mkdir -p \"$(dirname \"home/\(place)\")\"; rm -rf \"home/\(place)\""
  }

  private static func replacing(_ place: String, with target: String) -> String {
    "\(clearing(place)); ln -s \"$HOME/victims/\(target)\" \"home/\(place)\""
  }
}

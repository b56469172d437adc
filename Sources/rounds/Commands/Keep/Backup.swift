import ArgumentParser
import Collection
import JSON
import Safekeeping
import Text

/// Manages backups of the collection.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "List, make and restore backups.",
    discussion: """
      The first command of a day that writes makes a backup. Kept are those of seven days, four \
      weeks and twelve months. Pictures and sounds are not in them. A backup on the same disk \
      does not help when the disk fails: copy the folder, or use `rounds sync`.

      Example:  rounds backup restore 2026-06-29
      """,
    subcommands: [List.self, Make.self, RestoreCommand.self], defaultSubcommand: List.self)

  /// Lists the backups.
  struct List: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the backups and whether they are intact.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      let store = BackupStore(try context.place(collection).folder)
      var known: Set<UInt64> = []
      var isDamaged = false
      var rows: [[String]] = []
      for name in try store.names() {
        let backup = try? store.backup(name)
        let damage = backup.map { store.damage(in: $0, known: &known) } ?? "backup.json"
        isDamaged = isDamaged || damage != nil
        if output.json {
          context.print([
            "name": .string(name), "bytes": backup.map { .integer($0.size) } ?? .null,
            "damaged": JSONValue(damage),
          ])
        } else {
          let size = backup.map { "\(($0.size + 1023) / 1024) KiB" } ?? "?"
          rows.append([name, size, damage.map { "damaged: \($0)" } ?? "whole"])
        }
      }
      if !output.json {
        rows.isEmpty
          ? context.printWrapped("There are no backups yet. rounds backup make makes one.")
          : context.printTable(
            [
              TableColumn(title: "Backup"), TableColumn(title: "Size", isNumber: true, rank: 1),
              TableColumn(title: "State", leastWidth: 20),
            ], rows)
      }
      if isDamaged { throw Failure.reported }
    }
  }

  /// Makes a backup.
  struct Make: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "make", abstract: "Make a backup now.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      let writer = try context.writer(collection, backup: .never)
      let opened = try context.read(collection)
      let backup = try BackupStore(opened.folder).make(
        on: context.today(opened), at: context.clock.now, holding: writer)
      if output.json {
        context.print(["name": .string(backup.name), "bytes": .integer(backup.size)])
      } else {
        context.printWrapped("Backup \(backup.name) made.")
      }
    }
  }

  /// Restores a backup.
  struct RestoreCommand: RoundsCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore",
      abstract: "Restore decks, answers and settings from a backup.",
      discussion: """
        Nothing is erased: what is there now is backed up first, and what you learned since stays \
        in the journal and no longer counts. `undo` undoes the restore. Machines that sync follow.
        """)

    @Argument(help: "The backup's name, as in rounds backup list.")
    var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup var collection: CollectionOptions

    func run(in context: Context) throws {
      var writer = try context.writer(collection, backup: .never)
      let opened = try context.open(collection, writer: &writer)
      let place = try context.place(collection)
      let restored = try BackupStore(opened.folder).restore(
        name, to: place, on: context.today(opened), at: context.clock.now, holding: &writer)
      if output.json {
        context.print([
          "restored": .string(name), "before": .string(restored.before),
          "decks": .integer(restored.decks), "events": .integer(restored.events),
          "settings": .bool(restored.settings), "exam": .bool(restored.exam),
          "mended": .array(restored.mended.map { .string($0) }),
        ])
        return
      }
      context.printWrapped("Restored \(name): \(Self.summary(of: restored)).")
      for journal in restored.mended {
        context.printWrapped("\(journal) got lost lines back.", indent: "  ")
      }
      context.printWrapped(
        "What was there before is in the backup \(restored.before)"
          + (restored.isEmpty ? "." : "; rounds undo goes back to it."))
    }

    private static func summary(of restored: BackupStore.Restored) -> String {
      guard !restored.isEmpty else { return "nothing has changed since" }
      return [
        "\(counted(restored.decks, "deck file")) changed",
        "\(counted(restored.events, "event")) undone or brought back",
        restored.settings ? "settings as they were" : nil,
        restored.exam ? "the interrupted exam as it was" : nil,
      ].compactMap(\.self).joined(separator: ", ")
    }
  }
}

// swift-tools-version: 6.2

import PackageDescription

// Packages that use the libraries have their own deployment target; the program needs this one.
let isDependency = Context.packageDirectory.contains("/checkouts/")

let package = Package(
  name: "rounds",
  platforms: isDependency ? nil : [.macOS(.v15)],
  products: [
    .library(name: "SpacedRepetition", targets: ["SpacedRepetition"]),
    .library(name: "SpacedRepetitionFoundation", targets: ["SpacedRepetitionFoundation"]),
    .executable(name: "rounds", targets: ["rounds"]),
  ],
  traits: [
    .trait(
      name: "Program",
      description: "The program. Without it nothing but the libraries is resolved and built."),
    .default(enabledTraits: ["Program"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // The scheduler library: pure, no dependencies, no Foundation.
    .target(name: "SpacedRepetition", exclude: ["README.md"]),
    // Its days and moments from Foundation's dates.
    .target(name: "SpacedRepetitionFoundation", dependencies: ["SpacedRepetition"]),

    // The system's C library under one name.
    .target(name: "Posix"),

    // Lines, encodings, diagnostics with locations, similarity of texts: pure.
    .target(name: "Text", dependencies: ["Posix"]),

    // Cards and decks as text: pure.
    .target(name: "Flashcards", dependencies: ["Posix", "SpacedRepetition", "Text"]),

    // JSON values: parsed by simdjson, written by our own code.
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "JSON", dependencies: ["CSimdJSON", "Posix"]),

    // Files, processes, threads: the only room that calls the system for them. CRC-32C by the
    // processor's own instruction.
    .target(name: "CCRC32C"),
    .target(name: "Files", dependencies: ["CCRC32C", "Posix", "Text"]),

    // The append-only review journal on disk.
    .target(
      name: "Journal",
      dependencies: ["Files", "Flashcards", "JSON", "Posix", "SpacedRepetition", "Text"]),

    // A learner's decks and history on disk.
    .target(
      name: "Collection",
      dependencies: ["Files", "Flashcards", "JSON", "Journal", "Posix", "SpacedRepetition", "Text"]),

    // The day: queue, session, plans, exams; searches, with regular expressions through RE2.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(
      name: "Study",
      dependencies: [
        "CRE2", "Collection", "Files", "Flashcards", "JSON", "Journal", "SpacedRepetition", "Text",
      ]),

    // Several machines, backups.
    .target(
      name: "Safekeeping",
      dependencies: [
        "Collection", "Files", "Flashcards", "JSON", "Journal", "Posix", "SpacedRepetition",
        "Study", "Text",
      ]),

    // Numbers from answers and cards.
    .target(
      name: "Statistics",
      dependencies: [
        "Collection", "Files", "Flashcards", "JSON", "Journal", "Posix", "SpacedRepetition",
        "Study", "Text",
      ]),

    // Import and export.
    .systemLibrary(
      name: "CArchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]
    ),
    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .systemLibrary(
      name: "CSQLite",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]
    ),
    .target(
      name: "Exchange",
      dependencies: [
        "CArchive", "CSQLite", "CXML2", "Collection", "Files", "Flashcards", "JSON", "Journal",
        "Posix", "SpacedRepetition", "Study", "Text",
      ],
      // glibc includes iconv.
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),

    // Widths, Markdown, themes, charts: pure layout, independent of cards.
    .target(name: "Screen", dependencies: ["Text"]),

    // Access to the device: lines, keys, modes, signals.
    .systemLibrary(
      name: "CReadline",
      providers: [.apt(["libreadline-dev"]), .brew(["readline"])]
    ),
    .target(name: "Terminal", dependencies: ["CReadline", "Files", "Posix", "Screen", "Text"]),

    // The program.
    .executableTarget(
      name: "rounds",
      dependencies: [
        "Collection", "Exchange", "Files", "Flashcards", "JSON", "Journal", "Posix", "Safekeeping",
        "Screen", "SpacedRepetition", "Statistics", "Study", "Terminal", "Text",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["Program"])),
      ]
    ),

    // Tests: one target a source target, and the built program under a pseudo-terminal.
    .target(name: "TestSupport", dependencies: ["Posix"], path: "Tests/TestSupport"),
    .target(
      name: "Sandboxes",
      dependencies: [
        "Collection", "Files", "Flashcards", "Journal", "SpacedRepetition", "Study", "TestSupport",
      ],
      path: "Tests/Sandboxes"),
    // Bends what lies behind checksums; apart from the others, since a fuzzer uses it too.
    .target(name: "PackedBytes", path: "Tests/PackedBytes"),
    .testTarget(
      name: "SpacedRepetitionTests", dependencies: ["SpacedRepetition", "TestSupport"],
      resources: [.copy("Vectors")]),
    .testTarget(
      name: "SpacedRepetitionFoundationTests",
      dependencies: ["SpacedRepetition", "SpacedRepetitionFoundation"]),
    // Each target names every module that it imports: changes of others would not rebuild it.
    .testTarget(
      name: "FlashcardsTests",
      dependencies: ["Flashcards", "SpacedRepetition", "TestSupport", "Text"],
      exclude: ["Lists"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "TextTests", dependencies: ["TestSupport", "Text"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Posix", "TestSupport"]),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "Files", "Flashcards", "Journal", "Posix", "SpacedRepetition", "TestSupport", "Text",
      ]),
    .testTarget(
      name: "CollectionTests",
      dependencies: [
        "Collection", "Files", "Flashcards", "JSON", "Journal", "PackedBytes", "Posix",
        "Sandboxes", "SpacedRepetition", "Study", "TestSupport", "Text",
      ]),
    .testTarget(
      name: "StudyTests",
      dependencies: [
        "Collection", "Files", "Flashcards", "JSON", "Journal", "Sandboxes", "SpacedRepetition",
        "Study", "TestSupport", "Text",
      ]),
    .testTarget(
      name: "SafekeepingTests",
      dependencies: [
        "Collection", "Files", "Flashcards", "Journal", "Safekeeping", "SpacedRepetition", "Study",
        "TestSupport", "Text",
      ]),
    .testTarget(
      name: "DecksTests",
      dependencies: [
        "Collection", "Flashcards", "Journal", "SpacedRepetition", "Study", "TestSupport", "Text",
      ]),
    .testTarget(
      name: "StatisticsTests",
      dependencies: [
        "Collection", "Flashcards", "Journal", "Posix", "SpacedRepetition", "Statistics",
        "TestSupport",
      ],
      resources: [.copy("Vectors")]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "CArchive", "CSQLite", "Collection", "Exchange", "Files", "Flashcards", "JSON", "Journal",
        "Posix", "Sandboxes", "SpacedRepetition", "Study", "TestSupport", "Text",
      ],
      resources: [.copy("Samples")]),
    .testTarget(
      name: "ScreenTests", dependencies: ["Screen", "TestSupport", "Text"], exclude: ["Golden"]),
    .testTarget(
      name: "TerminalTests", dependencies: ["Screen", "Terminal", "TestSupport", "Text"]),
    .systemLibrary(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "CPseudoTerminal", "Collection", "Files", "Flashcards", "Journal", "Study", "TestSupport",
        "rounds",
      ],
      exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzers, built only by `make fuzz`: libFuzzer has its own main.
if Context.environment["ROUNDS_FUZZ"] != nil {
  package.targets.append(.target(name: "FuzzDriver", path: "Fuzz/Driver"))
  for (name, dependencies) in [
    ("Delimited", ["Exchange", "Flashcards", "Text"]), ("Deck", ["Flashcards"]),
    ("Package", ["Exchange"]),
    (
      "Journal",
      [
        "Collection", "Files", "Flashcards", "Journal", "SpacedRepetition", "Statistics", "Study",
        "Text",
      ]
    ),
    (
      "Snapshot",
      [
        "Collection", "Files", "Flashcards", "Journal", "PackedBytes", "SpacedRepetition", "Study",
        "Text",
      ]
    ),
    ("HTML", ["Exchange"]), ("Banks", ["Exchange", "Flashcards", "Text"]), ("Sheets", ["Exchange"]),
    ("Codes", ["Exchange", "Flashcards"]),
  ] {
    package.targets.append(
      .executableTarget(
        name: "Fuzz" + name,
        dependencies: (dependencies + ["FuzzDriver"]).map { .target(name: $0) },
        path: "Fuzz/" + name,
        swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
  }
}

// Tests and the programs that they start spend their time in these rooms: optimized in debug builds
// too, they take a fraction of it. `ROUNDS_DEBUGGER=1 swift build` leaves every variable to the debugger.
let optimized: Set = [
  "Collection", "Files", "Flashcards", "JSON", "Journal", "SpacedRepetition", "Statistics", "Study",
  "Text",
]
if !isDependency, Context.environment["ROUNDS_DEBUGGER"] == nil {
  for target in package.targets where optimized.contains(target.name) {
    target.swiftSettings = [
      .unsafeFlags(
        ["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
    ]
  }
}

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .treatAllWarnings(as: .error),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

// swift-tools-version: 6.2

import PackageDescription

// A package that depends on the libraries has its own deployment target; the program needs this one.
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

    // Cards and decks as text: pure.
    .target(name: "Flashcards", dependencies: ["SpacedRepetition"]),

    // JSON values: read through simdjson, written by us.
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "JSON", dependencies: ["CSimdJSON"]),

    // The append-only review journal on disk, and the processor's own instruction for its checksums.
    .target(name: "CCRC32C"),
    .target(name: "Journal", dependencies: ["CCRC32C", "Flashcards", "JSON", "SpacedRepetition"]),

    // A collection, the day's queue, a session; regular expressions of searches through RE2.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(
      name: "Study", dependencies: ["CRE2", "Flashcards", "JSON", "Journal", "SpacedRepetition"]),

    // Several machines, backups.
    .target(
      name: "Safekeeping",
      dependencies: ["Flashcards", "JSON", "Journal", "SpacedRepetition", "Study"]),

    // Numbers from reviews.
    .target(name: "Statistics", dependencies: ["Flashcards", "Journal", "SpacedRepetition"]),

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
        "CArchive", "CSQLite", "CXML2", "Flashcards", "JSON", "Journal", "SpacedRepetition",
        "Study",
      ],
      // glibc has iconv in itself.
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),

    // Lines, keys, styles and widths; knows nothing of cards.
    .systemLibrary(
      name: "CReadline",
      providers: [.apt(["libreadline-dev"]), .brew(["readline"])]
    ),
    .target(name: "Terminal", dependencies: ["CReadline"]),

    // The program.
    .executableTarget(
      name: "rounds",
      dependencies: [
        "Exchange", "Flashcards", "JSON", "Journal", "Safekeeping", "SpacedRepetition",
        "Statistics",
        "Study", "Terminal",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["Program"])),
      ]
    ),

    // Tests: one target a source target, and the built program under a pseudo-terminal.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    // Bends what lies behind checksums; apart from the others, since a fuzzer uses it too.
    .target(name: "PackedBytes", path: "Tests/PackedBytes"),
    .testTarget(
      name: "SpacedRepetitionTests", dependencies: ["SpacedRepetition", "TestSupport"],
      resources: [.copy("Vectors")]),
    .testTarget(
      name: "SpacedRepetitionFoundationTests",
      dependencies: ["SpacedRepetition", "SpacedRepetitionFoundation"]),
    // Each names every module it imports: what it does not name, it is not built again after.
    .testTarget(
      name: "FlashcardsTests", dependencies: ["Flashcards", "SpacedRepetition", "TestSupport"],
      exclude: ["Lists"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(
      name: "JournalTests",
      dependencies: ["Flashcards", "Journal", "SpacedRepetition", "TestSupport"]),
    .testTarget(
      name: "StudyTests",
      dependencies: [
        "Flashcards", "JSON", "Journal", "PackedBytes", "SpacedRepetition", "Study",
        "TestSupport",
      ]),
    .testTarget(
      name: "SafekeepingTests",
      dependencies: [
        "Flashcards", "Journal", "Safekeeping", "SpacedRepetition", "Study", "TestSupport",
      ]),
    .testTarget(name: "DecksTests", dependencies: ["Flashcards", "SpacedRepetition", "Study"]),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["Flashcards", "Journal", "SpacedRepetition", "Statistics", "TestSupport"],
      resources: [.copy("Vectors")]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "CArchive", "CSQLite", "Exchange", "Flashcards", "JSON", "Journal", "SpacedRepetition",
        "Study", "TestSupport",
      ],
      resources: [.copy("Samples")]),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TestSupport"], exclude: ["Golden"]),
    .systemLibrary(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .testTarget(
      name: "EndToEnd",
      dependencies: ["rounds", "CPseudoTerminal", "Flashcards", "Journal", "Study", "TestSupport"],
      exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzers, which only `make fuzz` builds: libFuzzer brings its own main.
if Context.environment["ROUNDS_FUZZ"] != nil {
  package.targets.append(.target(name: "FuzzDriver", path: "Fuzz/Driver"))
  for (name, dependencies) in [
    ("Delimited", ["Exchange", "Flashcards"]), ("Deck", ["Flashcards"]), ("Package", ["Exchange"]),
    ("Journal", ["Flashcards", "Journal", "SpacedRepetition", "Statistics", "Study"]),
    ("Snapshot", ["Flashcards", "Journal", "PackedBytes", "SpacedRepetition", "Study"]),
    ("HTML", ["Exchange"]),
  ] {
    package.targets.append(
      .executableTarget(
        name: "Fuzz" + name,
        dependencies: (dependencies + ["FuzzDriver"]).map { .target(name: $0) },
        path: "Fuzz/" + name,
        swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
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

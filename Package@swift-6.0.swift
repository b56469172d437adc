// swift-tools-version: 6.0

import PackageDescription

// This package for Swift 6.0 and 6.1: only the libraries. Package.swift has everything, and needs
// Swift 6.2.
let package = Package(
  name: "rounds",
  products: [
    .library(name: "SpacedRepetition", targets: ["SpacedRepetition"]),
    .library(name: "SpacedRepetitionFoundation", targets: ["SpacedRepetitionFoundation"]),
  ],
  targets: [
    .target(name: "SpacedRepetition", exclude: ["README.md"]),
    .target(name: "SpacedRepetitionFoundation", dependencies: ["SpacedRepetition"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}

// swift-tools-version: 6.2

import PackageDescription

// A separate package, so that building Rounds does not build this.
let package = Package(
  name: "rounds-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "rounds", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Scheduling",
      dependencies: [
        .product(name: "SpacedRepetition", package: "rounds"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Scheduling",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    )
  ]
)

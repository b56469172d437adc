package import Collection

extension Library {
  /// The prefix of a tag that names an exam's domain.
  private static let domainTag = "domain-"

  /// The exam domains that a card belongs to: its tags that begin with `domain-`, without that
  /// prefix.
  package func domains(of entry: Entry) -> [String] {
    tags(of: entry).filter { $0.hasPrefix(Self.domainTag) }
      .map { String($0.dropFirst(Self.domainTag.count)) }
  }

  /// The substitute for a domain if no tag names one: the topmost heading, or else the deck's name.
  package func topic(of entry: Entry) -> String {
    path(of: entry).first ?? deck(of: entry).name
  }
}

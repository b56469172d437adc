package import Collection

extension Library {
  /// The beginning of a tag that names an exam's domain.
  private static let domainTag = "domain-"

  /// The exam domains that a card belongs to: its tags that begin with `domain-`, without that.
  package func domains(of entry: Entry) -> [String] {
    tags(of: entry).filter { $0.hasPrefix(Self.domainTag) }
      .map { String($0.dropFirst(Self.domainTag.count)) }
  }

  /// What stands for a domain where no tag names one: the topmost heading, else the deck's name.
  package func topic(of entry: Entry) -> String {
    path(of: entry).first ?? deck(of: entry).name
  }
}

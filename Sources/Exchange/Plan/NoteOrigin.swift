/// Where the notes of a file come from.
struct NoteOrigin {
  /// Whether they are from the learner's own collection in another program or on another machine.
  let isSameOwner: Bool
  /// Whether the file itself says which deck a note is in.
  var followsDecks = false
}

/// The origin of a file's notes.
struct NoteOrigin {
  /// Whether they come from the learner's own collection in another program or on another machine.
  let isSameOwner: Bool
  /// Whether the file itself states each note's deck.
  var followsDecks = false
}

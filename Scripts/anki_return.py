"""The round trip: our export is imported into Anki, studied and edited there, exported by Anki in all
its formats, and imported again, into the original collection and into a new one.

Used by Scripts/check-anki.
"""

import datetime
import json
import shutil

from anki.collection import Collection, ExportAnkiPackageOptions

KINDS = """---
name: Kinds::All "of" them
tags: zeta cpb
source: a <book> & more
---

# Codes

Q: Which group code says that the patient owes **the amount**, if `a < b`?
A: PR (patient responsibility)
Also: PR
Also: code PR
Hint: two letters
Why: CO is the provider's loss;
  only PR may be billed.
As of: 2026-05
Valid until: 2027
Tags: forms Alpha paper::x
Id: kinds-basic

## Forms › paper

Q: Which form carries a hospital's inpatient claim?
- [ ] CMS-1500
- [x] UB-04 & <more>
- [x] CMS-1450
Why: UB-04 is its common name.
Source: a book of its own
Id: kinds-choice

T: superbill
D: The encounter form of a visit
Also: encounter form
Id: kinds-term

T: clearinghouse
D: It sends claims on

O: Put the steps in order.
1. charge capture
2. scrubbing
3. adjudication
Id: kinds-order

C: A claim that fails front-end edits is [rejected]{not denied}; one processed is [paid :: or denied].
Id: kinds-cloze

C: {{c1::Part A}} pays {{c2::hospitals::whom?}}; {{c1,2::Part B}} pays {{c4::physicians}}.

Q: What does this print?
```swift
if a < b {
    print("x")

    print("y")
}
```
A: x
```
  y
```
Id: kinds-code
"""

# The commands of both sides see the same moment.
LATER = datetime.timedelta(minutes=5)


def exports(collection, folder):
    """All formats that Anki exports."""
    for legacy in (True, False):
        path = f"{folder}/{'legacy' if legacy else 'latest'}.apkg"
        collection.export_anki_package(
            out_path=path, limit=None,
            options=ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=False, with_media=False, legacy=legacy))
        yield path
    # Anki closes the collection to export all of it.
    for legacy in (True, False):
        path = f"{folder}/{'legacy' if legacy else 'latest'}.colpkg"
        collection.export_collection_package(path, False, legacy)
        collection.reopen()
        yield path


def notes(ours, now):
    """Decks and notes in our JSON form, without their places."""
    lines = [json.loads(line) for line in ours.run("export", "--format", "json", now=now).splitlines()]
    return [line for line in lines if line.get("type") in ("deck", "note")]


def taken(ours, path, now):
    """Imports a package and returns the report."""
    return json.loads(ours.run("import", "--json", path, now=now).splitlines()[0])


def copied(ours, folder, kind):
    shutil.copytree(ours.folder, folder)
    return kind(folder)


def answer(collection, note, ord, button):
    """Answers a card like a learner."""
    card = next(card for card in note.cards() if card.ord == ord)
    card.start_timer()
    states = collection._backend.get_scheduling_states(card.id)
    rating = [None, 0, 1, 2, 3][button]
    collection.sched.answer_card(
        collection.sched.build_answer(card=card, states=states, rating=rating))


def edit(collection):
    """Answers, edits, tags and moves cards; returns the number of answers."""
    def note(guid):
        return collection.get_note(collection.db.scalar("select id from notes where guid = ?", guid))

    answered = [("kinds-basic", 0, 3), ("kinds-term", 0, 3), ("kinds-term", 1, 1),
                ("kinds-cloze", 1, 4), ("kinds-choice", 0, 2), ("n1", 0, 3), ("n2", 0, 4)]
    for guid, ord, button in answered:
        answer(collection, note(guid), ord, button)
    basic = note("kinds-basic")
    basic["Why"] = "A new reason,<br>with <i>two</i> lines"
    basic.tags.append("added")
    collection.update_note(basic)
    choice = note("kinds-choice")
    choice["Front"] = choice["Front"].replace("CMS-1500", "HCFA-1500")
    collection.update_note(choice)
    term = note("kinds-term")
    term["Back"] = "The encounter form of one visit"
    collection.update_note(term)
    order = note("kinds-order")
    order["Back"] = order["Back"].replace("scrubbing", "claim scrubbing")
    collection.update_note(order)
    collection.sched.suspend_cards([card.id for card in note("n5").cards()])
    collection.set_user_flag_for_cards(3, [card.id for card in note("n6").cards()])
    moved = [card.id for card in note("n7").cards()]
    collection.set_deck(moved, collection.decks.id("Elsewhere"))
    return len(answered)


def expected_edits(line):
    """A note's line after ``edit``."""
    line = json.loads(json.dumps(line))
    if line.get("id") == "kinds-basic":
        line["why"] = "A new reason,\nwith *two* lines"
        line["tags"].append("added")
    elif line.get("id") == "kinds-choice":
        line["options"][0]["text"] = "HCFA-1500"
    elif line.get("id") == "kinds-term":
        line["definition"] = "The encounter form of one visit"
    elif line.get("id") == "kinds-order":
        line["items"][1] = "claim scrubbing"
    return line


def placed(lines):
    """The expected contents of a new collection: each deck and note, moved ones in their new decks."""
    return sorted(json.dumps(line, sort_keys=True, ensure_ascii=False) for line in lines)


def compare(what, wanted, found, check):
    missing = [line for line in wanted if line not in found]
    added = [line for line in found if line not in wanted]
    check(not missing and not added, f"{what}: {missing[:2]} became {added[:2]}")


def check_return(ours, folder, kind, take, check):
    """Sends a collection through Anki and back."""
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    package = ours.package("there.apkg", "--with-history", now=now)
    collection = Collection(folder + "/return.anki2")
    take(collection, package)
    before = notes(ours, now)
    later = now + LATER

    for number, path in enumerate(exports(collection, folder)):
        name = path.rsplit("/", 1)[1]
        same = copied(ours, f"{folder}/same-{number}", kind)
        result = taken(same, path, later)
        check(result["added"] == result["updated"] == result["conflicting"] == 0
              and not result["skipped"], f"{name}, same collection: {result}")
        check(result["reviews"] == 0, f"{name}: {result['reviews']} answers come twice")
        compare(f"{name}, same collection", before, notes(same, later), check)
        fresh = kind(f"{folder}/fresh-{number}")
        taken(fresh, path, later)
        compare(f"{name}, new collection", placed(before), placed(notes(fresh, later)), check)

    answers = edit(collection)
    wanted = [expected_edits(line) for line in before]
    for number, path in enumerate(exports(collection, folder)):
        name = path.rsplit("/", 1)[1]
        same = copied(ours, f"{folder}/edited-{number}", kind)
        result = taken(same, path, later)
        check(result["added"] == 0 and result["updated"] == 4, f"{name}, edited: {result}")
        check(result["reviews"] == answers, f"{name}: {result['reviews']} answers, not {answers}")
        found = {line["cards"][0]: line for line in notes(same, later) if line["type"] == "note"}
        for line in wanted:
            if line["type"] != "note" or line["id"] == "n7":
                continue
            other = found.get(line["cards"][0], {})
            check({**line, "deck": 0} == {**other, "deck": 0}, f"{name}, edited: {line} is {other}")
        again = taken(same, path, later)
        check(again["added"] == again["updated"] == again["reviews"] == 0, f"{name}, again: {again}")
        fresh = kind(f"{folder}/new-{number}")
        taken(fresh, path, later)
        lines = notes(fresh, later)
        check([line["deck"] for line in lines if line.get("id") == "n7"] == ["Elsewhere"],
              f"{name}: a card that was moved is not in its new deck")
        found = {line["cards"][0]: line for line in lines if line["type"] == "note"}
        for line in wanted:
            if line["type"] == "note" and line["id"] != "n7":
                other = found.get(line["cards"][0], {})
                check(line == other, f"{name}, new: {line} is {other}")
    collection.close()

"""The phone's round trip: a whole collection goes out as .colpkg and replaces what is in Anki, fifty
cards are answered there, and the collection comes back as .colpkg. Then out and back once more.

Used by Scripts/check-anki, in a process in which Anki leaves chance out of intervals.
"""

import datetime
import json
import random
import shutil

from anki.collection import Collection

MEDIA = """---
name: Pictures
---

Q: What is this? [image: heart & soul.png]
A: a heart [sound: beat.mp3]
Id: picture

Q: Which form?
- [ ] [image: missing.png]
- [x] [image: heart & soul.png]
Id: picture-choice
"""
BUTTONS = ("again", "hard", "good", "easy")
ANSWERS = 50


def replaced(path, package):
    """A collection of Anki's in which a package has replaced what was there."""
    collection = Collection(path)
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "This note is there before"
    collection.add_note(note, collection.decks.id("Before"))
    media = collection.media.dir()
    backend = collection._backend
    collection.close()
    backend.import_collection_package(
        col_path=path, backup_path=package, media_folder=media,
        media_db=path.replace(".anki2", ".media.db2"))
    collection.reopen()
    return collection


def states(collection):
    """Each card as Anki has it, by note and card."""
    rows = collection.db.all(
        "select n.guid, c.ord, c.type, c.queue, c.due, c.ivl, c.factor, c.reps, c.lapses, c.left,"
        " c.flags, c.data, d.name from cards c join notes n on n.id = c.nid join decks d on d.id = c.did")
    days = datetime.date.today().toordinal() - collection.sched.today
    found = {}
    for guid, ord, kind, queue, due, *rest in rows:
        # Due is a day of the collection, a moment, or a place among new cards.
        if kind != 0 and due < 1_000_000_000:
            due += days
        if kind == 0:
            due = None
        found[guid, ord] = [kind, queue, due, *rest]
    return found


def is_near(one, other):
    """Anki rounds stability to four decimals after each answer, and difficulty to three."""
    return abs(one - other) < 2e-3 * max(one, 0.1)


def differing(one, other):
    """Cards that are not the same, with memory as precise as Anki keeps it."""
    def plain(row):
        row = list(row)
        # Anki buries siblings for the day by itself, and so do we: that does not travel.
        if row[1] == -2:
            row[1] = 2 if row[0] == 2 else 0
        data = json.loads(row[9] or "{}")
        row[9] = None
        return row, data

    result = []
    for key in one.keys() | other.keys():
        if key not in one or key not in other:
            result.append(f"{key}: {one.get(key)} is {other.get(key)}")
            continue
        (a, first), (b, second) = plain(one[key]), plain(other[key])
        near = all(is_near(first[name], second.get(name, -1)) for name in ("s", "d") if name in first)
        if a != b or not near or ("s" in first) != ("s" in second):
            result.append(f"{key}: {a} {first} is {b} {second}")
    return result


def answer(collection, chance):
    """Answers fifty cards in the order in which Anki asks them; returns their number."""
    for name in [deck.name for deck in collection.decks.all_names_and_ids()]:
        config = collection.decks.config_dict_for_deck_id(collection.decks.id(name))
        config["new"]["perDay"], config["rev"]["perDay"] = 12, 200
        collection.decks.update_config(config)
    given = 0
    for deck in [deck.id for deck in collection.decks.all_names_and_ids()] * 2:
        collection.decks.set_current(deck)
        while given < ANSWERS:
            queued = collection.sched.get_queued_cards().cards
            if not queued:
                break
            card = collection.get_card(queued[0].card.id)
            card.start_timer()
            button = chance.choice([0, 1, 2, 2, 2, 3])
            collection.sched.answer_card(
                collection.sched.build_answer(card=card, states=queued[0].states, rating=button))
            given += 1
    return given


def change(collection, ours, now):
    """Suspends, unsuspends and flags cards that were studied here, as learners do on the way."""
    studied = [id for id in collection.find_cards("is:review -is:suspended") if collection.get_card(id).reps > 1]
    collection.sched.suspend_cards(studied[:3])
    collection.sched.unsuspend_cards(collection.find_cards("is:suspended -is:new")[3:4])
    collection.set_user_flag_for_cards(5, studied[2:6])
    collection.set_user_flag_for_cards(0, collection.find_cards("flag:1"))
    collection.sched.bury_cards(studied[6:8])


def lines(ours, now):
    return [json.loads(line) for line in
            ours.run("export", "--format", "json", "--with-history", now=now).splitlines()]


def cards(ours, now):
    return {line["id"]: line for line in lines(ours, now) if line.get("type") == "card"}


def out(ours, name, now):
    path = f"{ours.folder}/{name}"
    ours.run("export", path, now=now)
    return path


def back(collection, path, legacy):
    collection.export_collection_package(path, True, legacy)
    collection.reopen()
    return path


def unchanged(what, before, after, check):
    """The whole collection, its answers and schedules too, is as it was."""
    new = [line for line in after[1:] if line not in before]
    gone = [line for line in before[1:] if line not in after]
    check(not new and not gone, f"{what}: {new[:2]} was {gone[:2]}")


def taken(ours, path, now):
    return json.loads(ours.run("import", "--media", "--json", path, now=now).splitlines()[0])


def names(ours, collection, now):
    """Our names of the cards, by note and place in Anki: both have a note's cards in one order."""
    places = {}
    for guid, ord in collection.db.all(
            "select n.guid, c.ord from cards c join notes n on n.id = c.nid order by c.ord"):
        places.setdefault(guid, []).append(ord)
    found = {}
    for line in lines(ours, now):
        if line.get("type") == "note":
            guid = line["id"] or line["cards"][0]
            for ord, name in zip(places.get(guid, []), line["cards"], strict=True):
                found[guid, ord] = name
    return found


def compare(what, ours, collection, now, check):
    """What is here is what Anki has: due day, interval, easiness or memory, lapses, flags."""
    here, theirs, known = cards(ours, now), states(collection), names(ours, collection, now)
    flagged = {line["card"]: line["flag"] for line in lines(ours, now) if line.get("event") == "flag"}
    check(len(here) == len(theirs), f"{what}: {len(here)} cards, {len(theirs)} in Anki")
    for key, (kind, queue, due, ivl, factor, reps, lapses, left, flags, data, deck) in theirs.items():
        line = here.get(known.get(key))
        if line is None:
            check(False, f"{what}: no card {key} here")
            continue
        day = None if due is None else (
            datetime.datetime.fromtimestamp(due) - datetime.timedelta(hours=4)).date() \
            if due >= 1_000_000_000 else datetime.date.fromordinal(due)
        check(line["due"] == (str(day) if day else None), f"{what}, {key}: due {line['due']}, not {day}")
        check(line["lapses"] == lapses, f"{what}, {key}: lapses {line['lapses']}, not {lapses}")
        check((line["state"] == "suspended") == (queue == -1), f"{what}, {key}: {line['state']}, {queue}")
        check(flagged.get(line["id"], 0) == flags, f"{what}, {key}: another flag than {flags}")
        if kind == 2:
            check(line["interval"] == ivl, f"{what}, {key}: {line['interval']} days, not {ivl}")
        if kind == 2 and ours.policy != "fsrs":
            check(round(line["easiness"] * 1000) == factor, f"{what}, {key}: {line['easiness']}, not {factor}")
        memory = json.loads(data or "{}")
        if ours.policy == "fsrs" and kind != 0:
            check(is_near(line["stability"], memory["s"]) and is_near(line["difficulty"], memory["d"]),
                  f"{what}, {key}: {line['stability']}, {line['difficulty']} is {memory} in Anki")


def check_out(collection, ours, now, check):
    """What replaced the collection: all notes, cards, answers and files, and nothing else."""
    all = lines(ours, now)
    notes = sum(line.get("type") == "note" for line in all)
    reviews = sum(line.get("event") == "review" for line in all)
    check(collection.note_count() == notes, f"{collection.note_count()} notes in Anki, not {notes}")
    check(collection.db.scalar("select count() from revlog") == reviews, "another number of answers")
    check(not collection.find_notes("before"), "what was there before is there still")
    summaries = collection.db.all("select id, csum, cast(sfld as text) from notes")
    for id, *_ in summaries:
        collection.update_note(collection.get_note(id))
    again = collection.db.all("select id, csum, cast(sfld as text) from notes")
    check(again == summaries, f"Anki sums up notes otherwise: {[x for x in zip(summaries, again) if x[0] != x[1]][:2]}")
    message, sound = collection.fix_integrity()
    check(sound, f"Anki's own check: {message}")
    unused, missing = collection.media.check().unused, collection.media.check().missing
    check(not list(unused) and not list(missing), f"media: {unused} unused, {missing} missing")
    config = collection.decks.config_dict_for_deck_id(collection.decks.id("Numbers"))
    check(config["new"]["perDay"] == 17, f"options: {config['new']}")
    check(bool(collection.get_config("fsrs")) == (ours.policy == "fsrs"), "FSRS is not as here")


def check_phone(ours, policy, folder, kind, check):
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    later = now + datetime.timedelta(minutes=5)
    ours.policy = policy
    ours.write("pictures.md", MEDIA)
    ours.run("config", "new-per-day", "17")
    shutil.os.makedirs(ours.folder + "/media", exist_ok=True)
    for name in ("heart & soul.png", "beat.mp3"):
        with open(f"{ours.folder}/media/{name}", "w", encoding="utf-8") as file:
            file.write(name)

    package = out(ours, "phone.colpkg", now)
    collection = replaced(f"{folder}/phone.anki2", package)
    there = states(collection)
    check_out(collection, ours, now, check)
    compare(f"{policy}, there", ours, collection, now, check)

    def copied(name):
        shutil.copytree(ours.folder, f"{folder}/{name}")
        copy = kind(f"{folder}/{name}")
        copy.policy = policy
        return copy

    # Nothing was answered: nothing is new.
    same = copied("same")
    before = lines(same, later)
    result = taken(same, back(collection, folder + "/same.colpkg", False), later)
    check(result["added"] == result["updated"] == result["reviews"] == 0 and not result["skipped"],
          f"{policy}, unanswered: {result}")
    unchanged(f"{policy}, unanswered", before, lines(same, later), check)

    given = answer(collection, random.Random(7))
    change(collection, ours, now)
    check(given == ANSWERS, f"only {given} answers")
    moved = len(differing(there, states(collection)))
    for legacy in (True, False):
        home = copied(f"home-{legacy}")
        path = back(collection, f"{folder}/home-{legacy}.colpkg", legacy)
        result = taken(home, path, later)
        what = f"{policy}, {'legacy' if legacy else 'latest'}"
        # Anki tags a card that is failed again and again, which is a change of its note.
        leeches = len(collection.find_notes("tag:leech"))
        check(result["added"] == 0 and result["updated"] == leeches and not result["skipped"],
              f"{what}, {leeches} leeches: {result}")
        check(result["reviews"] == given, f"{what}: {result['reviews']} answers, not {given}")
        compare(what, home, collection, later, check)
        again = taken(home, path, later)
        check(again["reviews"] == again["added"] == again["updated"] == 0, f"{what}, again: {again}")

    # Out and back once more.
    before = lines(home, later)
    second = replaced(f"{folder}/second.anki2", out(home, "again.colpkg", later))
    differences = differing(states(collection), states(second))
    check(not differences, f"{policy}, out again: {len(differences)} cards differ: {differences[:3]}")
    count = "select count() from revlog"
    check(collection.db.scalar(count) == second.db.scalar(count), f"{policy}, out again: answers differ")
    result = taken(home, back(second, folder + "/again.colpkg", False), later)
    check(result["reviews"] == result["added"] == result["updated"] == 0 and not result["skipped"],
          f"{policy}, back again: {result}")
    unchanged(f"{policy}, back again", before, lines(home, later), check)
    collection.close()
    second.close()
    print(f"{policy}: {len(there)} cards to the phone, {given} answers there moved {moved} of them, back, out and back")

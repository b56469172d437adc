"""FSRS there and back: a collection under FSRS goes to Anki, which continues from its states; cards are
answered there, and the collection comes back, into the one that it came from, into a new one, and
without its answers. The environment has ANKI_TEST_MODE, so that Anki leaves chance out of intervals.

Used by Scripts/check-anki.
"""

import datetime
import json
import random
import shutil

from anki.collection import Collection, ExportAnkiPackageOptions

DECK = "---\nname: Numbers\n---\n\n" + "".join(
    f"Q: What is number {n}?\nA: {n}\nId: n{n}\n\n" for n in range(1, 41))
BUTTONS = ("again", "hard", "good", "easy")
GRADES = (1, 3, 4, 5)
# A learner's own, and another retention.
OWN = [0.3, 1.5, 3, 10, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
       1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.2]


def studied(folder, kind, now):
    """A collection with thirty days of answers under FSRS."""
    ours = kind(folder)
    ours.run("config", "policy", "fsrs")
    ours.write("numbers.md", DECK)
    chance = random.Random(9)
    for ago in range(30, 0, -1):
        day = now - datetime.timedelta(days=ago)
        due = [name for name, card in cards(ours, day).items() if card["due"] and card["due"] <= str(day.date())]
        chosen = dict.fromkeys(due + chance.sample([f"n{n}" for n in range(1, 36)], 2))
        ours.run(now=day, input="".join(f"grade {n} {chance.choice([1, 3, 4, 4, 4, 5])}\n" for n in chosen))
    return ours


def cards(ours, now):
    return {line["id"]: line for line in
            map(json.loads, ours.run("cards", "--json", now=now).splitlines()) if "id" in line}


def shown(ours, name, now):
    return json.loads(ours.run("show", name, "--json", now=now))


def card(collection, name):
    note = collection.db.scalar("select id from notes where guid = ?", name)
    return collection.get_note(note).cards()[0]


def data(collection, name):
    return json.loads(collection.db.scalar("select data from cards where id = ?", card(collection, name).id))


def export(collection, path):
    collection.export_anki_package(
        out_path=path, limit=None,
        options=ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False))
    return path


def answer(collection, name, button):
    """Answers a card, and returns what the button said: its state and its days."""
    own = card(collection, name)
    own.start_timer()
    states = collection._backend.get_scheduling_states(own.id)
    state = getattr(states, BUTTONS[button]).normal
    collection.sched.answer_card(
        collection.sched.build_answer(card=own, states=states, rating=button))
    if state.HasField("relearning"):
        return state.relearning.review
    return state.review


def is_near(ours, theirs, part):
    return abs(ours["stability"] / theirs["s"] - 1) < part and abs(ours["difficulty"] - theirs["d"]) < 2e-3


def check_fsrs(folder, kind, take, check):
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    ours = studied(folder + "/ours", kind, now)
    collection = Collection(folder + "/fsrs.anki2")
    collection.set_config("fsrs", True)
    take(collection, ours.package("fsrs.apkg", "--with-history", now=now))

    known = [name for name, line in cards(ours, now).items() if line["due"]]
    check(len(known) > 20, f"only {len(known)} cards have states")
    for name in known:
        mine, theirs = shown(ours, name, now), data(collection, name)
        check(abs(mine["stability"] - theirs["s"]) <= 5.1e-5 and abs(mine["difficulty"] - theirs["d"]) <= 5.1e-4,
              f"{name}: {mine['stability']}, {mine['difficulty']} became {theirs}")
        check(theirs["dr"] == 0.9 and theirs["decay"] == 0.154 and "lrt" in theirs, f"{name}: {theirs}")
        check(card(collection, name).ivl == mine["interval"], f"{name}: another interval")

    def copied(name):
        shutil.copytree(ours.folder, f"{folder}/{name}")
        return kind(f"{folder}/{name}")

    # Answers there: what Anki makes of our states is what we make of them here.
    later = now + datetime.timedelta(minutes=5)
    answered = {}
    here = copied("here")
    for place, name in enumerate(known[:24]):
        button = place % 4
        state = answer(collection, name, button)
        here.run("grade", name, str(GRADES[button]), now=later)
        mine = shown(here, name, later)
        theirs = {"s": state.memory_state.stability, "d": state.memory_state.difficulty}
        check(is_near(mine, theirs, 2e-3), f"{name}, {BUTTONS[button]}: {mine} is {theirs} in Anki")
        answered[name] = button
        if button:
            check(abs(mine["interval"] - state.scheduled_days) <= (1 if mine["stability"] > 500 else 0),
                  f"{name}, {BUTTONS[button]}: {mine['interval']} days, {state.scheduled_days} in Anki")

    def compare(what, collected, names, part):
        for name in names:
            mine, theirs, own = shown(collected, name, later), data(collection, name), card(collection, name)
            check(is_near(mine, theirs, part), f"{what}, {name}: {mine} is {theirs} in Anki")
            if own.type == 2:
                check(mine["interval"] == own.ivl, f"{what}, {name}: {mine['interval']} days, not {own.ivl}")
                due = now + datetime.timedelta(days=own.due - collection.sched.today, hours=-4)
                check(mine["due"] == str(due.date()), f"{what}, {name}: due {mine['due']}, not {due.date()}")

    path = export(collection, folder + "/fsrs-back.apkg")
    back = copied("back")
    result = json.loads(back.run("import", "--json", path, now=later).splitlines()[0])
    check(result["reviews"] == len(answered), f"{result['reviews']} answers came back, not {len(answered)}")
    compare("same collection", back, known, 2e-3)

    def fresh(name, path):
        new = kind(f"{folder}/{name}")
        new.run("config", "policy", "fsrs")
        new.run("import", path, now=later)
        return new

    compare("new collection", fresh("new", path), known, 2e-3)

    # Without answers nothing but the states tells.
    collection.db.execute("delete from revlog")
    bare = export(collection, folder + "/fsrs-bare.apkg")
    compare("without answers", fresh("bare", bare), known, 1e-9)

    # Anki's own parameters: their states count until there are own ones here.
    config = collection.decks.config_dict_for_deck_id(collection.decks.id("Numbers"))
    config["fsrsParams6"], config["desiredRetention"] = OWN, 0.85
    collection.decks.update_config(config)
    for name in known[24:]:
        answer(collection, name, 2)
    own = export(collection, folder + "/fsrs-own.apkg")
    compare("own parameters", fresh("own", own), known, 1e-9)
    collection.close()
    print(f"fsrs: {len(known)} states there and back, {len(answered)} answered there")

#!/usr/bin/env python3
"""Does with Anki's own package, as it comes from PyPI and never read, what `rounds` is measured at.

    PYTHON anki_peer.py make PACKAGE FOLDER     a package of 100,000 cards and 1,000,000 answers
    PYTHON anki_peer.py prepare PACKAGE FOLDER  a collection of it, half of whose cards are due
    PYTHON anki_peer.py start|stats|search|answers|import FOLDER [PATH]

`measure` runs it with a Python that has the package. Whole processes are timed; `answers` times
each answer itself and prints the seconds.
"""

import json
import os
import random
import sqlite3
import sys
import time

from anki.collection import (
    Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest,
    ImportCsvRequest)

CARDS = 100_000
REVIEWS = 1_000_000
LAST = 1782671400
ANSWERS = 500


def open_collection(folder):
    return Collection(folder + "/collection.anki2")


def make(package, folder):
    path = folder + "/source.anki2"
    collection = Collection(path)
    basic = collection.models.by_name("Basic")["id"]
    collection.close()
    chance = random.Random(1)
    start = LAST - 300 * 86_400
    notes, cards, answers = [], [], []
    for index in range(CARDS):
        identity = start * 1000 + index
        fields = "What is term <b>%d</b>?\x1fIt means %d" % (index, index * 7)
        notes.append((identity, "guid%07d" % index, basic, start, -1, " cpb t%d " % (index % 50),
                      fields, "What is term %d?" % index, index, 0, ""))
        cards.append((identity, identity, 1, 0, start, -1, 2, 2, index % 300 - 150,
                      1 + index % 200, 2500 - 50 * (index % 10), 10, index % 3, 0, 0, 0, 0, "{}"))
    for number in range(REVIEWS):
        before = chance.randrange(1, 100)
        answers.append((start * 1000 + number * 25_000, start * 1000 + number % CARDS, -1,
                        chance.choice([1, 2, 3, 3, 3, 4]), before * 2, before, 2500,
                        chance.randrange(2000, 20000), 1))
    with sqlite3.connect(path) as database:
        for table, rows in [("notes", notes), ("cards", cards), ("revlog", answers)]:
            marks = ",".join("?" * len(rows[0]))
            database.executemany("insert into %s values (%s)" % (table, marks), rows)
    database.close()
    collection = Collection(path)
    collection.export_anki_package(
        out_path=package, limit=None,
        options=ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False))
    collection.close()
    os.remove(path)


def import_file(path, folder):
    collection = open_collection(folder)
    if path.endswith(".csv"):
        metadata = collection.get_csv_metadata(path, None)
        collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
    else:
        collection.import_anki_package(ImportAnkiPackageRequest(
            package_path=path, options=ImportAnkiPackageOptions(with_scheduling=True)))
    assert collection.card_count() >= CARDS, collection.card_count()
    collection.close()


def prepare(package, folder):
    import_file(package, folder)
    collection = open_collection(folder)
    limits = collection.decks.config_dict_for_deck_id(1)
    limits["rev"]["perDay"] = 9999
    collection.decks.update_config(limits)
    collection.close()


def next_card(collection):
    queued = collection.sched.get_queued_cards().cards[0]
    card = collection.get_card(queued.card.id)
    assert "What is term" in card.question()
    card.start_timer()
    return card, queued.states


def start(collection):
    next_card(collection)


def stats(collection):
    assert collection._backend.graphs(search="", days=0)


def search(collection):
    assert collection.find_cards("99998")


def answers(collection):
    seconds = []
    card, states = next_card(collection)
    for number in range(ANSWERS):
        begin = time.perf_counter()
        answer = collection.sched.build_answer(card=card, states=states, rating=2)
        collection.sched.answer_card(answer)
        card, states = next_card(collection)
        seconds.append(time.perf_counter() - begin)
    print(json.dumps(seconds))


def main():
    what, *rest = sys.argv[1:]
    if what == "import":
        import_file(*rest)
    elif what in ("make", "prepare"):
        {"make": make, "prepare": prepare}[what](*rest)
    else:
        collection = open_collection(rest[0])
        {"start": start, "stats": stats, "search": search, "answers": answers}[what](collection)
        collection.close()


main()

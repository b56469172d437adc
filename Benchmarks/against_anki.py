#!/usr/bin/env python3
"""Times imports by `rounds` against Anki's own, whole processes, in turn on the same machine.

    Benchmarks/against_anki.py PROGRAM [RUNS]

Needs the package `anki` from PyPI, which is used as it comes and never read:

    python3 -m venv /tmp/anki && /tmp/anki/bin/pip install anki==26.9.3
    /tmp/anki/bin/python Benchmarks/against_anki.py .build/release/rounds
"""

import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

CARDS = 100_000
REVIEWS = 1_000_000
NOW = 1782757800


def make_table(path):
    """100,000 rows of question, answer and tags; every seventh answer needs quotes."""
    with open(path, "w") as file:
        file.write("front,back,tags\n")
        for row in range(CARDS):
            answer = "Definition %d of the thing" % row
            if row % 7 == 0:
                answer = '"Definition %d, with ""quotes"" and commas"' % row
            file.write(
                "What is the meaning of term number %d in billing,%s,tag%d cpb\n"
                % (row, answer, row % 50))


def make_package(path, folder):
    """A package of 100,000 cards in review and a million answers, exported by Anki itself."""
    from anki.collection import Collection, ExportAnkiPackageOptions

    collection = Collection(folder + "/source.anki2")
    basic = collection.models.by_name("Basic")["id"]
    collection.close()
    source = random.Random(1)
    start = NOW - 300 * 86_400
    notes, cards, answers = [], [], []
    for index in range(CARDS):
        identity = start * 1000 + index
        fields = "What is term <b>%d</b>?\x1fIt means %d" % (index, index * 7)
        notes.append((identity, "guid%07d" % index, basic, start, -1, " cpb t%d " % (index % 50),
                      fields, "What is term %d?" % index, index, 0, ""))
        cards.append((identity, identity, 1, 0, start, -1, 2, 2, 100 + index % 300,
                      1 + index % 200, 2500 - 50 * (index % 10), 10, index % 3, 0, 0, 0, 0, "{}"))
    for number in range(REVIEWS):
        before = source.randrange(1, 100)
        answers.append((start * 1000 + number * 25_000, start * 1000 + number % CARDS, -1,
                        source.choice([1, 2, 3, 3, 3, 4]), before * 2, before, 2500,
                        source.randrange(2000, 20000), 1))
    with sqlite3.connect(folder + "/source.anki2") as database:
        for table, rows in [("notes", notes), ("cards", cards), ("revlog", answers)]:
            marks = ",".join("?" * len(rows[0]))
            database.executemany("insert into %s values (%s)" % (table, marks), rows)
    database.close()
    collection = Collection(folder + "/source.anki2")
    collection.export_anki_package(
        out_path=path, limit=None,
        options=ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False))
    collection.close()


IMPORT_BY_ANKI = """
import sys
from anki.collection import (
    Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest)
path, folder = sys.argv[1:]
collection = Collection(folder + "/collection.anki2")
if path.endswith(".csv"):
    metadata = collection.get_csv_metadata(path, None)
    collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
else:
    collection.import_anki_package(ImportAnkiPackageRequest(
        package_path=path, options=ImportAnkiPackageOptions(with_scheduling=True)))
assert collection.card_count() == %d, collection.card_count()
collection.close()
"""


def run(arguments, environment):
    """The seconds that a process takes, and its peak memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments, env=dict(os.environ, **environment), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0:
        sys.exit("%s failed" % arguments[0])
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    if sys.argv[1] == "--make":
        table, package, folder = sys.argv[2:]
        make_table(table)
        make_package(package, folder)
        return
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        table, package = folder + "/table.csv", folder + "/package.apkg"
        print("making 100,000 rows, and 100,000 cards with 1,000,000 answers ...", file=sys.stderr)
        # In a process of its own: a child's peak memory counts what its parent had.
        subprocess.run([sys.executable, __file__, "--make", table, package, folder], check=True)
        print("%-44s %9s %9s %8s %8s" % ("what", "rounds s", "Anki s", "MB", "Anki MB"))
        cases = [("CSV of 100,000 rows", table, CARDS + 1),
                 (".apkg of 100,000 cards, 1,000,000 reviews", package, CARDS)]
        for name, path, count in cases:
            figures = {"rounds": [], "anki": []}
            for _ in range(runs):
                home = folder + "/home"
                shutil.rmtree(home, ignore_errors=True)
                os.mkdir(home)
                figures["rounds"].append(run(
                    [program, "import", path],
                    {"ROUNDS_HOME": home + "/rounds", "ROUNDS_DECKS": home + "/none",
                     "ROUNDS_NOW": "2026-06-29T18:30:00Z", "TZ": "UTC"}))
                figures["anki"].append(run(
                    [sys.executable, "-c", IMPORT_BY_ANKI % count, path, home], {}))
            medians = [statistics.median(value[column] for value in figures[who])
                       for who in ("rounds", "anki") for column in (0, 1)]
            print("%-44s %9.2f %9.2f %8.0f %8.0f   time 1/%.1f, memory 1/%.1f" % (
                name, medians[0], medians[2], medians[1], medians[3],
                medians[2] / medians[0], medians[3] / medians[1]))


main()

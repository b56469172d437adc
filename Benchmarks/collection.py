"""Makes collections out of chance alone; the same sizes give the same bytes."""

import calendar
import csv
import ctypes
import os
import random
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOW = "2026-06-29T18:30:00Z"
NOW_MS = calendar.timegm(time.strptime(NOW, "%Y-%m-%dT%H:%M:%SZ")) * 1000
DAYS = 300
DAY_MS = 86_400_000
LAST_MS = NOW_MS - DAY_MS
FIRST_MS = LAST_MS - DAYS * DAY_MS


def environment(home):
    """What a program finds around it: one collection, one moment, nothing of the learner's own."""
    return dict(
        PATH=os.environ["PATH"], HOME=home, ROUNDS_HOME=home, ROUNDS_DECKS=home + "/none",
        ROUNDS_NOW=NOW, TZ="UTC", LC_ALL="C.UTF-8", TERM="xterm-256color")


def checksums():
    """The journal's CRC-32C of some bytes, by the code that the program itself uses: in Python it
    would take a minute for a million lines."""
    with tempfile.TemporaryDirectory() as folder:
        source = ROOT + "/Sources/CCRC32C/"
        subprocess.run(
            [os.environ.get("CC", "cc"), "-O2", "-shared", "-fPIC", "-I" + source + "include",
             source + "CCRC32C.c", "-o", folder + "/crc.so"], check=True)
        library = ctypes.CDLL(folder + "/crc.so")
    update = library.ccrc32c_update
    update.argtypes = [ctypes.c_uint32, ctypes.c_char_p, ctypes.c_size_t]
    update.restype = ctypes.c_uint32
    if not library.ccrc32c_is_available():
        raise SystemExit("this processor has no instruction for CRC-32C: no journal can be made")
    return lambda data: update(0xFFFFFFFF, data, len(data)) ^ 0xFFFFFFFF


def make_decks(home, cards):
    """Decks of 1,000 cards."""
    os.makedirs(home + "/decks")
    for start in range(0, cards, 1000):
        with open("%s/decks/deck-%04d.md" % (home, start // 1000), "w") as deck:
            deck.write("".join(
                "Q: What is the meaning of term number %d?\nA: It means %d\nId: card-%d\n\n"
                % (card, card * 7, card) for card in range(start, min(start + 1000, cards))))


def make_journal(home, cards, reviews):
    """Answers to the cards in turn, spread over the last 300 days."""
    checksum = checksums()
    chance = random.Random(1)
    os.makedirs(home + "/journal")
    days = ["%d-%02d-%02d" % time.gmtime((FIRST_MS + day * DAY_MS) / 1000)[:3]
            for day in range(DAYS + 1)]
    since_midnight = FIRST_MS % DAY_MS
    with open(home + "/journal/bench-0000.jsonl", "wb") as journal:
        def write(body):
            line = body.encode()
            journal.write(b'%b,"crc":"%08x"}\n' % (line, checksum(line)))

        write('{"rounds":"journal","version":1,"device":"bench-0000","created":%d' % FIRST_MS)
        for number in range(reviews):
            passed = number * DAYS * DAY_MS // reviews
            is_new = number < cards
            write(
                '{"n":%d,"at":%d,"event":"review","card":"card-%d","grade":%d,"day":"%s",'
                '"took":%d,"kind":"%s","before":%s,"after":6,"by":"published"' % (
                    number + 1, FIRST_MS + passed, number % cards,
                    (1, 3, 4, 4, 4, 5)[int(chance.random() * 6)],
                    days[(passed + since_midnight) // DAY_MS], 2000 + chance.random() * 18000,
                    "learn" if is_new else "review", "null" if is_new else "6"))


def make_collection(home, cards, reviews):
    """Decks and a journal. A thousand cards a day are asked, so that a session of many answers
    finds its cards."""
    make_decks(home, cards)
    make_journal(home, cards, reviews)
    with open(home + "/config.json", "w") as settings:
        settings.write('{"reviews-per-day":1000}\n')
    settle(home)


def settle(home):
    """Makes the decks a minute old: one that was changed just now is read again at each start."""
    past = time.time() - 60
    for name in os.listdir(home + "/decks"):
        os.utime(home + "/decks/" + name, (past, past))


def make_table(path, rows):
    """Question, answer and tags; every seventh answer needs quotes."""
    with open(path, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["front", "back", "tags"])
        for row in range(rows):
            answer = 'Definition %d, with "quotes" and commas' if row % 7 == 0 else "Definition %d"
            table.writerow(["What is the meaning of term number %d in billing" % row, answer % row,
                            "tag%d cpb" % (row % 50)])

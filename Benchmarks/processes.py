#!/usr/bin/env python3
"""Times whole runs of `rounds` on made-up collections, against an empty run of the same program.

    Benchmarks/processes.py PROGRAM [RUNS]

Machines differ and are noisy, so each figure is a median over runs that take turns, and the last
column is its ratio to `rounds --version`, which reads no collection.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

TABLE = []
for byte in range(256):
    value = byte
    for _ in range(8):
        value = (value >> 1) ^ (0x82F63B78 if value & 1 else 0)
    TABLE.append(value)


def checksum(data):
    """CRC-32C, as the journal's lines carry it."""
    value = 0xFFFFFFFF
    for byte in data:
        value = (value >> 8) ^ TABLE[(value ^ byte) & 0xFF]
    return "%08x" % (value ^ 0xFFFFFFFF)


def line(body):
    return '%s,"crc":"%s"}\n' % (body, checksum(body.encode()))


def make_collection(folder, cards, reviews):
    """Decks of 1,000 cards, and reviews of the cards in turn over the last 300 days."""
    os.makedirs(folder + "/decks")
    os.makedirs(folder + "/journal")
    for start in range(0, cards, 1000):
        with open("%s/decks/deck-%04d.md" % (folder, start // 1000), "w") as deck:
            for card in range(start, min(start + 1000, cards)):
                deck.write(
                    "Q: What is the meaning of term number %d?\nA: It means %d\nId: card-%d\n\n"
                    % (card, card * 7, card))
    source = random.Random(1)
    now = 1782757800000
    with open(folder + "/journal/bench-0000.jsonl", "w") as journal:
        journal.write(
            line('{"rounds":"journal","version":1,"device":"bench-0000","created":%d' % now))
        for number in range(reviews):
            at = now - (reviews - number) * 300 * 86_400_000 // max(1, reviews)
            day = time.strftime("%Y-%m-%d", time.gmtime(at / 1000))
            journal.write(line(
                '{"n":%d,"at":%d,"event":"review","card":"card-%d","grade":%d,"day":"%s",'
                '"took":%d,"kind":"%s","before":%s,"after":6,"by":"published"' % (
                    number + 1, at, number % cards, source.choice([1, 3, 4, 4, 4, 5]), day,
                    source.randrange(2000, 20000), "learn" if number < cards else "review",
                    "null" if number < cards else "6")))


def run(program, arguments, home, text=""):
    """The seconds that one run takes, and its peak memory in megabytes."""
    environment = dict(
        os.environ, ROUNDS_HOME=home, ROUNDS_DECKS=home + "/none",
        ROUNDS_NOW="2026-06-29T18:30:00Z", TZ="UTC")
    start = time.perf_counter()
    process = subprocess.Popen(
        [program] + arguments, env=environment, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(text.encode())
    process.stdin.close()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with tempfile.TemporaryDirectory() as folder:
        cases = [("an empty run", ["--version"], folder, "")]
        for cards, reviews in [(1000, 10_000), (100_000, 100_000)]:
            home = "%s/%d" % (folder, cards)
            print("making %d cards and %d reviews ..." % (cards, reviews), file=sys.stderr)
            make_collection(home, cards, reviews)
            size = "%s cards, %s reviews" % (format(cards, ","), format(reviews, ","))
            cases.append(("first card, " + size, ["review"], home, "q\n"))
            cases.append(("stats, " + size, ["stats"], home, ""))
            run(program, ["stats"], home)
        times = {case[0]: [] for case in cases}
        memory = {}
        for _ in range(runs):
            for name, arguments, home, text in cases:
                seconds, memory[name] = run(program, arguments, home, text)
                times[name].append(seconds)
        floor = statistics.median(times[cases[0][0]])
        print("%-48s %10s %8s %7s" % ("what", "median ms", "MB", "ratio"))
        for name, values in times.items():
            median = statistics.median(values)
            print("%-48s %10.1f %8.0f %7.1f" % (
                name, median * 1000, memory[name], median / floor))


main()

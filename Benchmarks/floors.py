"""What no program could do in less time: the floors that the table compares with.

Each function does one thing once and gives its seconds, or None where that cannot be done here.
"""

import os
import shutil
import sqlite3
import subprocess
import time
import zipfile

from processes import Conversation

HERE = os.path.dirname(os.path.abspath(__file__))


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read(paths):
    """Reads files through one buffer of a megabyte, without keeping anything."""
    buffer = bytearray(1 << 20)

    def work():
        for path in paths:
            with open(path, "rb", buffering=0) as file:
                while file.readinto(buffer):
                    pass

    return timed(work)


def look_through(paths, word):
    """Looks for a word in the bytes of files that are in memory."""
    texts = []
    for path in paths:
        with open(path, "rb") as file:
            texts.append(file.read())
    word = word.encode()
    return timed(lambda: [text.count(word) for text in texts])


class Append:
    """Appends to a file beside a journal as the journal is appended to."""

    def __init__(self, folder):
        self.path = folder + "/floor.tmp"
        self.file = os.open(self.path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def __call__(self, count):
        line = b"x" * count
        start = time.perf_counter()
        os.write(self.file, line)
        os.fdatasync(self.file)
        return time.perf_counter() - start

    def close(self):
        os.close(self.file)
        os.remove(self.path)


def compile_program(folder, name, text, command, libraries=()):
    """The path of a small program, or None where its compiler or a header is missing."""
    source, program = folder + "/" + name, folder + "/" + name.split(".")[0]
    with open(source, "w") as file:
        file.write(text)
    try:
        subprocess.run(
            [*command, source, "-o", program, *libraries], check=True, stderr=subprocess.PIPE)
    except (OSError, subprocess.CalledProcessError):
        return None
    return program


def empty_program(folder):
    """A Swift program that prints nothing, linked as the release program is."""
    return (compile_program(folder, "empty.swift", "", ["swiftc", "-O", "-static-stdlib"])
            or compile_program(folder, "empty.swift", "", ["swiftc", "-O"]))


def json_scanner(folder):
    with open(HERE + "/scan.cpp") as file:
        return compile_program(
            folder, "scan.cpp", file.read(), ["c++", "-O2", "-std=c++17"], ["-lsimdjson"])


def bare_review(folder):
    with open(HERE + "/bare_review.c") as file:
        return compile_program(folder, "bare_review.c", file.read(), ["cc", "-O2"])


class BareReview:
    """The least program that takes grades on a terminal, beside a journal."""

    def __init__(self, program, folder):
        self.path = folder + "/review.tmp"
        self.talk = Conversation([program, self.path], os.environ, on_terminal=True)
        self.talk.wait_for(b"the next")

    def __call__(self):
        asked = self.talk.say(b"4")
        return self.talk.wait_for(b"the next") - asked

    def close(self):
        self.talk.end(b"q")
        os.remove(self.path)


def json_scan(program, path):
    """Seconds in which simdjson finds all objects of a file of lines that is in memory."""
    return program and float(subprocess.check_output([program, path]))


QUERIES = [
    "select count(*), sum(length(flds)) from notes",
    "select sum(due + ivl) from cards",
    "select sum(id + cid + ease + ivl + time) from revlog",
]


def unpack_and_scan(package, folder):
    """Unpacks the database of an Anki package and reads each row in SQLite."""
    database = folder + "/floor.sqlite"
    with zipfile.ZipFile(package) as archive:
        names = [name for name in ("collection.anki21b", "collection.anki21")
                 if name in archive.namelist()]
        is_packed = names[0].endswith("b")
        if is_packed and not shutil.which("zstd"):
            return None

        def work():
            with archive.open(names[0]) as entry, open(database, "wb") as file:
                if is_packed:
                    unpacker = subprocess.Popen(
                        ["zstd", "-dcq"], stdin=subprocess.PIPE, stdout=file)
                    shutil.copyfileobj(entry, unpacker.stdin, 1 << 20)
                    unpacker.communicate()
                else:
                    shutil.copyfileobj(entry, file, 1 << 20)
            connection = sqlite3.connect(database)
            for query in QUERIES:
                connection.execute(query).fetchone()
            connection.close()

        seconds = timed(work)
    os.remove(database)
    return seconds

#!/usr/bin/env python3
"""Counts what changed between editions of code files, without the program.

    changes.py FOLDER    print what changes.txt beside it has, for CMS's files in FOLDER

A line is a pair of editions, a kind of change, how many codes it has, and a hash of their names
(FNV-1a of 64 bits over the sorted codes, each with a newline), so that the codes are compared and not
their number alone.
"""

import sys


def lines(path):
    with open(path, "rb") as file:
        return [line.decode("cp1252").rstrip() for line in file.read().split(b"\n")]


def short(text):
    return " ".join(text.split())


def codes_file(path):
    """Code: (is valid, long description, short description)."""
    found = {}
    for line in lines(path):
        if line:
            found[line[:7].strip()] = (True, short(line[8:]), "")
    return found


def order_file(path):
    return {
        line[6:13].strip(): (line[14] == "1", short(line[77:]) or short(line[16:76]), short(line[16:76]))
        for line in lines(path) if line
    }


def addenda(path):
    """The codes before and after the changes that a file of addenda lists."""
    old, new = {}, {}
    for line in lines(path):
        word = line[:13].strip()
        where = {"Delete:": old, "Revise from:": old, "Add:": new, "Revise to:": new}.get(word)
        if where is not None:
            code = line[15:22].strip()
            where[code] = (line[13] == "1", short(line[84:]), short(line[23:83]))
    return old, new


def hcpcs(path):
    """The codes of 2020, and those that 2019 must have had: what was added or ended since is undone."""
    old, new, code, order = {}, {}, None, []
    for line in lines(path):
        if len(line) < 11 or not line[5:10].isdigit() or line[10] not in "3478":
            continue
        code = line[:5].strip()
        if line[10] in "37":
            line = line.ljust(320)
            added, end, action = line[268:276], line[284:292].strip(), line[292].strip()
            order.append((code, added, end, action))
        new[code] = new.get(code, "") + " " + line[11:91]
    gone = set()
    for code, added, end, action in order:
        if end or action == "D":
            gone.add(code)
        text = short(new[code])
        if not added.strip() >= "20200101":
            old[code] = (end == "20191231" or not (end or action == "D"), text, "")
        new[code] = (code not in gone, text, "")
    return old, new


def counts(old, new, has_headers):
    """The codes of each kind of change."""
    valid_old = {code for code, record in old.items() if record[0]}
    valid_new = {code for code, record in new.items() if record[0]}
    heads_old = set(old) - valid_old if has_headers else {
        code[:length] for code in valid_old for length in range(3, len(code))}
    heads_new = set(new) - valid_new
    changes = {
        "new": valid_new - valid_old - heads_old,
        "billable": (valid_new - valid_old) & heads_old,
        "header": (valid_old - valid_new) & heads_new,
        "deleted": valid_old - valid_new - heads_new,
        "revised": {code for code in valid_old & valid_new if old[code][1] != new[code][1]},
        "short": {
            code for code in set(old) & set(new)
            if old[code][0] == new[code][0] and old[code][1] == new[code][1]
            and old[code][2] != new[code][2] and old[code][2] and new[code][2]},
    }
    return changes


def fnv(codes):
    value = 0xCBF29CE484222325
    for byte in "".join(code + "\n" for code in sorted(codes)).encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def report(name, changes):
    for kind, codes in changes.items():
        print(name, kind, len(codes), fnv(codes))


def main():
    folder = sys.argv[1] + "/"
    # The newer file is cut off, so both end with the last code that they share.
    old = codes_file(folder + "icd10cm-codes-2024.txt")
    new = order_file(folder + "icd10cm_order_2025_first3000.txt")
    names = list(old)
    last = max(index for index, code in enumerate(names) if code in new and new[code][0])
    report("codes-2024-order-2025", counts({c: old[c] for c in names[: last + 1]}, new, False))
    report("addenda-2023", counts(*addenda(folder + "icd10cm-order-addenda-2023.txt"), True))
    old, new = hcpcs(folder + "HCPC2020_ANWEB_w_disclaimer.txt")
    heads = {code for code in new if not new[code][0]}
    report("hcpcs-2020", counts(old, {c: r for c, r in new.items() if c not in heads}, True))


main()

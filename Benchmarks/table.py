"""The rows of the table: what is measured, the target, and the figures in columns."""

import statistics


def duration(seconds):
    if seconds is None:
        return "–"
    if seconds < 0.0995:
        return "%.*f ms" % (2 if seconds < 0.001 else 1, seconds * 1000)
    return "%.2f s" % seconds


def size(megabytes):
    return "–" if megabytes is None else "%.0f MB" % megabytes


class Series:
    """The figures of one thing over all runs."""

    def __init__(self):
        self.seconds = []
        self.megabytes = []

    def add(self, cost):
        if cost is not None:
            self.seconds.append(cost.seconds)
            self.megabytes.append(cost.megabytes)

    @property
    def median(self):
        return statistics.median(self.seconds) if self.seconds else None

    @property
    def least(self):
        return min(self.seconds, default=None)

    @property
    def memory(self):
        return max((value for value in self.megabytes if value), default=None)


class Row:
    def __init__(self, name, seconds=None, megabytes=None, times_floor=None, floor_is=None):
        self.name = name
        self.target_seconds = seconds
        self.target_megabytes = megabytes
        self.times_floor = times_floor
        self.floor_is = floor_is
        self.ours, self.floor, self.peer = Series(), Series(), Series()

    @property
    def target(self):
        if self.times_floor:
            return "≤ %g × floor" % self.times_floor
        limits = [self.target_seconds and duration(self.target_seconds),
                  self.target_megabytes and size(self.target_megabytes)]
        return "≤ " + ", ".join(limit for limit in limits if limit) if any(limits) else "–"

    @property
    def verdict(self):
        """Whether the target is met: by the median, by the best run only, or not."""
        seconds = self.target_seconds
        if self.times_floor and self.floor.seconds:
            seconds = self.times_floor * self.floor.median
        if not seconds:
            return "–"
        fits = not self.target_megabytes or self.ours.memory <= self.target_megabytes
        if not fits or self.ours.least > seconds:
            return "no"
        return "yes" if self.ours.median <= seconds else "best run"

    def cells(self):
        ours, floor, peer = self.ours, self.floor, self.peer
        ratio = "–"
        if floor.seconds:
            ratio = "%.1f (%s)" % (ours.median / floor.median, self.floor_is)
        return [
            self.name, self.target, duration(ours.median), duration(ours.least), size(ours.memory),
            self.verdict, duration(floor.median), ratio, duration(peer.median), size(peer.memory),
            "%.1f" % (peer.median / ours.median) if peer.seconds else "–"]


HEADINGS = ["what", "target", "median", "least", "memory", "met", "floor", "× floor", "Anki",
            "its memory", "Anki ÷ ours"]


def table(headings, rows):
    """A Markdown table whose columns also line up as text."""
    lines = [headings] + rows
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    texts = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
             for line in lines]
    return "\n".join([texts[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|"]
                     + texts[1:])

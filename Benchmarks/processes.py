"""Runs whole processes of a program and measures them: seconds, and memory in megabytes."""

import os
import pty
import re
import resource
import select
import subprocess
import termios
import time
from typing import NamedTuple


class Cost(NamedTuple):
    seconds: float
    megabytes: float | None


def memory(usage):
    """The most that a process has had, if that can be told: the system counts what its parent had
    as its own."""
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage.ru_maxrss / 1024 if usage.ru_maxrss > ours else None


def run(arguments, environment, text=""):
    """What one run costs from its start to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    process.stdin.write(text.encode())
    process.stdin.close()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit("%s failed: %s" % (" ".join(arguments), errors.decode()))
    return Cost(seconds, memory(usage))


class Conversation:
    """A program that is talked to, through pipes or on a pseudo-terminal of 80 by 24 cells."""

    def __init__(self, arguments, environment, on_terminal):
        self.start = time.perf_counter()
        if on_terminal:
            controller, terminal = pty.openpty()
            termios.tcsetwinsize(terminal, (24, 80))
            self.process = subprocess.Popen(
                arguments, env=environment, stdin=terminal, stdout=terminal, stderr=terminal,
                start_new_session=True)
            os.close(terminal)
            self.input = self.output = controller
        else:
            self.process = subprocess.Popen(
                arguments, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT)
            self.input, self.output = (
                self.process.stdin.fileno(), self.process.stdout.fileno())

    def wait_for(self, pattern):
        """The moment when a text has been shown."""
        shown = b""
        while not re.search(pattern, shown):
            if not select.select([self.output], [], [], 120)[0]:
                raise SystemExit("no %r within two minutes, but %r" % (pattern, shown[-500:]))
            shown += os.read(self.output, 1 << 16)
        return time.perf_counter()

    def say(self, text):
        """Writes a text, and gives the moment."""
        moment = time.perf_counter()
        os.write(self.input, text)
        return moment

    def peak(self):
        """The most memory so far."""
        with open("/proc/%d/status" % self.process.pid) as status:
            line = next(line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def end(self, text):
        """Says the last, and gives what the whole process cost."""
        self.say(text)
        while True:
            # A terminal whose program has ended gives an error.
            try:
                if not os.read(self.output, 1 << 16):
                    break
            except OSError:
                break
        _, _, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = 0
        seconds = time.perf_counter() - self.start
        if self.process.stdout:
            self.process.stdout.close()
            self.process.stdin.close()
        else:
            os.close(self.output)
        return Cost(seconds, memory(usage))

"""What is measured of `rounds`: each function does one thing once and gives its cost."""

import os
import shutil

import collection
import floors
from processes import Conversation, Cost, run

QUESTION = rb"What is the meaning of term number \d+"
ANSWER = rb"It means \d+"


class Rounds:
    """The program on one collection."""

    def __init__(self, program, home):
        self.program = program
        self.home = home
        self.environment = collection.environment(home)

    def command(self, *arguments):
        return run([self.program, *arguments], self.environment)

    def first_card(self, on_terminal):
        """From the start of `review` to the first question shown, with the memory up to there, and
        to the end of the program that is left at once."""
        talk = Conversation([self.program, "review"], self.environment, on_terminal)
        shown = talk.wait_for(QUESTION) - talk.start
        first = Cost(shown, talk.peak())
        return first, talk.end(b"q" if on_terminal else b"q\n")

    def rebuild(self):
        """The same without a snapshot. The end waits for the new one to be written."""
        os.remove(self.home + "/.cache/snapshot")
        return self.first_card(on_terminal=True)

    def first_parse(self):
        """The same when nothing at all is known of the decks."""
        shutil.rmtree(self.home + "/.cache", ignore_errors=True)
        return self.first_card(on_terminal=True)

    def find_at_prompt(self, word):
        """From a line at the prompt to its result, when the collection is loaded."""
        talk = Conversation([self.program], self.environment, on_terminal=False)
        seconds = []
        for _ in range(3):
            asked = talk.say(b"find %b\n" % word.encode())
            seconds.append(talk.wait_for(rb"\d cards?\.\s") - asked)
        cost = talk.end(b"quit\n")
        return Cost(seconds[0], cost.megabytes), Cost(min(seconds[1:]), cost.megabytes)

    def answers(self, count, bare_review):
        """Lists of seconds, in turn: from the key of a grade to the next question on a terminal; a
        bare append of as many bytes; the least program on a terminal, if there is one."""
        talk = Conversation([self.program, "review"], self.environment, on_terminal=True)
        append = floors.Append(self.home + "/journal")
        bare = bare_review and floors.BareReview(bare_review, self.home + "/journal")
        talk.wait_for(QUESTION)
        ours, appends, bares = [], [], []
        for _ in range(count):
            talk.say(b" ")
            talk.wait_for(ANSWER)
            asked = talk.say(b"4")
            ours.append(talk.wait_for(QUESTION) - asked)
            appends.append(append(180))
            if bare:
                bares.append(bare())
        append.close()
        if bare:
            bare.close()
        talk.end(b"q")
        return ours, appends, bares

    def import_file(self, path):
        """An import into a collection that is not there yet."""
        shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home)
        return self.command("import", path)

"""What analysts do with a report. Each step asks the table of states, and writes its own audit entry."""

from reporting.actions.desk.clocks import acted, escalate, first_look_done, follow_up
from reporting.actions.desk.ending import Answered, close, dismiss, reopen
from reporting.actions.desk.hands import hand_over, recuse, release, take
from reporting.actions.desk.lock import locked
from reporting.actions.desk.second import ask_second, second_look, settle
from reporting.actions.desk.sorting import sort
from reporting.actions.desk.verdicts import assess, take_over_known
from reporting.actions.desk.words import mark_read, note, record_opening, write

__all__ = [
    "Answered",
    "acted",
    "ask_second",
    "assess",
    "close",
    "dismiss",
    "escalate",
    "first_look_done",
    "follow_up",
    "hand_over",
    "locked",
    "mark_read",
    "note",
    "record_opening",
    "recuse",
    "release",
    "reopen",
    "second_look",
    "settle",
    "sort",
    "take",
    "take_over_known",
    "write",
]

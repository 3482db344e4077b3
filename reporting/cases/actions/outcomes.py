"""How a case may end: one table, outcome by outcome, of what in its record shows it and which step is missing.

The form offers from it, closing asks it again in its transaction, and what a record shows is suggested. Notices and
referrals belong to rooms above: here they are read as what they are to a case, rows that refer to it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.states import WrongStep
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.enums import Outcome, Verdict

WAIT_DAYS = 7  # so long a question to the reporter has stood before it counts as unanswered
ON_THEIR_WAY = ("queued", "sent", "answered", "refused", "done")  # notices that somebody was or will be told by
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Record:
    """What is in a case's record that can show an outcome."""

    verdict: str
    removed: bool
    told: frozenset[str]  # kinds of recipients that a notice went to
    referrals: int
    to_police: bool
    asked_by_authority: bool
    written_to: bool
    unanswered_since: dt.date | None
    duplicate_of: Report | None


@dataclass(frozen=True)
class Proof:
    """Whether a record shows an outcome, and the step that is missing where it does not."""

    shows: Callable[[Record], bool]
    missing: str | Promise


class Unproved(WrongStep):
    """The record does not show this outcome; `missing` says which step comes first."""

    def __init__(self, missing: str | Promise) -> None:
        super().__init__("the record does not show this outcome")
        self.missing = missing


# What is shown is suggested in this order: what was done before what was found.
PROOFS: dict[str, Proof] = {
    Outcome.POLICE: Proof(
        lambda record: record.to_police, _("Hand the case to the police or the prosecution first: no referral stands.")
    ),
    Outcome.REMOVED: Proof(
        lambda record: record.removed,
        _("Say first that it is gone: look again, or note on the notice that the host confirms it."),
    ),
    Outcome.AUTHORITY: Proof(
        lambda record: record.referrals > 0, _("Hand the case to an authority first: no referral stands.")
    ),
    Outcome.PARTNER: Proof(lambda record: "hotline" in record.told, _("Write to the partner hotline first.")),
    Outcome.REMOVAL_ASKED: Proof(
        lambda record: bool(record.told & {"host", "regulator"}),
        _("Write a notice to the host first: none is on its way."),
    ),
    Outcome.NOT_ILLEGAL: Proof(
        lambda record: record.verdict == Verdict.NOT_ILLEGAL, _("Assess the report as “not illegal” first.")
    ),
    Outcome.OUT_OF_SCOPE: Proof(
        lambda record: record.verdict == Verdict.OUT_OF_SCOPE,
        _("Assess the report as “not for this hotline” first."),
    ),
    Outcome.NOT_FOUND: Proof(
        lambda record: record.verdict == Verdict.NOT_FOUND,
        _("Assess the report as “could not be found or seen” first."),
    ),
    Outcome.NO_ANSWER: Proof(
        lambda record: unanswered(record), _("Ask the reporter first, and wait for an answer for seven days.")
    ),
    Outcome.ADVICE: Proof(
        lambda record: record.written_to, _("Write to the reporter first, here or in the message box.")
    ),
    Outcome.DUPLICATE: Proof(
        lambda record: record.duplicate_of is not None, _("Give the number of the other report, which stays.")
    ),
    Outcome.NO_ACTION: Proof(lambda record: True, ""),
}
NOT_SUGGESTED = (Outcome.DUPLICATE, Outcome.NO_ACTION)
QUESTION_OPEN = _("An authority waits for your answer: answer it before the case ends.")
NEVER_BY_HAND = _("Spam is closed in the queue, in bulk.")


def record_of(report: Report) -> Record:
    """Three queries."""
    referrals = list(report.referrals.exclude(state=WITHDRAWN).values_list("question_open", "authority__police"))
    told = report.notices.filter(state__in=ON_THEIR_WAY).values_list("kind", flat=True)
    written = list(report.messages.order_by("number").values_list("from_reporter", "day"))
    return Record(
        report.verdict,
        report.removed_on is not None,
        frozenset(told),
        len(referrals),
        any(police for _question, police in referrals),
        any(question for question, _police in referrals),
        any(not from_reporter for from_reporter, _day in written),
        written[-1][1] if written and not written[-1][0] and report.state == State.WAITING else None,
        report.duplicate_of,
    )


def unanswered(record: Record) -> bool:
    return record.unanswered_since is not None and (timezone.localdate() - record.unanswered_since).days >= WAIT_DAYS


def missing(record: Record, outcome: str) -> str | Promise:
    """The step that stands before this outcome; empty where the record shows it."""
    if outcome not in PROOFS:
        return NEVER_BY_HAND
    if record.asked_by_authority:
        return QUESTION_OPEN
    proof = PROOFS[outcome]
    return "" if proof.shows(record) else proof.missing


def suggested(record: Record) -> str:
    """The first outcome of the table that the record shows; empty where that says nothing."""
    shown = (outcome for outcome in PROOFS if outcome not in NOT_SUGGESTED and not missing(record, outcome))
    return next(shown, "")


def demand(report: Report, outcome: str) -> None:
    """Raises Unproved unless the record shows `outcome`."""
    if step := missing(record_of(report), outcome):
        raise Unproved(step)

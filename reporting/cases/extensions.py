"""What rooms above add to a case. Filled by explicit calls in reporting/apps.py; nothing is found by import alone."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import StaffRequest, User
from reporting.cases.models.report import Report
from reporting.enums import Clock


@dataclass(frozen=True)
class CaseExtension:
    """Functions of one room that cases call; each may be left out."""

    before_opening: Callable[[StaffRequest, Report], None] | None = None  # may raise vault.opening.Instead
    beside_lock: Callable[[User, Report], dict] | None = None  # context of the page that asks for the passphrase
    first_look: Callable[[Report], None] | None = None  # before the hour of arrival is erased
    acted: Callable[[Report], None] | None = None  # an answer, a notice or a referral, before its clock stops
    late: Callable[[Report, Clock], None] | None = None  # a clock has run out
    ended: Callable[[Report], None] | None = None  # in the transaction that ends the case


EXTENSIONS: list[CaseExtension] = []


def register(extension: CaseExtension) -> None:
    """Add a room's functions. Registering the same ones again changes nothing."""
    if extension not in EXTENSIONS:
        EXTENSIONS.append(extension)


def before_opening(request: StaffRequest, report: Report) -> None:
    for function in _named("before_opening"):
        function(request, report)


def beside_lock(user: User, report: Report) -> dict:
    context: dict = {}
    for function in _named("beside_lock"):
        context |= function(user, report)
    return context


def first_look(report: Report) -> None:
    for function in _named("first_look"):
        function(report)


def acted(report: Report) -> None:
    for function in _named("acted"):
        function(report)


def late(report: Report, clock: Clock) -> None:
    for function in _named("late"):
        function(report, clock)


def ended(report: Report) -> None:
    for function in _named("ended"):
        function(report)


def _named(name: str) -> list[Callable]:
    return [function for extension in EXTENSIONS if (function := getattr(extension, name))]

"""A day at the demo's desk: terms of an assessment, a second look that is awaited, a link that was seen before."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from accounts.models import User
from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, clocks
from reporting.models import Report

TERMS = {
    "site": {"version": "1", "terms": ["social-network"]},
    "violence": {"version": "1", "terms": ["impersonation", "mockery"]},
}


def load(reports: list[Report], submit: Callable[..., Report], *, first: User) -> None:
    """`submit` sends one more report with the link of the first, whose case ended."""
    submit("bullizem-dhune", "llogari-rreme", False, 0, "sq", {"links": "rrjeti.example/profili/i-rremi?utm_source=x"})
    weighed = reports[4]
    assignment.take(weighed, by=first)
    verdicts.assess(weighed, by=first, verdict="illegal", drawn=True)
    mine = reports[6]
    assignment.take(mine, by=first)
    verdicts.assess(mine, by=first, verdict="harmful", terms=TERMS, drawn=False)
    clocks.follow_up(mine, by=first, day=timezone.localdate() + dt.timedelta(days=3))

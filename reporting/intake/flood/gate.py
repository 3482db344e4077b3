"""The gate: free while there is room; under pressure a proof of work, or the slow way."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.http import private
from core.rate_limits import buckets
from reporting.intake.flood import proof, rates, ticket
from reporting.intake.flood.ticket import Ticket


@dataclass(frozen=True)
class Held:
    """Not yet: what the person (or the program) needs to come through. `tried`: what was brought did not hold."""

    challenge: dict
    ticket: Ticket
    tried: bool

    def page(
        self, request: HttpRequest, hidden: dict[str, str], *, action: str = "", about: str = "report"
    ) -> HttpResponse:
        """The waiting page. `hidden` are the fields to send again, so that nothing typed is lost."""
        context = {"held": self, "hidden": hidden, "action": action or request.path, "about": about}
        response = private(render(request, "reporting/intake/flood/held.html", context, status=429))
        response["Retry-After"] = str(self.ticket.wait)
        return response

    def as_json(self) -> dict:
        return {
            "detail": "Many reports are arriving. Send it again with `proof`, or with `ticket` after `wait` seconds.",
            "challenge": self.challenge,
            "ticket": self.ticket.sealed,
            "wait": self.ticket.wait,
        }

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.ticket.wait)}


def gate(
    request: HttpRequest,
    subject: str,
    *,
    rubric: str = "",
    danger: bool = False,
    again: Callable[[], bool] | None = None,
) -> Held | None:
    """None when the report may be stored. `subject` is its id, drawn before it is sent; `again` says whether a report
    under that id is stored already: sending twice is sending once, and asks for nothing."""
    held = through(request, f"report {subject}", lambda: rates.has_room(rubric, danger))
    return None if held and again and again() else held


def gate_code(request: HttpRequest, code: str) -> Held | None:
    """None when this code may be tried: always, unless many wrong ones were tried just now."""
    return through(request, f"code {code}", lambda: not buckets.is_dry("flood:wrong codes", rates.wrong_codes()))


def wrong_code() -> None:
    """Count a code that was nobody's."""
    buckets.take("flood:wrong codes", rates.wrong_codes())


def through(request: HttpRequest, subject: str, has_room: Callable[[], bool]) -> Held | None:
    """What was brought is looked at first, so that it is not wasted; then whether there is room without."""
    given = getattr(request, "data", None) or request.POST
    solution, slip = (str(given.get(name) or "") for name in ("proof", "ticket"))
    if solution and proof.holds(solution, subject):
        return None
    found = ticket.read(slip, subject) if slip else None
    if found and ticket.lets_through(found):
        return None
    if has_room():
        return None
    waiting = found if found and found.wait else ticket.issue(subject)
    return Held(proof.challenge(subject), waiting, tried=bool(solution or (found and not found.wait)))

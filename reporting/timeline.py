"""How far a report is, in words for the person who sent it. Days only, and no link in it."""

from django.utils.translation import gettext as _

from reporting.models import Report
from reporting.states import Outcome, State


def timeline(report: Report) -> list[dict]:
    """Items for components/timeline.html: {title, text, when, state}."""
    looked = report.state != State.NEW
    closed = report.state == State.CLOSED
    return [
        item(
            _("Your report has arrived"),
            _("It is sealed: only the analysts of the hotline can read it."),
            report.received_on,
            "done",
        ),
        item(
            _("An analyst is reading it"),
            _("A person, not a machine, looks at what you sent."),
            None,
            mark(looked, not looked),
        ),
        *(
            [item(_("We have a question for you"), _("Read it below and answer when you can."), None, "now")]
            if report.state == State.WAITING
            else []
        ),
        item(
            _("Finished"),
            outcome_words(report) if closed else _("Here you will read what came of it."),
            report.closed_on,
            mark(closed, False),
        ),
    ]


def item(title, text, when, state) -> dict:
    return {"title": title, "text": text, "when": when, "state": state}


def mark(done: bool, now: bool) -> str:
    return "done" if done else "now" if now else ""


def outcome_words(report: Report) -> str:
    """What came of it, in plain words."""
    return {
        Outcome.POLICE: _("We handed it to the police. They know what to do next."),
        Outcome.REMOVED: _("It was taken off the internet."),
        Outcome.REMOVAL_ASKED: _("We asked for it to be taken off the internet and we keep looking."),
        Outcome.ADVICE: _("We wrote to you what you can do. You can always write to us again."),
        Outcome.NO_ACTION: _("This time we could do nothing. It was still right to tell us."),
    }.get(report.outcome, "")

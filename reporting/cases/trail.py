"""What was done with a report, in words: the audit entries about it."""

from django.utils.translation import gettext_lazy as _

from reporting.cases import queries
from reporting.cases.models.report import Report
from reporting.enums import Outcome, ReviewReason, Verdict

MOST = 200
WORDS = {
    "report.received": _("received"),
    "report.opened": _("opened"),
    "report.opened_blind": _("opened for a second look"),
    "report.taken": _("taken"),
    "report.released": _("put back among the new ones"),
    "report.handed_over": _("handed over"),
    "report.recused": _("stepped back from it"),
    "report.sorted": _("moved to another rubric"),
    "report.assessed": _("assessed"),
    "report.known_applied": _("known verdict applied"),
    "report.sent_to_second": _("sent to a second look"),
    "report.second_look": _("looked at a second time"),
    "report.settled": _("settled"),
    "report.noted": _("note kept"),
    "report.asked": _("asked the reporter"),
    "report.written_to": _("wrote to the reporter"),
    "report.reporter_wrote": _("the reporter wrote"),
    "report.messages_read": _("read what the reporter wrote"),
    "report.follow_up": _("follow-up set"),
    "report.escalated": _("overdue: the supervisors were told"),
    "report.closed": _("closed"),
    "report.dismissed": _("closed as spam"),
    "report.reopened": _("opened again"),
}
CODES = dict(Verdict.choices) | dict(Outcome.choices) | dict(ReviewReason.choices)


def trail(report: Report) -> list[dict]:
    return [entry_in_words(entry) for entry in queries.trail(report)[:MOST]]


def entry_in_words(entry) -> dict:
    """What reporters do has a day and no hour."""
    facts = ", ".join(str(CODES.get(value, value)) for value in entry.facts.values())
    by_hand = entry.actor or entry.verb not in ("report.received", "report.reporter_wrote")
    return {"what": WORDS.get(entry.verb, entry.verb), "facts": facts, "entry": entry, "hour": bool(by_hand)}

"""What was done with a report, in words: the audit entries about it."""

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.audit import facts, verbs
from core.models import AuditEntry
from core.page_cache.generation import remembered
from reporting.cases import queries
from reporting.cases.models.report import Report
from reporting.enums import Clock, ReviewReason, Verdict
from reporting.rubrics.models import Rubric
from reporting.rubrics.translations import Translations
from reporting.verbs import Verb

MOST = 200
BY_REPORTERS = {Verb.REPORT_RECEIVED, Verb.REPORT_REPORTER_WROTE}


def trail(report: Report) -> list[dict]:
    return [entry_in_words(entry) for entry in queries.trail(report)[:MOST]]


def entry_in_words(entry: AuditEntry) -> dict:
    """What reporters do has a day and no hour."""
    return {
        "what": verbs.in_words(entry.verb),
        "facts": ", ".join(words for _name, words in facts.in_words(entry.facts)),
        "entry": entry,
        "hour": bool(entry.actor or entry.verb not in BY_REPORTERS),
    }


def rubric_name(slug: str) -> str:
    return rubric_names(get_language()).get(slug, slug)


@remembered
def rubric_names(language: str | None) -> dict[str, str]:
    return {row.slug: row.name for row in Translations(Rubric).all()}


def country_name(code: str) -> str:
    return Locale((get_language() or "en")[:2]).territories.get(code, code)


def register() -> None:
    """How the facts of entries about reports read."""
    for name, label, words in (
        ("rubric", _("rubric"), rubric_name),
        ("before", _("before"), rubric_name),
        ("scope", _("rubric or authority"), rubric_name),
        ("country", _("country"), country_name),
        ("verdict", _("verdict"), facts.choices(Verdict)),
        ("because", _("because"), facts.choices(ReviewReason)),
        ("due_for", _("due"), facts.choices(Clock)),
    ):
        facts.register(name, label, words)
    for name, label in PLAIN.items():
        facts.register(name, label)


# Numbers, days, names of people and of files: these read as they are.
PLAIN = {
    "agrees": _("agrees"),
    "authority": _("authority"),
    "cards": _("ready-made advice"),
    "closed_on": _("closed on"),
    "code": _("code"),
    "data_keys": _("keys"),
    "day": _("day"),
    "days": _("days"),
    "file": _("file"),
    "files": _("files"),
    "form": _("form"),
    "group": _("group"),
    "language": _("language"),
    "level": _("level"),
    "number": _("number"),
    "result": _("result"),
    "shares": _("shares"),
    "step": _("step"),
    "threshold": _("shares needed"),
    "to": _("to"),
    "token": _("token"),
    "vaults": _("vaults"),
    "version": _("version"),
    "which": _("which"),
}

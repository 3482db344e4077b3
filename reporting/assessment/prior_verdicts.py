"""Never look twice: what earlier reports say of a report's links, without opening anything."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from reporting.assessment.models import Assessment
from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.enums import Door, Verdict, YesNo
from reporting.links.models import LinkMark
from reporting.vault.queries import scopes_opened_by

BEING_WEIGHED = (State.REVIEW, State.DISPUTED)
LASTING = {Verdict.ILLEGAL, Verdict.HARMFUL, Verdict.NOT_ILLEGAL, Verdict.OUT_OF_SCOPE}  # "not found" may be found now
A_PERSON_READS = (Door.ME, Door.THREAT)
EARLIER = 500  # earlier reports of one page's links that are looked at, the newest first


@dataclass
class Seen:
    """The newest verdict on the links of a report: `judged` of its `links` have one, among all `verdicts`."""

    report_id: object
    reference: str
    verdict: str
    outcome: str
    day: dt.date
    terms: dict
    links: int = 1
    judged: int = 1
    verdicts: set = field(default_factory=set)

    @property
    def verdict_name(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def all_judged(self) -> bool:
        return self.judged == self.links and len(self.verdicts) == 1


def seen_before(reports: Iterable[Report], user: User) -> dict:
    """{report's id: Seen} for those of `reports` whose links were judged before, as far as `user` may know."""
    marks: dict[object, set[str]] = {}
    for report_id, link in LinkMark.objects.filter(report__in=[r.pk for r in reports]).values_list("report_id", "link"):
        marks.setdefault(report_id, set()).add(link)
    if not marks:
        return {}
    judged = verdicts_on({link for links in marks.values() for link in links}, user)
    found = {report_id: summed_up(report_id, links, judged) for report_id, links in marks.items()}
    return {report_id: seen for report_id, seen in found.items() if seen}


def verdicts_on(links: set[str], user: User) -> dict[str, list[Seen]]:
    """Earlier verdicts by link. Not those that are still weighed: the second analyst must not learn them here."""
    marks = LinkMark.objects.filter(link__in=links, report__scope__in=scopes_opened_by(user), report__prior_report=None)
    marks = marks.exclude(report__verdict="").exclude(report__state__in=BEING_WEIGHED)
    rows = marks.exclude(report__recusals__user=user).select_related("report").order_by("-pk")[:EARLIER]
    assessed = that_count({mark.report_id for mark in rows})
    judged: dict[str, list[Seen]] = {}
    for mark in rows:
        judged.setdefault(mark.link, []).append(seen(mark.report, assessed.get(mark.report_id)))
    return judged


def that_count(ids: Iterable[UUID]) -> dict:
    """{report's id: the assessment that counts}."""
    rows = Assessment.objects.counting().filter(report__in=ids)
    return {row.report_id: row for row in reversed(rows)}


def seen(report: Report, assessment: Assessment | None) -> Seen:
    day = timezone.localdate(assessment.at) if assessment else report.closed_on or report.received_on
    terms = assessment.terms if assessment else {}
    return Seen(report.pk, report.reference, report.verdict, report.outcome, day, terms)


def summed_up(report_id: object, links: set[str], judged: dict[str, list[Seen]]) -> Seen | None:
    """The newest verdict on each link (of other reports than this one), as one."""
    newest = [
        max(others, key=lambda seen: seen.day)
        for link in links
        if (others := [seen for seen in judged.get(link, []) if seen.report_id != report_id])
    ]
    if not newest:
        return None
    last = max(newest, key=lambda seen: seen.day)
    last.links, last.judged, last.verdicts = len(links), len(newest), {seen.verdict for seen in newest}
    return last


def may_be_applied(report: Report, seen: Seen) -> bool:
    """Every link has one and the same lasting verdict, and nothing says that a person must read it all the same."""
    urgent = report.danger or report.live_contact == YesNo.YES or report.door in A_PERSON_READS
    return (
        report.state in (State.NEW, State.OPEN)
        and not report.verdict
        and seen.all_judged
        and seen.verdict in LASTING
        and not urgent
    )


def views_avoided(user: User) -> int:
    """How many reports of `user`'s rubrics got their verdict without anybody looking."""
    applied = Assessment.objects.filter(from_prior_verdict=True, report__scope__in=scopes_opened_by(user))
    return applied.exclude(report__recusals__user=user).count()

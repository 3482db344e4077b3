"""The statistics store: one row of facts for each report, without any content, which outlives the report's words.

Nothing is written when a report comes in, and no step of the desk keeps the row up to date: a night's rebuild does, a
case that ends and content that is destroyed do it at once. A step that forgot its facts would make figures wrong in
silence; a rebuild cannot forget, and figures are published weeks later. Only the hours to the first look are noted
where they happen, in buckets, because the hour of arrival is erased there.
"""

import datetime as dt
import math
from bisect import bisect_left
from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from reporting.assessment.models import Assessment
from reporting.cases.extensions import CaseExtension
from reporting.cases.models.report import Report
from reporting.enums import Clock
from reporting.figures.models import StatisticsFact
from reporting.notices.models import Notice
from reporting.referrals.models import Referral

HOURS = (1, 2, 4, 8, 12, 24, 48, 72, 168, 336, 720)  # upper ends of buckets: no exact hour of a report is kept
BATCH = 500
KEPT = {"id", "report", "look_hours", "look_in_time", "action_in_time"}  # what a rebuild never writes over
WRITTEN = [field.name for field in StatisticsFact._meta.concrete_fields if field.name not in KEPT]
Round = Assessment.Round


@transaction.atomic
def looked(report: Report) -> None:
    """Somebody looks for the first time: note after how many hours. Called before the hour of arrival is erased."""
    if report.arrived_at is None:
        return
    refresh(report)
    hours = bucket(timezone.now() - report.arrived_at)
    StatisticsFact.objects.filter(report=report, look_hours=None).update(look_hours=hours)
    note_once(report, "look_in_time", in_time=in_time(report))


def acted(report: Report) -> None:
    """The first answer, notice or referral: note whether it was in time. Called before its clock stops."""
    if report.due_for in (Clock.FIRST_ACTION, Clock.ACTION):
        refresh(report)
        note_once(report, "action_in_time", in_time=in_time(report))


def late(report: Report, clock: Clock) -> None:
    """A clock has run out: that is known before the work is done, and stays so."""
    refresh(report)
    note_once(report, "look_in_time" if clock == Clock.FIRST_LOOK else "action_in_time", in_time=False)


def in_time(report: Report) -> bool:
    return report.due_at is None or timezone.now() <= report.due_at


def note_once(report: Report, name: str, *, in_time: bool) -> None:
    StatisticsFact.objects.filter(report=report, **{name: None}).update(**{name: in_time})


def refresh(report: Report) -> None:
    """Bring the facts of one report up to date."""
    write([report])


@transaction.atomic
def cut(report: Report) -> None:
    """The facts as they are now, and no longer tied to the report: its content is being destroyed."""
    refresh(report)
    StatisticsFact.objects.filter(report=report).update(report=None)


def rebuild() -> int:
    """Bring the facts of every report whose content is still there up to date; returns how many.

    One batch in memory at a time, each in a transaction of its own: killed at any moment, it just begins again.
    """
    count = 0
    for batch in batches():
        with transaction.atomic():
            write(batch)
        count += len(batch)
    return count


def batches() -> Iterator[list[Report]]:
    """All reports with content, in the order of their ids, BATCH at a time."""
    reports = Report.objects.filter(shredded_on=None).select_related("rubric", "category", "region").order_by("pk")
    batch = list(reports[:BATCH])
    while batch:
        yield batch
        batch = list(reports.filter(pk__gt=batch[-1].pk)[:BATCH])


def write(reports: list[Report]) -> None:
    """Insert or update the rows of `reports`: four queries, however many they are."""
    found = Related(reports)
    StatisticsFact.objects.bulk_create(
        [found.fact(report) for report in reports],
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=WRITTEN,
    )


def bucket(passed: dt.timedelta) -> int:
    """Hours, rounded up to the end of a bucket."""
    hours = max(0, math.ceil(passed.total_seconds() / 3600))
    return HOURS[min(bisect_left(HOURS, hours), len(HOURS) - 1)]


class Related:
    """What other tables say of some reports, in three queries."""

    def __init__(self, reports: list[Report]) -> None:
        keys = [report.pk for report in reports]
        self.noticed = earliest(Notice, keys)
        self.referred = earliest(Referral, keys)
        self.assessments: dict = {}
        for row in Assessment.objects.filter(report__in=keys).order_by("at", "pk"):
            self.assessments.setdefault(row.report_id, []).append(row)

    def fact(self, report: Report) -> StatisticsFact:
        rows = self.assessments.get(report.pk, [])
        first, second = verdicts(rows)
        return StatisticsFact(
            report=report,
            month=report.received_on.replace(day=1),
            rubric=report.rubric.slug if report.rubric else "",
            category=report.category.slug if report.category else "",
            region=report.region.slug if report.region else "",
            removal_days=max(0, (report.removed_on - report.received_on).days) if report.removed_on else None,
            notice_hours=self.notice_hours(report, rows),
            from_prior_verdict=report.prior_report_id is not None or any(row.from_prior_verdict for row in rows),
            first_verdict=first,
            second_verdict=second,
            **{name: getattr(report, name) for name in COPIED},
        )

    def notice_hours(self, report: Report, rows: list[Assessment]) -> int | None:
        """From the first assessment to the first notice or referral after it."""
        sent = [at for at in (self.noticed.get(report.pk), self.referred.get(report.pk)) if at]
        return bucket(min(sent) - rows[0].at) if sent and rows else None


COPIED = ("door", "channel", "language", "danger", "age_band", "verdict", "outcome", "host_country")


def earliest(model: type[Notice] | type[Referral], keys: list[UUID]) -> dict:
    return dict(model.objects.filter(report__in=keys).order_by().values_list("report").annotate(Min("at")))


def verdicts(rows: list[Assessment]) -> tuple[str, str]:
    """The first verdict, and the one that a colleague gave without sight of it: the first such pair, if there is one.

    Superseded rows count: that two people differed stays true when a supervisor has settled it.
    """
    first = ""
    for row in rows:
        if row.round == Round.FIRST:
            first = row.verdict
        elif row.round == Round.SECOND:
            return first, row.verdict
    return first, ""


EXTENSION = CaseExtension(first_look=looked, acted=acted, late=late, ended=refresh)

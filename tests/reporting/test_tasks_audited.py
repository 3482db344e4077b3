"""Whatever a task changes of a report has its entry in the audit trail, and the chain holds afterwards."""

import datetime as dt

import pytest
from django.conf import settings
from django.utils import timezone

from config.celery import app
from core.audit import chain
from core.models import AuditEntry
from reporting.assessment.actions import verdicts
from reporting.cases.actions import assignment, closure
from reporting.models import Report
from tests.factories import reporting as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def work_for_tasks(vault, analyst):
    """A report that nobody looked at in time, one whose days are over, and one that no task has anything to do with."""
    long_ago = timezone.now() - dt.timedelta(days=400)
    late, over, fresh = (make.report(rubric=make.rubric()) for _ in range(3))
    Report.objects.filter(pk=late.pk).update(due_at=long_ago)
    assignment.take(over, by=analyst)
    verdicts.assess(over, by=analyst, verdict="illegal", drawn=False)
    closure.close(over, by=analyst, outcome="no_action")
    Report.objects.filter(pk=over.pk).update(closed_on=long_ago.date())
    return late, over, fresh


def snapshot() -> dict:
    return {str(row["id"]): row for row in Report.objects.values()}


def test_every_report_that_a_task_changed_has_an_entry(work_for_tasks):
    late, over, fresh = (str(report.pk) for report in work_for_tasks)
    app.loader.import_default_modules()
    before, entries = snapshot(), AuditEntry.objects.count()

    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        app.tasks[entry["task"]].apply(throw=True)

    after = snapshot()
    changed = {pk for pk in before if after.get(pk) != before[pk]}
    written = AuditEntry.objects.order_by("pk")[entries:]
    assert changed >= {late, over}
    assert fresh not in changed
    assert changed <= {entry.subject_id for entry in written}
    assert {entry.actor for entry in written} == {""}
    assert chain.verify() is None

"""Run in a Python of its own, with the steps named: `shredding.py lay run` makes old closed cases and destroys them."""

import datetime as dt
import sys

import django

CASES, CANARY = 40, b"kanarina-e-vulosur"


def lay():
    """Closed cases with a key, an answer and a sealed file each."""
    from django.utils import timezone

    from reporting.models import Answer, Attachment, Report, Vault, WrappedKey

    vault = Vault.objects.create(scope="prove", name="Prova", public_key=b"k" * 32)
    long_ago = timezone.localdate() - dt.timedelta(days=400)
    for number in range(CASES):
        report = Report.objects.create(
            scope="prove",
            state="closed",
            outcome="removed",
            closed_on=long_ago,
            lookup=f"{number:064}",
            reporter_key=b"k",
        )
        WrappedKey.objects.create(data_key_id=report.data_key_id, report=report, vault=vault, wrapped=CANARY)
        Answer.objects.create(report=report, field="story", sealed=CANARY)
        attachment = Attachment(report=report, number=1, kind="image", media_type="image/png", sealed_key=CANARY)
        attachment.data_key_id = report.data_key_id
        Attachment.objects.bulk_create([attachment])
        write(attachment)


def write(attachment):
    from reporting.attachments import store

    with store.create(attachment.pk, "") as file:
        file.write(CANARY)


def run():
    from reporting.retention import actions

    print("begins", flush=True)
    actions.run()


def look():
    """Fail unless each case is whole or destroyed; say how many are destroyed, and how many files there are."""
    from core.models import AuditEntry
    from reporting.attachments import store
    from reporting.models import Report, StatisticsFact

    for report in Report.objects.all():
        gone = report.shredded_on is not None
        assert (report.wrapped_keys.count(), report.answers.count()) == ((0, 0) if gone else (1, 1))
        assert (report.lookup is None) == gone
        assert AuditEntry.objects.filter(verb="report.shredded", subject_id=str(report.pk)).count() == gone
    destroyed = Report.objects.exclude(shredded_on=None).count()
    assert StatisticsFact.objects.filter(report=None).count() == destroyed
    print(destroyed, sum(1 for found in store.folder().iterdir() if found.is_file()))


if __name__ == "__main__":
    django.setup()
    for step in sys.argv[1:]:
        {"lay": lay, "run": run, "look": look}[step]()

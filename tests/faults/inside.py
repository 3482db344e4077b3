"""Run in a Python of its own, with the settings of the installation under test: `inside.py lay`, `inside.py report`."""

import sys

import django

PEOPLE = tuple(f"analist{number}@example.org" for number in range(1, 7))


class NoMigrations:
    """Makes the tables straight from the models: this is not about migrations."""

    def __contains__(self, app):
        return True

    def __getitem__(self, app):
        return None


def lay():
    """Tables, and six people on the desk."""
    from django.conf import settings
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    settings.MIGRATION_MODULES = NoMigrations()
    call_command("migrate", run_syncdb=True, verbosity=0)
    from accounts.models import User

    desk = Group.objects.create(name="analyst")
    for address in PEOPLE:
        User.objects.create_user(address.split("@")[0], address).groups.add(desk)


def report():
    """What the intake does when a report is stored: one row, in the transaction that stores it."""
    from django.db import transaction

    from core import outbox

    with transaction.atomic():
        outbox.put("reporting.new_report", "desk")


def notice():
    """What the desk does when an analyst sends a notice: sealed for the worker, one row, in one transaction."""
    import os

    from reporting.models import Recipient, Report
    from reporting.notices.actions import sending

    report = Report.objects.create(scope="prova", state="open", verdict="illegal", reporter_key=b"")
    host = Recipient.objects.create(name="Host", kind="host", email="abuse@host.example")
    letter = sending.Letter(host.email, "iSIGURT: notice", "https://faqe.example/", "en")
    sending.write(report, letter, recipient=host, template=None, by=None, data_key=os.urandom(32))


if __name__ == "__main__":
    django.setup()
    {"lay": lay, "report": report, "notice": notice}[sys.argv[1]]()

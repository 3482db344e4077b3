"""Run by several processes at once, with the settings of the installation under test: `together.py take`."""

import os
import sys

import django
from django.conf import settings


def take():
    """Take as many tokens as there are, and say how many those were."""
    from core.rate_limits import buckets
    from core.rate_limits.buckets import Rate

    print(sum(buckets.take("together", Rate(60, 3600)) for _ in range(40)))


def record():
    """Write entries and seal now and then, as web processes and beat do."""
    from django.contrib.auth.models import Group

    from core import audit
    from core.audit import chain
    from core.audit.verbs import Verb

    subject = Group.objects.first()
    for number in range(60):
        audit.record(Verb.FIGURE_PUBLISHED, subject, number=number, process=os.getpid())
        if number % 10 == 9:
            chain.seal()


def verify():
    """Say how many entries the chain has, or what is wrong with it."""
    from core.audit import chain
    from core.models import AuditEntry

    print(chain.verify() or AuditEntry.objects.sealed().count())


def reach():
    """What somebody who reports meets: the first page, the page for the code, a wrong code, the gate."""
    from django.test import Client, RequestFactory

    from reporting.intake import flood
    from reporting.vault.crypto import codes

    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    wrong = client.post("/raporto/kodi/", {"code": codes.new()})
    held = flood.gate(RequestFactory().post("/raporto/"), "x")
    print(client.get("/raporto/").status_code, client.get("/raporto/kodi/").status_code, wrong.status_code, held)


if __name__ == "__main__":
    # No static files are collected here, and a page would fail for want of their list.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    {"take": take, "record": record, "verify": verify, "reach": reach}[sys.argv[1]]()

"""Several processes at once, with the settings of the installation under test: `together.py take`.

They are forked once Django has started, for that takes longer than what they do, and begin at the same moment.
"""

import contextlib
import multiprocessing
import os
import sys

import django
from django.conf import settings

PROCESSES, PATIENCE = 4, 80
GUESSES = 12  # at once in each process
REPORTS = 100  # of each process; one in sixty used to collide with a worker


def at_once(work):
    """What `work` answers in each of the processes; fails when one of them ends badly."""
    from django.db import connections

    connections.close_all()  # each process makes its own
    forked = multiprocessing.get_context("fork")
    begin, answers = forked.Barrier(PROCESSES), forked.SimpleQueue()
    running = [forked.Process(target=lambda: (begin.wait(PATIENCE), answers.put(work()))) for _ in range(PROCESSES)]
    for process in running:
        process.start()
    for process in running:
        process.join(PATIENCE)
    assert [process.exitcode for process in running] == [0] * PROCESSES
    return [answers.get() for _ in running]


def take():
    """Each takes as many tokens as it gets; say how many those were."""
    print(*at_once(take_tokens))


def take_tokens():
    from core.rate_limits import buckets
    from core.rate_limits.buckets import Rate

    return sum(buckets.take("together", Rate(60, 3600)) for _ in range(40))


def write():
    """Write entries and seal now and then in each; say how many entries the chain has, or what is wrong with it."""
    at_once(record)
    verify()


def record():
    """As web processes and beat do."""
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


def send():
    """Reports, each with its notice to the desk, in every process; say how many are stored."""
    from reporting.models import Report

    at_once(send_reports)
    print(Report.objects.count())


def send_reports():
    """As the intake does: the report and its notice in one transaction. None may fail."""
    from django.db import transaction

    from core import outbox
    from reporting.models import Report

    for _ in range(REPORTS):
        with transaction.atomic():
            Report.objects.create(scope="prova", reporter_key=b"")
            outbox.put("reporting.new_report", "prova")


def guess():
    """Wrong passphrases, many at once in every process; say how many were really tried."""
    from accounts.models import User
    from core.models import AuditEntry
    from tests.factories.vault import holder

    holder(User.objects.first())
    at_once(guess_often)
    print(AuditEntry.objects.filter(verb="vault.wrong_passphrase").count())


def guess_often():
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(GUESSES) as pool:
        list(pool.map(guess_once, range(GUESSES)))


def guess_once(number):
    from django.db import connection

    from accounts.models import User
    from reporting.vault.actions import unlocking
    from reporting.vault.crypto.passphrases import WrongPassphrase

    with contextlib.suppress(unlocking.TooManyTries, WrongPassphrase):
        unlocking.unlock(User.objects.first(), f"{number}")
    connection.close()


def serve():
    """A worker that waits for no queue: it is at a row as soon as that is there. Runs until it is killed."""
    from core import outbox
    from core.outbox.models import OutboxItem

    while True:
        for row in OutboxItem.objects.waiting().filter(kind="reporting.new_report").values_list("pk", flat=True):
            outbox.deliver(row)


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
    steps = (take, guess, write, record, verify, send, serve, reach)
    {step.__name__: step for step in steps}[sys.argv[1]]()

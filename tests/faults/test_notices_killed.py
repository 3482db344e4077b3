"""A worker may die at every step of a notice, and the mail server may refuse: it goes out, and is seen once."""

import contextlib
import sqlite3

import psycopg
import pytest
from aiosmtpd.controller import Controller

HOST = "abuse@host.example"


@pytest.fixture
def kept(site):
    """State of the one notice, and whether the worker's sealed copy is still there."""

    def ask():
        query = "SELECT state, outgoing IS NOT NULL FROM reporting_notice"
        if site.database.startswith("postgres"):
            with psycopg.connect(site.database) as connection:
                return tuple(connection.execute(query).fetchone())
        with contextlib.closing(sqlite3.connect(site.database, timeout=20)) as connection:
            state, there = connection.execute(query).fetchone()
            return state, bool(there)

    return ask


def test_worker_killed_before_the_mail_was_accepted_loses_no_notice(site, mailbox, wait, kept):
    mailbox.stall = "before"
    worker = site.worker_with_beat()
    site.inside("notice")
    wait(lambda: mailbox.waiting, "a worker in the middle of a mail")

    site.kill(worker)
    wait(lambda: not mailbox.waiting, "the mail server to notice")
    assert kept() == ("queued", True)
    mailbox.stall = ""
    site.worker_with_beat()
    wait(lambda: kept()[0] == "sent", "a notice that is sent")

    assert kept() == ("sent", False)
    assert mailbox.recipients() == [HOST]


def test_worker_killed_after_the_mail_was_accepted_sends_it_again_under_the_same_name(site, mailbox, wait, kept):
    mailbox.stall = "after"
    worker = site.worker_with_beat()
    site.inside("notice")
    wait(lambda: mailbox.accepted, "a mail that is accepted and not confirmed")

    site.kill(worker)
    mailbox.stall = ""
    site.worker_with_beat()
    wait(lambda: kept() == ("sent", False), "a notice that is sent")

    assert len(mailbox.accepted) == 2
    assert len(set(mailbox.accepted)) == 1  # a mail server drops the second by its Message-ID
    wait(lambda: site.rows() == 0, "an empty outbox")


def test_mail_server_that_is_away_for_a_while_loses_no_notice(site, mailbox, wait, kept):
    mailbox.controller.stop()
    site.worker_with_beat()
    site.inside("notice")
    wait(lambda: site.rows() == 1 and kept() == ("queued", True), "a notice that could not be sent")

    mailbox.controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    mailbox.controller.start()
    wait(lambda: kept() == ("sent", False), "a notice that is sent")

    assert mailbox.recipients() == [HOST]

"""A worker may die at any moment: nothing is lost, and no mail reaches anybody twice."""

from tests.faults.inside import PEOPLE

EVERYBODY = sorted(PEOPLE)


def test_worker_killed_between_claim_and_finish_loses_nothing_and_repeats_nothing(site, mailbox, wait):
    mailbox.stall = "before"
    worker = site.worker_with_beat()
    site.inside("report")
    wait(lambda: mailbox.waiting, "a worker in the middle of a mail")

    site.kill(worker)
    wait(lambda: not mailbox.waiting, "the mail server to notice")
    mailbox.stall = ""
    site.worker_with_beat()
    wait(lambda: site.rows() == 0, "an empty outbox")

    assert mailbox.recipients() == EVERYBODY


def test_worker_killed_after_the_mail_was_accepted_sends_it_again_under_the_same_name(site, mailbox, wait):
    mailbox.stall = "after"
    worker = site.worker_with_beat()
    site.inside("report")
    wait(lambda: mailbox.accepted, "a mail that is accepted and not confirmed")
    first = mailbox.accepted[0]

    site.kill(worker)
    mailbox.stall = ""
    site.worker_with_beat()
    wait(lambda: site.rows() == 0, "an empty outbox")

    assert mailbox.accepted.count(first) == 2  # a mail server drops the second by its Message-ID
    assert sorted(recipient for recipient, _ in set(mailbox.accepted)) == EVERYBODY


def test_what_was_asked_while_no_worker_ran_is_done_once(site, mailbox, wait):
    site.inside("report")
    site.inside("report")

    assert site.rows() == 1
    site.worker_with_beat()
    wait(lambda: site.rows() == 0, "an empty outbox")

    assert mailbox.recipients() == EVERYBODY


def test_two_workers_and_an_eager_sweeper_send_each_mail_once(site, mailbox, wait):
    site.worker_with_beat()
    site.worker()
    site.inside("report")
    wait(lambda: mailbox.accepted and site.rows() == 0, "an empty outbox")

    assert mailbox.recipients() == EVERYBODY

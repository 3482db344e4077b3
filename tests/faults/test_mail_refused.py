"""The mail server refuses: nothing is lost, nobody is told twice, and one bad address holds up nobody else."""

from tests.faults.inside import PEOPLE

EVERYBODY = sorted(PEOPLE)


def test_everything_refused_is_sent_once_when_the_server_takes_mail_again(on_files, mailbox, wait):
    mailbox.refuses = ("*",)
    on_files.worker_with_beat()
    on_files.inside("report")
    wait(lambda: mailbox.refused >= len(PEOPLE), "a refusal for each person")

    mailbox.refuses = ()
    wait(lambda: on_files.rows() == 0, "an empty outbox")

    assert mailbox.recipients() == EVERYBODY


def test_one_refused_address_holds_up_nobody_else(on_redis, mailbox, wait):
    mailbox.refuses = (PEOPLE[0],)
    on_redis.worker_with_beat()
    on_redis.inside("report")
    wait(lambda: len(mailbox.accepted) == len(PEOPLE) - 1 and mailbox.refused, "mail to all others")
    wait(lambda: on_redis.rows() == 1, "their rows to be gone")

    assert mailbox.recipients() == sorted(PEOPLE[1:])

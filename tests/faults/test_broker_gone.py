"""The broker may be away, or lose all it held: the outbox remembers."""

import shutil

import processes
from testing import servers


def test_report_is_stored_at_once_while_redis_is_away_and_mailed_when_it_is_back(on_redis, mailbox, wait):
    port = servers.free_port()
    on_redis.environment["CELERY_BROKER_URL"] = f"redis://127.0.0.1:{port}/0"

    on_redis.inside("report")  # it ends, though there is no broker yet

    assert on_redis.rows() == 1
    command = [servers.redis_program(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", "/tmp"]
    redis = processes.start(command, on_redis.environment)
    on_redis.running.append(redis)
    servers.wait_for_port(port, redis)
    on_redis.worker_with_beat()
    wait(lambda: on_redis.rows() == 0, "an empty outbox")
    assert len(mailbox.accepted) == 6


def test_emptied_broker_folder_loses_nothing(on_files, mailbox, wait):
    on_files.inside("report")

    shutil.rmtree(on_files.folder / "broker", ignore_errors=True)
    on_files.worker_with_beat()
    wait(lambda: on_files.rows() == 0, "an empty outbox")

    assert len(mailbox.accepted) == 6

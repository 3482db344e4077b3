"""The queue of a small installation is a folder: a worker that looks at it at any moment meets whole messages only."""

from queue import Empty

import pytest
from kombu import Connection

from config.celery import app


@pytest.fixture
def channel(tmp_path):
    folders = {name: str(tmp_path) for name in ("data_folder_in", "data_folder_out", "control_folder")}
    with Connection("filesystem://", transport_options=folders) as connection:
        yield connection.channel()


class Looks:
    """Looks at the queue while it is being written to it."""

    def __init__(self, channel):
        self.channel, self.found = channel, None

    def __json__(self):
        try:
            self.found = self.channel._get("celery")
        except Empty:
            self.found = "nothing yet"
        return {"whole": True}


def test_worker_that_looks_while_a_message_is_written_meets_no_half(channel):
    payload = Looks(channel)

    channel._put("celery", payload)

    assert payload.found == "nothing yet"
    assert channel._get("celery") == {"whole": True}


def test_our_queue_is_of_that_kind(channel):
    assert app.main == "isigurt"
    assert type(channel).__module__ == "core.backends.file_broker"

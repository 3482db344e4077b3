"""The cache of production: JSON in Redis, and a site that people can sign in to when Redis is away."""

import pickle

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.test import Client

from core import outbox
from core.backends.cache import Json, RedisOrMemory
from core.models import OutboxItem


@pytest.fixture
def redis_away(settings):
    away = "redis://127.0.0.1:1/0"
    settings.CACHES = {"default": {"BACKEND": "core.backends.cache.RedisOrMemory", "LOCATION": away}}
    return caches["default"]


@pytest.mark.parametrize("value", [3, True, None, "fjalë", [1.5, 2.5], {"a": [1]}, b"\x00\xff", {"hex": "x"}])
def test_what_is_stored_comes_back_and_is_json(value):
    stored = Json().dumps(value)

    assert Json().loads(str(stored).encode() if type(stored) is int else stored) == value


def test_pickle_in_redis_is_not_opened():
    with pytest.raises(ValueError):
        Json().loads(pickle.dumps({"a": 1}))


def test_tries_are_counted_while_redis_is_away(redis_away):
    assert isinstance(redis_away, RedisOrMemory)
    assert (redis_away.add("once", 1), redis_away.add("once", 1), redis_away.get("once")) == (True, False, 1)


def test_signing_in_needs_no_redis(redis_away, analyst):
    client = Client()
    analyst.set_password("fjala e gjatë")
    analyst.save()

    wrong = client.post("/hyrja/login/", {"login": "analyst", "password": "x"})
    right = client.post("/hyrja/login/", {"login": "analyst", "password": "fjala e gjatë"})

    assert (wrong.status_code, right.status_code, right["Location"]) == (200, 302, "/admin/")


def test_row_that_fails_on_a_dead_connection_ends_no_worker(db, monkeypatch):
    monkeypatch.setattr(outbox.delivery, "failed", dead)
    monkeypatch.setattr(outbox.delivery, "handle", dead)
    monkeypatch.setattr(outbox.delivery.connection, "close", lambda: None)  # the test's own, which is well
    item = OutboxItem.objects.create(kind="x", target="1")

    assert outbox.deliver(item.pk) is False


def dead(*args):
    raise OperationalError("the connection is closed")

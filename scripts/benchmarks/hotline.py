"""What the bench measures of the hotline inside one process: one figure a command, printed as a number."""

import statistics
import time
import uuid
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from nacl.public import PrivateKey

from accounts.models import User
from core.figures.registry import Period
from reporting.assessment import prior_verdicts
from reporting.figures import dashboard as desk
from reporting.figures import quarter
from reporting.figures.actions import statistics as facts
from reporting.models import LinkMark, Report, StatisticsFact, Vault, WrappedKey
from reporting.vault.actions import rotation
from reporting.vault.crypto import sealing

LOOKUPS, KEYS, REBUILT = 400, 5_000, 20_000


def duplicates() -> float:
    """Seconds of one look for earlier reports of a link, as intake and queue ask; median of many."""
    analyst = User.objects.get(username="analist")
    links = list(LinkMark.objects.order_by("link").values_list("link", flat=True)[:LOOKUPS])
    looks = (partial(prior_verdicts.verdicts_on, {link}, analyst) for link in links)
    return statistics.median(timed(look) for look in looks)


def queue_queries(cookie: str) -> int:
    """How many queries a page of the queue asks."""
    settings.ALLOWED_HOSTS = ["*"]
    name, _, value = cookie.partition("=")
    client = Client()
    client.cookies[name] = value
    client.get("/admin/raporto/?tab=all")
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/admin/raporto/?tab=all").status_code == 200
    return len(seen)


def rotated() -> float:
    """Data keys wrapped for a new key, a second."""
    vault, private = throwaway()
    report = Report.objects.first()
    rows = [WrappedKey(data_key_id=uuid.uuid4(), report=report, vault=vault) for _ in range(KEYS)]
    for row in rows:
        row.wrapped = sealing.wrap(sealing.new_key(), bytes(vault.public_key), row.seal_context)
    WrappedKey.objects.bulk_create(rows)
    new, new_private = throwaway()
    under_way = rotation.Rotation(old=vault, total=KEYS)
    rotation.link(under_way, new, bytes(private))
    began, after, over = time.perf_counter(), 0, False
    while not over:
        batch = rotation.step(under_way, new_private, after=after)
        after, over = batch.last, batch.over
    took = time.perf_counter() - began
    assert WrappedKey.objects.filter(vault=new).count() == KEYS
    return KEYS / took


def throwaway() -> tuple[Vault, PrivateKey]:
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    return Vault.objects.create(name="bench", scope="bench", active=False, public_key=public), private


def dashboard() -> float:
    """Seconds of the desk's dashboard and a quarter's public figures over all facts."""
    period = Period.of_months(timezone.localdate().year - 1, 1, 3)
    analyst = User.objects.get(username="analist")
    return timed(lambda: desk.dashboard(analyst, timezone.localdate())) + timed(lambda: quarter.quarter(period))


def rebuilt() -> float:
    """Facts rebuilt from reports, a second."""
    done, began = 0, time.perf_counter()
    for batch in facts.batches():
        facts.write(batch)
        done += len(batch)
        if done >= REBUILT:
            break
    return done / (time.perf_counter() - began)


def facts_count() -> int:
    return StatisticsFact.objects.count()


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began

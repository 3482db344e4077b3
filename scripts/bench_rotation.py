"""How many data keys a second a rotation moves, against the same unwrapping and wrapping without a database."""

import json
import statistics
import time
import uuid

from django.conf import settings

from reporting.actions.keys import rotation, vault_private
from reporting.models import Report, Rotation, Vault, VaultKey, WrappedKey
from reporting.vault import passphrases, sealing

KEYS, ROUNDS = 5_000, 3


def measure() -> str:
    report = Report.objects.filter(scope="gjuhe-urrejtjeje").first()
    fill(report, active())
    moving, bare = [], []
    for _ in range(ROUNDS):
        moving.append(rotate())
        bare.append(rewrap())
    ratio = statistics.median(moving) / statistics.median(bare)
    return (
        f"rotation / bare re-wrapping: {ratio:.2f}  (aim 0.3 or more)  "
        f"[{statistics.median(moving):.0f} and {statistics.median(bare):.0f} data keys/s]"
    )


def active() -> Vault:
    return Vault.objects.active().get(scope="gjuhe-urrejtjeje")


def fill(report, vault):
    rows = [WrappedKey(data_key_id=uuid.uuid4(), report=report, vault=vault) for _ in range(KEYS)]
    for row in rows:
        row.wrapped = sealing.wrap(sealing.new_key(), bytes(vault.public_key), row.place)
    WrappedKey.objects.bulk_create(rows, batch_size=500)


def private_of(vault):
    people = {row["username"]: row for row in json.loads((settings.VAR / "demo-accounts.json").read_text())}
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=vault, holder__user__username="analist")
    own = passphrases.unlock(copy.holder.as_locked(), people["analist"]["passphrase"])
    return vault_private(copy, own)


def rotate() -> float:
    old = active()
    new = rotation.start(old, private_of(old), by=None)
    under_way, private = Rotation.objects.select_related("new").get(new=new), private_of(new)
    began, last, over, moved = time.monotonic(), 0, False, 0
    while not over:
        batch = rotation.step(under_way, private, after=last)
        last, over, moved = batch.last, batch.over, moved + batch.moved
    seconds = time.monotonic() - began
    under_way.refresh_from_db()
    if not rotation.finish(under_way, by=None):
        raise SystemExit("the rotation left something behind")
    return moved / seconds


def rewrap() -> float:
    vault = active()
    private, rows = private_of(vault), list(WrappedKey.objects.filter(vault=vault)[:1_000])
    began = time.monotonic()
    for row in rows:
        sealing.wrap(sealing.unwrap(row.wrapped, private, row.place), bytes(vault.public_key), row.place)
    return len(rows) / (time.monotonic() - began)

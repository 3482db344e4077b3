"""A rotation from its first batch to its end."""

from reporting.vault.actions import rotation


def drain(under_way, private, size=3, by=None):
    last, over = 0, False
    while not over:
        batch = rotation.step(under_way, private, after=last, size=size)
        last, over = batch.last, batch.over
    under_way.refresh_from_db()
    return rotation.finish(under_way, by=by)

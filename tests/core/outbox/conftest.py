"""A kind of row whose handler notes what it was asked, and does what the test wants."""

import pytest

from core.outbox import kinds

KIND = "test.parcel"


class Courier:
    """Takes every row; where `trouble` is set, raises it instead."""

    def __init__(self):
        self.asked, self.trouble = [], None

    def __call__(self, item):
        self.asked.append(item.target)
        if self.trouble:
            raise self.trouble


@pytest.fixture
def courier(monkeypatch):
    monkeypatch.setattr(kinds, "KINDS", dict(kinds.KINDS))
    handle = Courier()
    kinds.register(KIND, "parcel", handle)
    return handle

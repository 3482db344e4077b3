"""Whoever comes second works on the row as the first one left it."""

import pytest
from django.db import transaction

from core.models import Region
from core.rows import locked


def test_locked_row_is_the_row_as_it_is_now(db):
    seen = Region.objects.first()
    Region.objects.filter(pk=seen.pk).update(name_sq="E re")

    with transaction.atomic():
        now = locked(seen)

    assert (now, now.name_sq) == (seen, "E re")
    assert seen.name_sq != "E re"


def test_row_that_is_gone_cannot_be_locked(db):
    seen = Region(pk=0)

    with pytest.raises(Region.DoesNotExist), transaction.atomic():
        locked(seen)

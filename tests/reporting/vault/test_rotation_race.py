"""A report that is about to be stored for a key which is destroyed in that very moment. Real transactions: the database
decides at the commit."""

import pytest
from django.db import IntegrityError

from reporting.intake import actions
from reporting.models import Report, Rotation, Vault, WrappedKey
from reporting.vault.actions import rotation, wrapping
from tests.factories import reporting as make
from tests.reporting.vault.whole_rotation import drain

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def destroyed(vault, analyst):
    """The vault as the intake looked it up, a moment before its rotation came to an end."""
    new = rotation.start(vault, make.vault_private(vault, analyst), by=analyst)
    assert drain(Rotation.objects.get(), make.vault_private(new, analyst))
    return vault


def test_report_is_sealed_again_for_the_new_key(destroyed, analyst, monkeypatch):
    real, answers = wrapping.current_vault, iter([destroyed])
    monkeypatch.setattr(actions, "current_vault", lambda scope: next(answers, None) or real(scope))

    report = make.report({"story": "kanarina"})

    assert Report.objects.count() == 1
    assert report.wrapped_keys.get().vault == Vault.objects.active().get(scope=destroyed.scope)
    assert make.data_key(report, analyst)


def test_database_itself_refuses_a_data_key_for_a_destroyed_vault(destroyed, vault):
    report = make.report()
    row = wrapping.wrapped_for(destroyed, b"k" * 32, report.data_key_id, report.pk)

    with pytest.raises(IntegrityError):
        row.save(force_insert=True)

    assert WrappedKey.objects.count() == 1

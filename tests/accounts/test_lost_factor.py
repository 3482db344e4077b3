"""Somebody lost the phone and the codes: whoever keeps the server takes the factor away, and it is written down."""

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEntry


def test_person_without_phone_sets_up_another(two_factors, enrol, with_password, analyst):
    enrol(analyst)

    call_command("second_factor", "--forget", "analyst", verbosity=0)
    client, answer = with_password(analyst)

    assert answer["Location"] == "/admin/"
    assert client.get("/admin/")["Location"] == "/hyrja/2fa/"
    assert AuditEntry.objects.filter(verb="accounts.second_factor_forgotten", subject_id=str(analyst.pk)).count() == 1


def test_old_session_is_no_way_around(two_factors, enrol, analyst):
    client, _, _ = enrol(analyst)

    call_command("second_factor", "--forget", "analyst", verbosity=0)

    assert client.get("/admin/")["Location"] == "/hyrja/2fa/"


def test_unknown_name_is_refused_with_a_sentence(db):
    with pytest.raises(CommandError, match="nobody called askush"):
        call_command("second_factor", "--forget", "askush")

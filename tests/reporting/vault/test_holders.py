"""Who holds a rubric's key is one question with one answer, whoever asks: mail, hand-over, care, escalation."""

import pytest
from django.utils import timezone

from reporting.care import limits
from reporting.cases import escalation, queries, staff_mail
from reporting.models import KeyHolder, Vault
from reporting.vault.actions import copies, vaults
from reporting.vault.queries import current_holders, holders_of
from tests.factories import reporting as make


@pytest.fixture
def rubric_vault(vault, report) -> Vault:
    return Vault.objects.active().of_rubrics().get(scope=report.scope)


@pytest.fixture
def analysts(report, rubric_vault, supervisor):
    """The analysts who hold the key, as each part of the program finds them."""

    def found() -> list[set[str]]:
        people = [
            holders_of(report.scope),
            [holder.user for holder in current_holders(rubric_vault)],
            staff_mail.desk(report.scope),
            queries.colleagues(report),
            limits.free_colleagues(supervisor, report, timezone.now()),
        ]
        return [{person.username for person in each} - {"supervisor"} for each in people]

    return found


def test_everybody_finds_the_same_holders(analysts):
    assert analysts() == [{"analyst", "other_analyst"}] * 5


def test_who_has_left_holds_nothing(analysts, other_analyst):
    other_analyst.is_active = False
    other_analyst.save()

    assert analysts() == [{"analyst"}] * 5


def test_who_lost_the_role_holds_nothing(analysts, other_analyst):
    other_analyst.groups.clear()

    assert analysts() == [{"analyst"}] * 5


def test_key_of_an_authority_of_the_same_name_is_another_key(analysts, report, rubric_vault, other_analyst):
    holder = KeyHolder.objects.get(user=other_analyst)
    copies.take_copies(rubric_vault, holder, by=None)
    vaults.make_vault("Autoriteti", [holder], scope=report.scope, kind=Vault.Kind.AUTHORITY)

    assert analysts() == [{"analyst"}] * 5


def test_overdue_goes_to_the_supervisors_who_hold_the_key(report, supervisor, make_person):
    make.holder(make_person("supervisor", "without_key"))

    assert list(escalation.supervisors_of(report.scope)) == [supervisor]

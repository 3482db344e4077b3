"""Setting the vaults up in the admin: shares shown once, two typed back, and then all of it at once."""

import re

import pytest
from django.urls import reverse
from freezegun import freeze_time

from reporting.models import RecoveryKey, Rubric, Vault, VaultKey, VaultRecovery
from reporting.questions.actions import write_rubrics_and_questions
from reporting.vault.actions import copies
from reporting.vault.crypto import shares
from tests import html
from tests.factories import notices
from tests.factories import reporting as make


@pytest.fixture
def head(supervisor, login):
    """A supervisor with an unlocked key of their own, before any vault."""
    write_rubrics_and_questions()
    make.holder(supervisor)
    client = login(supervisor)
    make.unlock(client)
    return client


def begin(client, threshold=3, count=5):
    return client.post(reverse("reporting_desk:set_up"), {"threshold": threshold, "count": count})


def typed_back(page, **changed):
    words, form = page.context["words"], page.context["form"]
    typed = {name: words[int(name.split("_")[1]) - 1] for name in form.fields}
    return {"state": page.context["state"], **typed, **changed}


def finish(client, data):
    return client.post(reverse("reporting_desk:set_up_shares"), data)


def nothing_kept():
    return not (RecoveryKey.objects.exists() or Vault.objects.exists() or VaultKey.objects.exists())


def test_shares_typed_back_make_the_vaults_and_the_shares_open_them(head, supervisor):
    page = begin(head)
    kept_before = nothing_kept()
    words = page.context["words"]

    done = finish(head, typed_back(page))

    key = RecoveryKey.objects.get()
    assert kept_before
    assert done["Location"] == reverse("reporting_desk:keys")
    assert key.confirmed_at is not None
    assert Vault.objects.opened_by(supervisor).count() == Rubric.objects.filter(locale__language_code="sq").count()
    private = shares.combine(words[1:4], key.public_key, 3)
    copy = VaultRecovery.objects.first()
    from reporting.vault.actions import recovery

    assert recovery.vault_private(copy.vault, private)


def test_page_with_the_shares_is_kept_nowhere_and_carries_no_secret_in_its_form(head):
    page = begin(head)

    assert "no-store" in page["Cache-Control"]
    assert len(page.context["words"]) == 5
    again = finish(head, typed_back(page, **{name: "x" for name in page.context["form"].fields}))
    assert not any(share in again.content.decode() for share in page.context["words"])
    from django.core import signing

    state = signing.loads(page.context["state"], salt="reporting.set_up", max_age=60)
    assert set(state) == {"public", "threshold", "fingerprints", "asked", "user"}


@pytest.mark.parametrize("spoil", ["empty", "other share", "wrong word", "another set"])
def test_wrong_share_keeps_nothing(head, spoil):
    page = begin(head)
    data = typed_back(page)
    name = next(iter(page.context["form"].fields))
    data[name] = {
        "empty": "",
        "other share": next(w for w in page.context["words"] if w != data[name]),
        "wrong word": data[name] + " academic",
        "another set": shares.make()[1][0],
    }[spoil]

    answer = finish(head, data)

    assert answer.status_code == 422
    assert name in answer.context["form"].errors
    assert nothing_kept()


@pytest.mark.parametrize("state", ["", "x", "changed", "late", "somebody else's"])
def test_state_that_is_not_ours_keeps_nothing(login, make_person, state):
    with freeze_time("2026-02-10 10:00") as clock:
        person = make_person("supervisor", "tjetri")
        make.holder(person)
        client = login(person)
        page = begin(client)
        data = typed_back(page)
        if state == "late":
            clock.tick(3601)
        elif state == "changed":
            data["state"] = re.sub(r"^..", "xx", data["state"])
        elif state == "somebody else's":
            client = login(make_person("supervisor", "i_treti"))
        else:
            data["state"] = state
        answer = finish(client, data)

    assert answer.status_code == 409
    assert nothing_kept()


@pytest.mark.parametrize(("threshold", "count"), [(1, 5), (6, 5), (3, 17), ("", 5), ("x", "y"), (0, 0), (-3, -3)])
def test_senseless_numbers_are_refused_with_a_sentence(head, threshold, count):
    answer = begin(head, threshold, count)

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_supervisor_without_a_key_is_told_to_make_one_first(login, supervisor):
    answer = begin(login(supervisor))

    assert answer.status_code == 409
    assert answer.context["problem"]


@pytest.mark.parametrize("role", ["analyst", "admin", "officer", "editor"])
def test_only_supervisors_set_up(login, make_person, role):
    client = login(make_person(role, "tjeter"))

    statuses = [client.get(reverse("reporting_desk:set_up")).status_code, begin(client).status_code]
    steps = ("set_up_shares", "make_missing")
    statuses += [client.post(reverse(f"reporting_desk:{name}")).status_code for name in steps]

    assert statuses == [403] * 4


def test_supervisor_who_does_not_hold_every_vault_cannot_replace_the_recovery_key(head, supervisor, analyst):
    finish(head, typed_back(begin(head)))
    before = RecoveryKey.objects.get().pk
    other = Vault.objects.active().get(scope="gjuhe-urrejtjeje")
    make.give(other, supervisor, analyst)
    VaultKey.objects.filter(vault=other, holder__user=supervisor).delete()

    answer = finish(head, typed_back(begin(head)))

    assert answer.status_code == 409
    assert RecoveryKey.objects.get(active=True).pk == before


def test_authority_s_vault_too_must_be_held_by_who_replaces_the_recovery_key(head, supervisor, make_person):
    finish(head, typed_back(begin(head)))
    first = RecoveryKey.objects.get()
    officer = make_person("officer")
    notices.officer(officer)

    refused = finish(head, typed_back(begin(head)))
    kept = RecoveryKey.objects.get(active=True)
    vault = Vault.objects.active().of_authorities().get()
    private = notices.authority_private(officer)
    copies.give(vault, private, supervisor.keyholder, by=None)
    done = finish(head, typed_back(begin(head)))

    assert (refused.status_code, kept) == (409, first)
    assert vault.name in html.text(html.page(refused).select_one("main [role=alert]"))
    assert (done.status_code, RecoveryKey.objects.get(active=True) == first) == (302, False)


def test_vaults_of_rubrics_added_later_are_asked_for_with_one_button(head, supervisor, home):
    finish(head, typed_back(begin(head)))
    Rubric.objects.create(slug="e-re", name="E re", locale=home.locale)

    shown = head.get(reverse("reporting_desk:keys"))
    head.post(reverse("reporting_desk:make_missing"))

    assert [rubric.slug for rubric in shown.context["missing"]] == ["e-re"]
    vault = Vault.objects.waiting().get(scope="e-re")
    assert (vault.active, vault.recoveries.count(), vault.copies.get().holder.user) == (False, 1, supervisor)

"""Handing a case over: sealed to the authority's vault, once, and what both sides do with it."""

import time
import uuid

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry, OutboxItem
from core.states import WrongStep
from reporting.cases.actions import messages as words_actions
from reporting.models import Referral, ReferralMessage, Report, WrappedKey
from reporting.referrals.actions import referrals
from reporting.vault.actions import rotation, vaults
from reporting.vault.crypto import sealing
from tests import html
from tests.factories import notices as make
from tests.factories import reporting
from tests.worker import deliver_all


@pytest.fixture
def officer(make_person, vault):
    person = make_person("officer")
    make.officer(person)
    return person


@pytest.fixture
def report(vault, analyst):
    return make.in_hand(analyst)


@pytest.fixture
def referral(report, analyst, officer):
    return make.referral(report, analyst)


def test_dossier_is_wrapped_for_the_authority_and_the_rubric_and_nobody_else(referral, report, officer):
    wrapped = WrappedKey.objects.filter(data_key_id=referral.data_key_id)

    assert {(row.vault.kind, row.vault.scope) for row in wrapped} == {
        ("authority", "policia"),
        ("rubric", report.scope),
    }
    key = make.referral_key(referral, officer)
    for file in referral.files.all():
        assert sealing.unseal(file.sealed, key, file.seal_context)


def test_authority_s_key_opens_the_dossier_and_not_the_report(referral, report, officer):
    private = make.authority_private(officer)

    for row in report.wrapped_keys.filter(data_key_id=report.data_key_id):
        with pytest.raises(sealing.CannotOpen):
            sealing.unwrap(row.wrapped, private, row.seal_context)


def test_dossier_moved_to_another_referral_does_not_open(referral, officer):
    file = referral.files.first()
    file.referral = Referral(pk=uuid.uuid4(), data_key_id=referral.data_key_id)

    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(file.sealed, make.referral_key(referral, officer), file.seal_context)


def test_authority_without_a_vault_gets_nothing(report, analyst, vault):
    with pytest.raises(referrals.NoVault):
        make.referral(report, analyst, "prokuroria")

    assert not Referral.objects.exists()


def test_unassessed_report_is_handed_over_only_when_a_child_is_in_danger_now(report, analyst, officer):
    Report.objects.filter(pk=report.pk).update(verdict="")

    with pytest.raises(WrongStep):
        make.referral(report, analyst)
    Report.objects.filter(pk=report.pk).update(danger=True)

    assert make.referral(report, analyst)


def test_same_authority_has_a_case_once_until_it_is_withdrawn(referral, report, analyst):
    with pytest.raises(WrongStep):
        make.referral(report, analyst)

    referrals.withdraw(referral, by=analyst)

    assert make.referral(report, analyst).pk != referral.pk


def test_handing_over_twice_under_one_id_is_once(report, analyst, officer):
    handover = make.handover()

    first, second = (referrals.refer(report, handover, authority=make.authority(), by=analyst) for _ in range(2))

    assert (first, Referral.objects.count(), first.files.count()) == (second, 1, 3)


def test_officers_are_told_that_something_waits_and_nothing_else(referral, report, officer, make_person):
    stranger = make_person("officer", "other_officer")
    make.officer(stranger, "prokuroria")
    mail.outbox.clear()

    deliver_all()

    letters = [letter for letter in mail.outbox if letter.to == [officer.email]]
    assert len(letters) == 1
    assert not any(stranger.email in letter.to for letter in mail.outbox)
    said = letters[0].subject + letters[0].body
    for word in (referral.reference, str(referral.pk), report.reference, make.LINK, "example.org/video", "kërcënon"):
        assert word not in said


def test_many_cases_send_an_officer_one_mail_in_a_window_and_one_after(report, analyst, officer, settings, monkeypatch):
    settings.STAFF_MAIL_WINDOW_MINUTES = 15
    for _ in range(5):
        make.referral(make.in_hand(analyst), analyst)
        deliver_all()
    during = [letter.to for letter in mail.outbox if officer.email in letter.to]
    waiting = OutboxItem.objects.filter(kind="reporting.mail_referral")
    left = waiting.count()
    now = time.time() + 2 * 15 * 60 + 1  # the end of the window is rounded up to a quarter
    monkeypatch.setattr(time, "time", lambda: now)
    waiting.update(not_before=timezone.now())

    deliver_all()

    assert (during, left) == ([[officer.email]], 1)
    assert [letter.to for letter in mail.outbox].count([officer.email]) == 2
    assert not waiting.exists()


def test_one_officer_s_window_holds_up_no_other_officer(report, analyst, officer, make_person, settings):
    settings.STAFF_MAIL_WINDOW_MINUTES = 15
    make.referral(report, analyst)
    deliver_all()
    newcomer = make_person("officer", "second_officer")
    make.officer(newcomer)

    make.referral(make.in_hand(analyst), analyst)
    deliver_all()

    told = sorted(letter.to[0] for letter in mail.outbox if letter.to[0] in (officer.email, newcomer.email))
    assert told == sorted([officer.email, newcomer.email])


def test_withdrawn_referral_takes_the_authority_s_wrapped_key_away(referral, analyst):
    referrals.withdraw(referral, by=analyst)

    kinds = WrappedKey.objects.filter(data_key_id=referral.data_key_id).values_list("vault__kind", flat=True)
    assert list(kinds) == ["rubric"]


def words(referral, officer, text="pyetje") -> dict:
    made = uuid.uuid4()
    return {"id": made, "sealed": referrals.seal_message(referral, text, make.referral_key(referral, officer), id=made)}


def test_question_waits_for_the_desk_and_an_answer_closes_it(referral, officer, analyst):
    asked = words(referral, officer)

    for _ in range(2):
        referrals.ask(referral, by=officer, **asked)
    waiting = Referral.objects.get().question_open
    referrals.reply(referral, by=analyst, **words(referral, officer, "përgjigje"))

    assert (waiting, Referral.objects.get().question_open) == (True, False)
    assert list(ReferralMessage.objects.values_list("from_authority", flat=True)) == [True, False]


def test_outcome_closes_it_and_the_trail_names_codes_alone(referral, officer, report):
    sealed = sealing.seal("Nr. 7", make.referral_key(referral, officer), referral.seal_context("case number"))

    referrals.acknowledge(referral, sealed_number=sealed, by=officer)
    referrals.tell(referral, outcome="investigation", by=officer, **words(referral, officer))

    after = Referral.objects.get()
    assert (after.state, after.outcome, after.messages.count()) == ("closed", "investigation", 1)
    entries = AuditEntry.objects.filter(verb__startswith="referral.", subject_id=str(report.pk)).order_by("id")
    assert [(entry.verb, entry.actor) for entry in entries] == [
        ("referral.sent", "analyst"), ("referral.acknowledged", "officer"), ("referral.outcome", "officer"),
    ]  # fmt: skip


@pytest.mark.parametrize("length", [0, 40, 551, 553, 40_000])
def test_what_is_not_the_length_of_something_sealed_is_refused(referral, officer, length):
    with pytest.raises(referrals.BadCiphertext):
        referrals.acknowledge(referral, sealed_number=b"x" * length, by=officer)


def test_rotating_the_authority_s_vault_keeps_the_dossier_readable(referral, officer):
    own = make.authority_private(officer)
    vault = vaults.authority_vault(make.authority())

    made = rotation.start(vault, own, by=officer)
    private = make.authority_private(officer)
    rotation.step(made.rotations_in.get(), private)

    row = WrappedKey.objects.get(data_key_id=referral.data_key_id, vault__kind="authority")
    file = referral.files.first()
    assert sealing.unseal(file.sealed, sealing.unwrap(row.wrapped, private, row.seal_context), file.seal_context)


def test_desk_hands_over_by_its_form_with_the_messages_that_were_chosen(at_desk, analyst, report, officer):
    chosen, left = (
        words_actions.write(report, by=analyst, text="E zgjedhur"),
        words_actions.write(report, by=analyst, text="E lënë"),
    )
    client = at_desk(analyst)
    url = reverse("reporting_desk:write_referral", args=[report.pk])
    form = client.get(url).context["form"]

    data = {"id": form["id"].value(), "authority": make.authority().pk, "note": "Shënim", "messages": [str(chosen.pk)]}
    answer = client.post(url, data)

    referral = report.referrals.get()
    file = referral.files.get(name="dossier.json")
    content = sealing.unseal(file.sealed, make.referral_key(referral, officer), file.seal_context)
    assert answer.status_code == 302
    assert "E zgjedhur" in content
    assert "E lënë" not in content
    assert make.LINK in content
    assert "kërcënon" in content
    assert left.pk


def test_desk_sees_what_the_authority_wrote_and_answers(at_desk, analyst, report, referral, officer):
    referrals.ask(referral, by=officer, **words(referral, officer, "A ka fëmija të rritur pranë? https://x.example/1"))
    client = at_desk(analyst)
    url = reverse("reporting_desk:referral", args=[report.pk, referral.pk])

    page = client.get(url)
    form = page.context["form"]
    done = client.post(url + "pergjigju/", {"id": form["id"].value(), "text": "Po, psikologia."})

    question = "A ka fëmija të rritur pranë? hxxps://x[.]example/1"
    assert html.texts(html.page(page), ".desk-conversation .desk-text") == [question]
    assert done.status_code == 302
    both = html.texts(html.page(client.get(url)), ".desk-conversation .desk-text")
    assert both == [question, "Po, psikologia."]
    assert not Referral.objects.get().question_open


def test_desk_without_the_report_sees_no_referral(at_desk, make_person, referral, report):
    stranger = make_person("analyst", "third_analyst")
    reporting.holder(stranger)

    answer = at_desk(stranger).get(reverse("reporting_desk:referral", args=[report.pk, referral.pk]))

    assert answer.status_code == 404

"""What must not open: another rubric's vault, another row's ciphertext, a cut one; and what the intake holds."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.models import Answer, KeyHolder, Message, Report, Vault, VaultKey, VaultRecovery, WrappedKey
from reporting.reporter import actions as reporter
from reporting.vault.actions import copies
from reporting.vault.crypto import passphrases, sealing
from tests import html
from tests.factories import reporting as make

CANARY = "kanarina këndon"
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def only_hate(make_person, analyst, vault):
    """An analyst who holds the key of one other rubric alone."""
    person = make_person("analyst", "vetem_urrejtje")
    make.give(Vault.objects.active().get(scope="gjuhe-urrejtjeje"), analyst, person)
    return person


def page(client, report):
    return client.get(reverse("reporting_desk:report", args=[report.pk]))


def test_two_rubrics_cannot_read_each_other(at_desk, only_hate, analyst, vault):
    abuse = make.report({"story": CANARY})
    hate = make.report({"story": CANARY}, rubric=make.rubric("gjuhe-urrejtjeje"))
    client = at_desk(only_hate)

    answers = [page(client, abuse), page(client, hate)]
    queue = client.get(reverse("reporting_desk:queue"), {"tab": "all"})

    assert [answer.status_code for answer in answers] == [404, 200]
    assert CANARY not in answers[0].content.decode()
    assert html.texts(html.page(queue), ".desk-queue .desk-reference") == [hate.reference]
    assert abuse.reference not in queue.content.decode()
    assert [found.pk for found in Report.objects.visible_to(only_hate)] == [hate.pk]


def test_key_of_one_rubric_opens_no_wrapped_key_of_another(only_hate, vault):
    abuse = make.report({"story": CANARY})
    own = passphrases.unlock(only_hate.keyholder.as_locked(), make.PASSPHRASE)
    copy = VaultKey.objects.get(holder=only_hate.keyholder)
    from reporting.vault.actions import copies

    private = copies.vault_private(copy, own)

    for key in (own, private):
        with pytest.raises(sealing.CannotOpen):
            sealing.unwrap(abuse.wrapped_keys.get().wrapped, key, abuse.wrapped_keys.get().seal_context)


def swap(model, field, one, other):
    first, second = (getattr(row, field) for row in (one, other))
    model.objects.filter(pk=one.pk).update(**{field: second})
    model.objects.filter(pk=other.pk).update(**{field: first})


def test_ciphertexts_swapped_between_reports_do_not_open(at_desk, analyst, vault):
    one, other = make.report({"story": "e para"}), make.report({"story": "e dyta"})
    swap(Answer, "sealed", one.answers.get(), other.answers.get())

    answer = page(at_desk(analyst), one)

    assert answer.status_code == 409
    assert "e dyta" not in answer.content.decode()


def test_ciphertexts_swapped_between_fields_of_a_report_do_not_open(at_desk, analyst, vault):
    report = make.report({"story": "rrëfimi", "links": "lidhja"})
    swap(Answer, "sealed", *report.answers.all())

    assert page(at_desk(analyst), report).status_code == 409


def test_wrapped_keys_swapped_between_reports_do_not_open(at_desk, analyst, vault):
    one, other = make.report({"story": "e para"}), make.report({"story": "e dyta"})
    swap(WrappedKey, "wrapped", one.wrapped_keys.get(), other.wrapped_keys.get())

    answer = page(at_desk(analyst), one)

    assert answer.status_code == 409
    assert "e dyta" not in answer.content.decode()


def test_wrapped_key_under_another_vaults_id_does_not_open(at_desk, analyst, vault):
    report = make.report({"story": CANARY})
    other = Vault.objects.active().get(scope="gjuhe-urrejtjeje")
    WrappedKey.objects.filter(report=report).update(vault=other)

    answer = page(at_desk(analyst), report)

    assert answer.status_code == 409
    assert CANARY not in answer.content.decode()


def test_report_whose_data_key_is_another_does_not_open(at_desk, analyst, vault):
    one, other = make.report({"story": CANARY}), make.report()
    Report.objects.filter(pk=one.pk).update(data_key_id=other.data_key_id)

    answer = page(at_desk(analyst), one)

    assert answer.status_code in (403, 409)
    assert CANARY not in answer.content.decode()


def test_messages_swapped_between_reports_do_not_open(at_desk, analyst, vault):
    one, other = make.report(), make.report()
    messages = [reporter.answer(report, f"{CANARY} {report.pk}") for report in (one, other)]
    swap(Message, "sealed", *messages)

    answer = page(at_desk(analyst), one)

    assert answer.status_code == 409
    assert CANARY not in answer.content.decode()


@SLOW
@given(data=st.data())
def test_ciphertext_that_was_cut_or_changed_anywhere_never_opens(vault, analyst, data):
    report = make.report({"story": CANARY})
    answer, key = report.answers.get(), make.data_key(report, analyst)
    sealed = bytearray(answer.sealed)
    if data.draw(st.booleans()):
        del sealed[data.draw(st.integers(0, len(sealed) - 1)) :]
    else:
        sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(bytes(sealed), key, answer.seal_context)


def test_copies_of_vault_keys_cannot_be_moved_to_another_person(vault, analyst, other_analyst):
    own = passphrases.unlock(other_analyst.keyholder.as_locked(), make.PASSPHRASE)
    stolen = VaultKey.objects.get(vault=vault, holder=analyst.keyholder)
    moved = VaultKey(vault=vault, holder=other_analyst.keyholder, wrapped=stolen.wrapped)

    with pytest.raises(sealing.CannotOpen):
        copies.vault_private(moved, own)


def test_all_that_the_intake_holds_opens_nothing(vault, settings):
    """Everything in the database and the settings together, without a passphrase, a code or shares: no key opens."""
    from nacl.public import PrivateKey

    report = make.report({"story": CANARY})
    stored = [bytes(vault.public_key), bytes(report.reporter_key), bytes(report.wrapped_keys.get().wrapped)]
    stored += [bytes(getattr(row, name)) for row in KeyHolder.objects.all() for name in ("public_key", "locked_key")]
    stored += [bytes(row.wrapped) for row in [*VaultKey.objects.all(), *VaultRecovery.objects.all()]]
    stored += [settings.SECRET_KEY.encode(), settings.CODE_PEPPER.encode()]
    row = report.wrapped_keys.get()

    for value in stored:
        for start in range(0, max(len(value) - 31, 1)):
            with pytest.raises(sealing.CannotOpen):
                sealing.unwrap(row.wrapped, PrivateKey(value[start : start + 32].ljust(32, b"\0")), row.seal_context)


def test_submitting_a_report_needs_no_private_key_at_all(vault, monkeypatch):
    """The intake only wraps: with every way to unwrap taken away it works the same."""
    monkeypatch.setattr(sealing, "unwrap", lambda *args: 1 / 0)
    monkeypatch.setattr(sealing, "unseal", lambda *args: 1 / 0)
    monkeypatch.setattr(passphrases, "unlock", lambda *args: 1 / 0)

    report = make.report({"story": CANARY})
    reporter.answer(report, CANARY)

    assert report.answers.count() == 1 and report.messages.count() == 1

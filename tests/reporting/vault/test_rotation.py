"""A new key for a vault: everything stays readable, a killed rotation goes on, who was left out reads nothing."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.models import AuditEntry
from reporting.models import Report, Rotation, Vault, VaultKey, WrappedKey
from reporting.reporter.actions import answer
from reporting.vault.actions import rotation, wrapping
from reporting.vault.crypto import sealing
from tests import html
from tests.factories import reporting as make
from tests.reporting.vault.whole_rotation import drain

SCOPE = "dhune-seksuale"


def active() -> Vault:
    return Vault.objects.active().get(scope=SCOPE)


def story(report, user) -> str:
    answer = report.answers.get(field="story")
    return sealing.unseal(answer.sealed, make.data_key(report, user), answer.seal_context)


@pytest.fixture
def reports(vault):
    """Seven reports, to be moved in batches of three."""
    return [make.report({"story": f"kanarina {number}"}) for number in range(7)]


def rows():
    found = WrappedKey.objects.order_by("pk").values_list("pk", "vault", "wrapped")
    return [(pk, vault, bytes(wrapped)) for pk, vault, wrapped in found]


def start(user, vault):
    new = rotation.start(vault, make.vault_private(vault, user), by=user)
    return Rotation.objects.get(new=new), make.vault_private(new, user)


def test_rotation_puts_every_report_under_the_new_key_and_destroys_the_old(reports, vault, analyst, other_analyst):
    under_way, private = start(analyst, vault)

    done = drain(under_way, private)

    assert done
    assert not Vault.objects.filter(pk=vault.pk).exists()
    assert set(WrappedKey.objects.values_list("vault", flat=True)) == {active().pk}
    assert [story(report, other_analyst) for report in reports] == [f"kanarina {n}" for n in range(7)]
    assert AuditEntry.objects.get(verb="vault.rotated").facts["data_keys"] == "7"


@pytest.mark.parametrize("batches", [0, 1, 2, 3])
def test_rotation_broken_off_after_any_batch_is_readable_and_goes_on_with_anybody(
    reports, vault, analyst, other_analyst, batches
):
    under_way, private = start(analyst, vault)
    last = 0
    for _ in range(batches):
        last = rotation.step(under_way, private, after=last, size=3).last

    readable = [story(report, other_analyst) for report in reports]
    carried_on = drain(Rotation.objects.get(pk=under_way.pk), make.vault_private(active(), other_analyst))

    assert readable == [f"kanarina {number}" for number in range(7)]
    assert carried_on
    assert [story(report, analyst) for report in reports] == readable


@pytest.mark.parametrize("place", ["unwrap", "bulk_create", "update"])
def test_batch_that_dies_in_the_middle_leaves_everything_as_it_was(reports, vault, analyst, monkeypatch, place):
    under_way, private = start(analyst, vault)
    before = rows()

    class Killed(BaseException):
        pass

    def killed(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patch:
        if place == "unwrap":
            patch.setattr(rotation, "wrapped_anew", killed)
        elif place == "bulk_create":
            patch.setattr(type(WrappedKey.objects.all()), "bulk_create", killed)
        else:
            patch.setattr(rotation, "F", killed)
        with pytest.raises(Killed):
            rotation.step(under_way, private, size=3)

    assert rows() == before
    assert drain(under_way, private)


def test_start_that_dies_changes_nothing(reports, vault, analyst, monkeypatch):
    private = make.vault_private(vault, analyst)
    monkeypatch.setattr(rotation, "link", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rotation.start(vault, private, by=analyst)

    assert active().pk == vault.pk
    assert Vault.objects.filter(scope=SCOPE).count() == 1


def test_what_comes_in_meanwhile_is_sealed_for_the_new_key(reports, vault, analyst):
    under_way, private = start(analyst, vault)
    rotation.step(under_way, private, size=3)

    late = make.report({"story": "e vonë"})
    answer(reports[0], "përgjigje")

    assert late.wrapped_keys.get().vault_id == active().pk
    assert drain(under_way, private)
    assert story(late, analyst) == "e vonë"
    assert set(WrappedKey.objects.values_list("vault", flat=True)) == {active().pk}


def test_report_that_was_wrapped_for_the_old_key_a_moment_too_late_keeps_it_alive(reports, vault, analyst):
    under_way, private = start(analyst, vault)
    while not rotation.step(under_way, private, size=3).over:
        pass
    row = wrapping.wrapped_for(vault, sealing.new_key(), reports[0].data_key_id, reports[0].pk)
    row.save(force_insert=True)

    assert not rotation.finish(under_way, by=analyst)
    assert Vault.objects.filter(pk=vault.pk).exists()
    assert drain(under_way, private)


def test_data_key_that_is_there_already_is_not_doubled(reports, vault, analyst):
    under_way, private = start(analyst, vault)
    key = make.data_key(reports[0], analyst)
    wrapping.wrapped_for(active(), key, reports[0].data_key_id, reports[0].pk).save(force_insert=True)

    assert drain(under_way, private)
    assert WrappedKey.objects.filter(report=reports[0]).count() == 1


def test_second_rotation_while_the_first_is_under_way_loses_nothing(reports, vault, analyst, other_analyst):
    first, private = start(analyst, vault)
    rotation.step(first, private, size=3)

    newest = rotation.start(active(), private, by=analyst)

    assert Rotation.objects.filter(new=newest).count() == 2
    for under_way in Rotation.objects.filter(new=newest):
        assert drain(under_way, make.vault_private(newest, other_analyst))
    assert Vault.objects.filter(scope=SCOPE).count() == 1
    assert [story(report, other_analyst) for report in reports] == [f"kanarina {n}" for n in range(7)]


def test_two_who_start_at_once_start_once(vault, analyst):
    private = make.vault_private(vault, analyst)
    rotation.start(vault, private, by=analyst)

    with pytest.raises(rotation.NotActive):
        rotation.start(vault, private, by=analyst)


def test_withdrawn_analyst_reads_nothing_even_with_a_copy_kept_from_before(reports, vault, analyst, other_analyst):
    kept = make.vault_private(vault, other_analyst)

    new = rotation.withdraw(vault, other_analyst.keyholder, make.vault_private(vault, analyst), by=analyst)
    assert drain(Rotation.objects.get(), make.vault_private(new, analyst))
    make.report({"story": "e re"})

    for row in WrappedKey.objects.filter(report__scope=SCOPE):
        with pytest.raises(sealing.CannotOpen):
            sealing.unwrap(row.wrapped, kept, row.seal_context)
    assert not Report.objects.visible_to(other_analyst).filter(scope=SCOPE).exists()
    assert not VaultKey.objects.filter(vault__scope=SCOPE, holder__user=other_analyst).exists()


def test_who_is_given_the_key_during_a_rotation_reads_old_and_new(reports, vault, analyst, make_person):
    under_way, private = start(analyst, vault)
    rotation.step(under_way, private, size=3)
    newcomer = make_person("analyst", "i_ri")

    make.give(active(), analyst, newcomer)

    assert [story(report, newcomer) for report in reports] == [f"kanarina {n}" for n in range(7)]


def test_people_who_left_the_desk_are_left_out_of_the_new_key(vault, analyst, other_analyst):
    other_analyst.is_active = False
    other_analyst.save()

    new = rotation.start(vault, make.vault_private(vault, analyst), by=analyst)

    assert not VaultKey.objects.filter(vault__in=[vault, new], holder__user=other_analyst).exists()


def test_broken_data_key_is_not_lost_silently_and_keeps_the_old_key(reports, vault, analyst):
    row = WrappedKey.objects.filter(report=reports[0]).get()
    WrappedKey.objects.filter(pk=row.pk).update(wrapped=bytes(row.wrapped)[:-1])
    under_way, private = start(analyst, vault)

    finished = drain(under_way, private)
    dropped = rotation.drop_broken(under_way, by=analyst)

    assert (finished, dropped) == (False, 1)
    assert rotation.finish(under_way, by=analyst)
    assert AuditEntry.objects.filter(verb="vault.broken_key_dropped").count() == 1
    assert story(reports[1], analyst) == "kanarina 1"


def test_other_rubrics_and_their_reports_are_not_touched(reports, vault, analyst):
    other = make.report({"story": "tjetër"}, rubric=make.rubric())
    before = bytes(other.wrapped_keys.get().wrapped)

    assert drain(*start(analyst, vault))

    assert bytes(other.wrapped_keys.get().wrapped) == before


def test_page_carries_on_in_steps_and_ends_at_the_keys(reports, vault, at_desk, supervisor, analyst):
    client = at_desk(supervisor)
    page = reverse("reporting_desk:rotation", args=["rubric", SCOPE])

    started = client.post(reverse("reporting_desk:rotate", args=["rubric", SCOPE]))
    shown = client.get(page)
    done = client.post(page)

    assert started["Location"] == page
    assert (shown.context["done"], shown.context["total"]) == (0, 7)
    assert html.page(shown).select("main form[method=post][data-carry-on]")
    assert done["Location"] == reverse("reporting_desk:keys")
    assert not Rotation.objects.exists()
    assert client.get(page).status_code == 200


def test_analyst_may_carry_on_but_not_start(reports, vault, at_desk, analyst, supervisor):
    client = at_desk(analyst)
    refused = client.post(reverse("reporting_desk:rotate", args=["rubric", SCOPE]))
    rotation.start(vault, make.vault_private(vault, supervisor), by=supervisor)

    carried_on = client.post(reverse("reporting_desk:rotation", args=["rubric", SCOPE]))

    assert (refused.status_code, carried_on.status_code) == (403, 302)
    assert not Rotation.objects.exists()


def test_locked_key_carries_nothing_on(reports, vault, login, supervisor):
    rotation.start(vault, make.vault_private(vault, supervisor), by=supervisor)

    answer = login(supervisor).post(reverse("reporting_desk:rotation", args=["rubric", SCOPE]))

    assert answer.status_code == 409
    assert Rotation.objects.get().done == 0


def test_command_rotates_with_a_passphrase_and_without_a_person(
    reports, vault, analyst, other_analyst, tmp_path, capsys
):
    file = tmp_path / "p"
    file.write_text(make.PASSPHRASE + "\n")

    call_command(
        "vault", "rotate", SCOPE, "--by", "analyst", "--without", "other_analyst", "--passphrase-file", str(file)
    )

    assert "7 data keys under the new key" in capsys.readouterr().out
    assert not VaultKey.objects.filter(vault__scope=SCOPE, holder__user=other_analyst).exists()
    assert [story(report, analyst) for report in reports] == [f"kanarina {n}" for n in range(7)]


def test_command_carries_on_with_what_was_broken_off(reports, vault, analyst, other_analyst, tmp_path, capsys):
    under_way, private = start(analyst, vault)
    rotation.step(under_way, private, size=3)
    now = active().pk
    file = tmp_path / "p"
    file.write_text(make.PASSPHRASE + "\n")

    call_command("vault", "rotate", SCOPE, "--by", "other_analyst", "--passphrase-file", str(file))

    assert "4 data keys under the new key" in capsys.readouterr().out
    assert active().pk == now
    assert not Rotation.objects.exists()


def test_command_says_why_it_will_not(reports, vault, analyst, other_analyst, tmp_path):
    wrong = tmp_path / "w"
    wrong.write_text("një fjalë krejt tjetër\n")

    with pytest.raises(CommandError, match="no vault of asgje"):
        call_command("vault", "rotate", "asgje", "--by", "analyst")
    with pytest.raises(CommandError, match="does not open"):
        call_command("vault", "rotate", SCOPE, "--by", "analyst", "--passphrase-file", str(wrong))
    with pytest.raises(CommandError, match="no recovery key"):
        call_command("vault", "rotate", SCOPE, "--with-shares")

    assert active().pk == vault.pk

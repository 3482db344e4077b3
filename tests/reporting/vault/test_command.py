"""`manage.py vault`: set up whole or not at all, recover with enough shares, rehearse, share anew."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEntry
from reporting.models import KeyHolder, RecoveryKey, Vault, VaultKey, VaultRecovery
from reporting.questions.actions import write_rubrics_and_questions
from reporting.vault.crypto import shares
from tests import html
from tests.factories import notices
from tests.factories import reporting as make

NEW = "gjashtë fjalë krejt të reja"
RUBRICS = 3


@pytest.fixture
def rubrics(db):
    write_rubrics_and_questions()


@pytest.fixture
def lines(tmp_path):
    """A file with these lines."""

    def write(name, *rows):
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n")
        return str(path)

    return write


@pytest.fixture
def set_up(rubrics, analyst, supervisor, lines, tmp_path):
    """The vaults are made for analyst and supervisor; gives the shares."""
    path = tmp_path / "shares"
    vault("init", "--passphrase-file", lines("p", NEW, NEW), "--shares-to", str(path), "analyst", "supervisor")
    return path.read_text().splitlines()


def vault(*arguments) -> str:
    out = StringIO()
    call_command("vault", *arguments, stdout=out)
    return out.getvalue()


def typing(monkeypatch, answer):
    """Whatever is asked at the console is answered by `answer(prompt)`."""
    monkeypatch.setattr("reporting.management.vault.ask.getpass", answer)


class Reader:
    """A person who writes the shares down from the screen and types back what is asked for."""

    def __init__(self, spoil=False):
        self.screen, self.spoil = StringIO(), spoil

    def __call__(self, prompt):
        if "passphrase" in prompt or "again" in prompt:
            return NEW
        number = int(prompt.split("number ")[1].split()[0])
        right = self.screen.getvalue().split(f"Share number {number}:\n")[1].splitlines()[0]
        return f"{right} academic" if self.spoil else right


def test_init_makes_a_vault_for_each_rubric_and_a_confirmed_recovery_key(rubrics, analyst, supervisor, monkeypatch):
    reader = Reader()
    typing(monkeypatch, reader)

    call_command("vault", "init", "analyst", "supervisor", stdout=reader.screen)

    key = RecoveryKey.objects.get()
    assert (key.threshold, key.shares, key.confirmed_at is not None) == (3, 5, True)
    assert Vault.objects.active().of_rubrics().count() == RUBRICS
    assert VaultKey.objects.count() == 2 * RUBRICS
    assert VaultRecovery.objects.filter(recovery=key).count() == RUBRICS


def test_init_broken_off_while_the_shares_are_typed_back_keeps_nothing(rubrics, analyst, monkeypatch):
    reader = Reader(spoil=True)
    typing(monkeypatch, reader)

    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("vault", "init", "analyst", stdout=reader.screen)

    assert not (Vault.objects.exists() or RecoveryKey.objects.exists() or KeyHolder.objects.exists())


def test_init_interrupted_from_the_keyboard_keeps_nothing(rubrics, analyst, monkeypatch):
    def interrupted(prompt):
        if "share" in prompt:
            raise KeyboardInterrupt
        return NEW

    typing(monkeypatch, interrupted)

    with pytest.raises(KeyboardInterrupt):
        vault("init", "analyst")

    assert not (Vault.objects.exists() or RecoveryKey.objects.exists() or KeyHolder.objects.exists())


def test_init_that_fails_in_the_middle_keeps_nothing(rubrics, analyst, lines, tmp_path, monkeypatch):
    from reporting.vault.actions import recovery

    made = iter([True, False])
    real = recovery.make_vault
    monkeypatch.setattr(recovery, "make_vault", lambda *a, **k: real(*a, **k) if next(made) else 1 / 0)

    with pytest.raises(ZeroDivisionError):
        vault("init", "--passphrase-file", lines("p", NEW), "--shares-to", str(tmp_path / "s"), "analyst")

    assert not (Vault.objects.exists() or RecoveryKey.objects.exists() or KeyHolder.objects.exists())


def test_shares_in_a_file_are_for_its_owner_alone_and_warned_of(rubrics, analyst, lines, tmp_path):
    path = tmp_path / "shares"

    said = vault("init", "--passphrase-file", lines("p", NEW), "--shares-to", str(path), "analyst")

    assert "WARNING" in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert RecoveryKey.objects.get().confirmed_at is None
    assert not any(share in said for share in path.read_text().splitlines())


def test_init_is_done_once(set_up):
    with pytest.raises(CommandError, match="already"):
        vault("init", "analyst")


def test_init_refuses_strangers_short_passphrases_and_senseless_shares(rubrics, analyst, editor, lines):
    file = lines("p", "e shkurtër")

    with pytest.raises(CommandError, match="editor"):
        vault("init", "editor")
    with pytest.raises(CommandError, match="shorter"):
        vault("init", "--passphrase-file", file, "analyst")
    with pytest.raises(CommandError, match="expected"):
        vault("init", "--passphrase-file", lines("q", NEW), "--threshold", "6", "--shares", "5", "analyst")

    assert not Vault.objects.exists()


def test_missing_makes_the_vaults_of_new_rubrics_alone(set_up, home):
    from reporting.models import Rubric

    before = set(Vault.objects.values_list("pk", flat=True))
    Rubric.objects.create(slug="e-re", name="E re", locale=home.locale)

    said = vault("init", "--missing", "supervisor")
    again = vault("init", "--missing", "supervisor")

    new = Vault.objects.exclude(pk__in=before).get()
    assert (new.scope, new.recoveries.count(), new.copies.count()) == ("e-re", 1, 1)
    assert "e-re" in said
    assert "Every rubric has a vault" in again


def test_forgotten_passphrase_is_recovered_with_three_shares_and_counted(set_up, analyst, lines, login):
    report = make.report({"story": "kanarina"})
    fresh = NEW + " prapë"

    vault(
        "recover", "--to", "analyst", "--all", "--new-key",
        "--passphrase-file", lines("f", fresh), "--shares-file", lines("s", *set_up[1:4]),
    )  # fmt: skip
    client = login(analyst)
    make.unlock(client, fresh)

    assert html.texts(html.page(client.get(f"/admin/raporto/{report.pk}/")), ".desk-answers dd") == ["kanarina"]
    assert RecoveryKey.objects.get().uses == 1
    assert AuditEntry.objects.filter(verb="vault.recovered").count() == RUBRICS
    assert AuditEntry.objects.filter(verb="vault.recovery_used").count() == 1


def test_recovery_gives_only_the_rubrics_that_were_named(set_up, other_analyst, lines):
    make.holder(other_analyst)

    vault("recover", "--to", "other_analyst", "--scope", "bullizem-dhune", "--shares-file", lines("s", *set_up[:3]))

    assert [found.scope for found in Vault.objects.opened_by(other_analyst)] == ["bullizem-dhune"]


@pytest.mark.parametrize("bad", ["two", "twice the same", "another set", "mistyped"])
def test_recovery_with_too_little_changes_nothing(set_up, other_analyst, lines, bad):
    make.holder(other_analyst)
    others = shares.make(3, 5)[1]
    typed = {
        "two": set_up[:2],
        "twice the same": [set_up[0], set_up[0], set_up[1]],
        "another set": [*set_up[:2], others[0]],
        "mistyped": [*set_up[:2], set_up[2].replace(" ", " academic ", 1)],
    }[bad]

    with pytest.raises(CommandError, match="nothing was changed"):
        vault("recover", "--to", "other_analyst", "--all", "--shares-file", lines("s", *typed))

    assert not VaultKey.objects.filter(holder__user=other_analyst).exists()
    assert RecoveryKey.objects.get().uses == 0


def test_recovery_is_only_for_people_who_may_hold_a_key(set_up, editor, other_analyst):
    with pytest.raises(CommandError, match="editor"):
        vault("recover", "--to", "editor", "--all")
    with pytest.raises(CommandError, match="no key yet"):
        vault("recover", "--to", "other_analyst", "--all")
    with pytest.raises(CommandError, match="no vault of asgje"):
        vault("recover", "--to", "analyst", "--scope", "asgje")


def rows():
    """Everything the vaults are made of."""
    models = (Vault, VaultKey, VaultRecovery, KeyHolder)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_drill_proves_the_shares_and_changes_nothing_but_its_day(set_up, lines):
    before = rows()

    said = vault("drill", "--shares-file", lines("s", set_up[4], set_up[0], set_up[2]))

    key = RecoveryKey.objects.get()
    assert f"all {RUBRICS} vaults" in said
    assert rows() == before
    assert key.drilled_at and key.confirmed_at
    assert key.uses == 0
    assert AuditEntry.objects.filter(verb="vault.recovery_drilled").count() == 1


def test_drill_fails_loudly_where_a_vault_is_not_covered_or_its_copy_was_spoilt(set_up, lines):
    file = lines("s", *set_up[:3])
    one, other = VaultRecovery.objects.order_by("pk")[:2]
    VaultRecovery.objects.filter(pk=one.pk).update(wrapped=other.wrapped)

    with pytest.raises(CommandError, match="DRILL FAILED"):
        vault("drill", "--shares-file", file)
    one.delete()
    with pytest.raises(CommandError, match="DRILL FAILED"):
        vault("drill", "--shares-file", file)

    assert RecoveryKey.objects.get().drilled_at is None


def test_new_shares_replace_the_old_ones(set_up, lines, tmp_path):
    path = tmp_path / "new"

    old = lines("s", *set_up[:3])
    vault("reshare", "--threshold", "2", "--shares", "3", "--shares-file", old, "--shares-to", str(path))

    with pytest.raises(CommandError, match="nothing was changed"):
        vault("drill", "--shares-file", lines("old", *set_up[:3]))
    assert f"all {RUBRICS} vaults" in vault("drill", "--shares-file", lines("new", *path.read_text().splitlines()[:2]))
    assert RecoveryKey.objects.get(active=False).uses == 1


def test_old_shares_make_new_ones_for_the_vaults_of_authorities_too(set_up, lines, tmp_path, make_person):
    for slug in ("policia", "prokuroria"):
        notices.officer(make_person("officer", slug), slug)
    path = tmp_path / "new"

    vault("reshare", "--shares-file", lines("s", *set_up[:3]), "--shares-to", str(path))

    told = vault("drill", "--shares-file", lines("new", *path.read_text().splitlines()[:3]))
    assert f"all {RUBRICS + 2} vaults" in told


def test_status_names_holders_and_what_is_missing(set_up, home):
    from reporting.models import Rubric

    Rubric.objects.create(slug="e-re", name="E re", locale=home.locale)

    said = vault("status")

    assert "rubric dhune-seksuale: analyst, supervisor; recovery yes" in said
    assert "e-re: NO VAULT" in said
    assert "recovery key 3 of 5: confirmed NO, last drill never, used 0 times" in said


def test_check_warns_in_production_of_what_could_be_lost(set_up, settings):
    from reporting.checks import vaults_can_be_opened_tomorrow

    VaultKey.objects.filter(holder__user__username="analyst", vault__scope="dhune-seksuale").delete()
    settings.PRODUCTION = True
    found = [warning.id for warning in vaults_can_be_opened_tomorrow(databases=["default"])]
    settings.PRODUCTION = False

    assert found == ["reporting.W001", "reporting.W003"]
    assert vaults_can_be_opened_tomorrow(databases=["default"]) == []

"""No passphrase, no share and no private key is found anywhere: not in tables, logs, files, mails or the cache."""

import base64
import logging

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.urls import reverse

from reporting.models import KeyHolder, RecoveryKey, Rotation, Vault, VaultKey
from reporting.questions.actions import write_rubrics_and_questions
from reporting.vault.actions import copies as copies_actions
from reporting.vault.actions import recovery
from reporting.vault.crypto import passphrases, shares
from tests.factories import reporting as make
from tests.reporting.leaks import everything_in_files, everything_in_the_database

WRONG, NEW = "kanarina e gabuar fluturon", "kanarina e re fluturon larg"


def forms(secret) -> list[bytes]:
    """What one would look for first: as it is, in hex, in both kinds of base 64."""
    raw = secret.encode() if isinstance(secret, str) else bytes(secret)
    return [raw, raw.hex().encode(), base64.b64encode(raw).rstrip(b"="), base64.urlsafe_b64encode(raw).rstrip(b"=")]


@pytest.fixture
def life_of_a_vault(supervisor, login, analyst, caplog, capsys, tmp_path):
    """Set up, unlocked, mistyped, rotated, recovered and drilled; gives the secrets and the pages that showed them."""
    caplog.set_level(logging.DEBUG)
    write_rubrics_and_questions()
    make.holder(supervisor)
    client = login(supervisor)
    make.unlock(client)
    shown = client.post(reverse("reporting_desk:set_up"), {"threshold": 3, "count": 5})
    words = shown.context["words"]
    typed = {name: words[int(name.split("_")[1]) - 1] for name in shown.context["form"].fields}
    wrong_share = words[0].replace(" ", " academic ", 1)
    client.post(
        reverse("reporting_desk:set_up_shares"), {"state": shown.context["state"], **dict.fromkeys(typed, wrong_share)}
    )
    state = {"state": shown.context["state"]}
    client.post(reverse("reporting_desk:set_up_shares"), state | dict.fromkeys(typed, wrong_share))
    client.post(reverse("reporting_desk:set_up_shares"), state | typed)
    make.unlock(login(supervisor), WRONG)
    changed = {"present": make.PASSPHRASE, "passphrase": NEW, "again": NEW}
    client.post(reverse("reporting_desk:change_passphrase"), changed)
    make.report()
    client.post(reverse("reporting_desk:rotate", args=["rubric", "dhune-seksuale"]))
    assert Rotation.objects.exists()
    make.holder(analyst)
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text("\n".join(words[1:4]))
    bad.write_text("\n".join([words[0], wrong_share]))
    call_command("vault", "recover", "--to", "analyst", "--all", "--shares-file", str(good))
    with pytest.raises(CommandError) as refused:
        call_command("vault", "drill", "--shares-file", str(bad))
    own = passphrases.unlock(KeyHolder.objects.get(user=supervisor).as_locked(), NEW)
    copies = VaultKey.objects.select_related("vault", "holder").filter(holder__user=supervisor)
    privates = [copies_actions.vault_private(copy, own) for copy in copies]
    shared = shares.combine(words[:3], RecoveryKey.objects.get().public_key, 3)
    assert all(recovery.vault_private(vault, shared) for vault in Vault.objects.active())
    secrets = [*words, wrong_share, make.PASSPHRASE, NEW, WRONG, own, shared, *privates]
    said = "".join(capsys.readouterr()) + str(refused.value) + caplog.text
    return secrets, said.encode()


def test_no_secret_of_a_vaults_life_is_found_anywhere(life_of_a_vault):
    secrets, said = life_of_a_vault
    mails = b"".join(bytes(message.message()) for message in mail.outbox)
    memory = repr(getattr(cache, "_cache", "")).encode()

    haystack = everything_in_the_database() + everything_in_files() + said + mails + memory

    assert b"vault.recovery_used" in haystack, "the search sees the tables"
    assert [secret for secret in secrets if any(form in haystack for form in forms(secret))] == []

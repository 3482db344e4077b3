"""A rotation in a Python of its own, to be killed.

`lay` makes 300 sealed reports, `rotate` rotates their vault until it is over, `check` says in JSON what is readable.
"""

import json
import sys
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
REPORTS, PASSPHRASE, SCOPE = 300, "natë e qetë mbi Shkodër", "dhune-seksuale"


def cheap():
    from nacl import pwhash

    from reporting.vault.crypto import codes, passphrases

    passphrases.OPSLIMIT, passphrases.MEMLIMIT = pwhash.argon2id.OPSLIMIT_MIN, pwhash.argon2id.MEMLIMIT_MIN
    codes.OPSLIMIT, codes.MEMLIMIT = passphrases.OPSLIMIT, passphrases.MEMLIMIT


def people():
    from accounts.models import User

    return [User.objects.get(username=name) for name in ("analist1", "analist2")]


def lay():
    from tests.faults import inside

    inside.lay()
    from reporting.intake import actions
    from reporting.questions.actions import write_rubrics_and_questions
    from reporting.vault.actions import holders as holders_actions
    from reporting.vault.actions import vaults
    from reporting.vault.crypto import codes

    write_rubrics_and_questions()
    holders = [holders_actions.make_holder(person, PASSPHRASE) for person in people()]
    vaults.make_vault("Kasaforta", holders, scope=SCOPE)
    for number in range(REPORTS):
        actions.submit(actions.Submission(str(uuid.uuid4()), codes.new(), "sq", {"story": f"kanarina {number}"}))


def private_of(person):
    from reporting.models import VaultKey
    from reporting.vault.actions.copies import vault_private
    from reporting.vault.crypto import passphrases

    own = passphrases.unlock(person.keyholder.as_locked(), PASSPHRASE)
    copies = VaultKey.objects.select_related("vault", "holder").filter(holder=person.keyholder)
    return {copy.vault_id: vault_private(copy, own) for copy in copies}


def rotate():
    """Starts, or carries on, in batches of ten; says so after each, so that the test knows when to kill."""
    from reporting.models import Rotation, Vault
    from reporting.vault.actions import rotation

    who = people()[0]
    if not Rotation.objects.exists():
        vault = Vault.objects.active().get(scope=SCOPE)
        rotation.start(vault, private_of(who)[vault.pk], by=who)
    under_way = Rotation.objects.select_related("new").get()
    private, last, over = private_of(who)[under_way.new_id], 0, False
    while not over:
        print("batch", flush=True)
        batch = rotation.step(under_way, private, after=last, size=10)
        last, over = batch.last, batch.over
    print("finish", flush=True)
    under_way.refresh_from_db()
    rotation.finish(under_way, by=who)


def check():
    """What the other keyholder can read, and how many vaults there are."""
    from reporting.models import Report, Vault
    from reporting.vault.crypto import sealing

    privates, read = private_of(people()[1]), []
    for report in Report.objects.all():
        [row] = report.wrapped_keys.all()
        answer = report.answers.get()
        key = sealing.unwrap(row.wrapped, privates[row.vault_id], row.seal_context)
        read.append(sealing.unseal(answer.sealed, key, answer.seal_context))
    whole = sorted(read) == sorted(f"kanarina {number}" for number in range(REPORTS))
    print(json.dumps({"whole": whole, "vaults": Vault.objects.filter(scope=SCOPE).count()}))


if __name__ == "__main__":
    import django

    django.setup()
    cheap()
    {"lay": lay, "rotate": rotate, "check": check}[sys.argv[1]]()

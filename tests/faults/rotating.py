"""A rotation in a Python of its own, to be killed, with the steps named: `rotating.py lay kill check rotate check`.

`lay` makes 300 sealed reports, `kill` begins to rotate their vault in a forked process and kills it, again and again,
`rotate` goes on until it is over, `check` says in JSON what is readable.
"""

import json
import os
import signal
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
# A line that the rotation says, for which time, and how many seconds after it the process is killed.
MOMENTS = [("batch", 1, 0.0), ("batch", 1, 0.004), ("batch", 4, 0.002), ("batch", 9, 0.008), ("finish", 1, 0.0)]
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


def kill():
    """SIGKILL at each of the moments; say of each process what ended it."""
    print(json.dumps([killed(*moment) for moment in MOMENTS]))


def killed(word, times, seconds):
    """The number of the signal that ended the rotation: that of SIGKILL, or 0 where it was over before."""
    from django.db import connections

    connections.close_all()  # the forked process makes its own
    sys.stdout.flush()
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(mouth, sys.stdout.fileno())
        os.close(mouth)
        rotate()
        os._exit(0)
    os.close(mouth)
    with open(ear) as said:  # open until the end: a rotation that nobody hears would end by itself
        while times and (line := said.readline()):
            times -= line.strip() == word
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


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
    for step in sys.argv[1:]:
        {"lay": lay, "kill": kill, "rotate": rotate, "check": check}[step]()

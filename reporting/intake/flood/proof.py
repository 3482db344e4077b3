"""A proof of work in ALTCHA's form: a few seconds of an old phone, asked for only under pressure.

The challenge is bound to one subject (a draft, a code) and to a time; a solution is good once, for that subject alone.
While proofs themselves come in floods, new challenges are harder: a machine pays for it at once, a person waits longer.
"""

import base64
import binascii
import datetime as dt
import json
from functools import lru_cache
from typing import cast

import altcha.v1 as altcha
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from core.rate_limits import buckets
from reporting.intake.flood import rates

MINUTES = 10  # until a challenge is no longer good
HARDER = 8
LONGEST = 2_000  # characters of a solution
FIELDS = {"algorithm": str, "challenge": str, "number": int, "salt": str, "signature": str}


@lru_cache(maxsize=4)
def key(secret: str) -> str:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"isigurt proof of work").derive(secret.encode()).hex()


def mark(subject: str) -> str:
    """What stands for the subject in a challenge or a ticket: nobody can tell from it what the subject is."""
    return salted_hmac("isigurt flood", subject, algorithm="sha256").hexdigest()[:32]


def challenge(subject: str) -> dict:
    """A fresh challenge for `subject`, as JSON names it."""
    hard = HARDER if buckets.is_dry("flood:proofs", rates.everybody()) else 1
    made = altcha.create_challenge(
        altcha.ChallengeOptions(
            algorithm="SHA-256",
            max_number=settings.PROOF_NUMBER * hard,
            hmac_key=key(settings.SECRET_KEY),
            expires=timezone.now() + dt.timedelta(minutes=MINUTES),
            params={"for": mark(subject)},
        )
    )
    return made.to_dict()


def holds(solution: str, subject: str) -> bool:
    """True for a solution of a challenge of ours for this subject, in time, and not used before."""
    payload = parsed(solution)
    if payload is None or payload["algorithm"] != "SHA-256":
        return False
    good, _ = altcha.verify_solution(payload, key(settings.SECRET_KEY), check_expires=True)
    params = altcha.extract_params(payload)
    if not good or "expires" not in params or not constant_time_compare(params.get("for", [""])[0], mark(subject)):
        return False
    buckets.take("flood:proofs", rates.everybody())
    return rates.once(payload["challenge"], MINUTES * 60 + 60)


def parsed(solution: str) -> altcha.PayloadType | None:
    """The fields of a solution, or None when it is not of their form."""
    try:
        found = json.loads(base64.b64decode(solution[:LONGEST], validate=True))
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(found, dict) or any(type(found.get(name)) is not kind for name, kind in FIELDS.items()):
        return None
    return cast("altcha.PayloadType", {name: found[name] for name in FIELDS})

"""The reporter's code: 16 random characters (80 bits) and two check characters, in Crockford's base 32.

The check is the number that the 16 characters write, modulo the prime 1021 in two characters: one wrong character or
two swapped neighbours always show, so a mistyped code is told apart from a wrong one without asking the database.
From the code one Argon2id derivation (with a pepper that is kept outside the database), split by HKDF, gives the id
under which the report is found and the key with which the answers are read.
"""

import hashlib
import secrets
from dataclasses import dataclass
from threading import BoundedSemaphore

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl import pwhash
from nacl.public import PrivateKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM, CHECK, GROUP = 16, 2, 4
LENGTH = RANDOM + CHECK
PRIME = 1021
LOOKALIKE = str.maketrans("OILU", "011V")  # Crockford's: letters that are left out mean the digit they look like
OPSLIMIT, MEMLIMIT = 2, 19 * 1024 * 1024  # OWASP's second Argon2id setting; the code itself carries 80 bits
AT_ONCE = BoundedSemaphore(4)  # derivations in a process at a time, so that a flood cannot take all memory


class Mistyped(ValueError):
    """Not a code of ours: a character is missing, wrong or swapped."""


@dataclass(frozen=True)
class Identity:
    """What a code stands for: `lookup` finds the report, `private` opens the answers."""

    lookup: str
    private: PrivateKey


def new() -> str:
    """A fresh code, in groups of four."""
    value = secrets.randbits(5 * RANDOM)
    return pretty(digits(value, RANDOM) + digits(value % PRIME, CHECK))


def digits(value: int, length: int) -> str:
    return "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(length)))


def pretty(plain: str) -> str:
    return "-".join(plain[i : i + GROUP] for i in range(0, len(plain), GROUP))


def normalise(typed: str) -> str:
    """The characters of a code as somebody typed it. Raises Mistyped."""
    plain = "".join(typed.split()).replace("-", "").upper().translate(LOOKALIKE)
    if len(plain) != LENGTH or not set(plain) <= set(ALPHABET):
        raise Mistyped
    value = sum(ALPHABET.index(c) << 5 * place for place, c in enumerate(reversed(plain[:RANDOM])))
    if digits(value % PRIME, CHECK) != plain[RANDOM:]:
        raise Mistyped
    return plain


def identity(code: str, pepper: str) -> Identity:
    """Derive what the code stands for (about 20 MiB and some tens of milliseconds). Raises Mistyped."""
    salt = hashlib.blake2b(pepper.encode(), digest_size=pwhash.argon2id.SALTBYTES, person=b"isigurt.code").digest()
    with AT_ONCE:
        root = pwhash.argon2id.kdf(32, normalise(code).encode(), salt, OPSLIMIT, MEMLIMIT)
    lookup = hashlib.sha256(part(root, b"lookup")).hexdigest()
    return Identity(lookup, PrivateKey.from_seed(part(root, b"reporter key")))


def part(root: bytes, name: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"isigurt " + name).derive(root)

"""The recovery key in shares: SLIP-39 words on paper, any `threshold` of which bring its private half back.

Fewer shares tell nothing of it. Each share carries a check of its own words, so a mistyped one is told apart from a
wrong one.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import shamir_mnemonic
from nacl.public import PrivateKey
from shamir_mnemonic import wordlist

from reporting.vault.crypto.sealing import Stored

THRESHOLD, SHARES = 3, 5
FEWEST, MOST = 2, 16
TYPED_BACK = 2


class WrongShare(ValueError):
    """Not a share of this key: mistyped, or of another set. Its message never repeats what was typed."""


@dataclass(frozen=True)
class Draft:
    """A recovery key that is not kept yet. Nothing of it is secret: the private half is in the shares alone."""

    public: bytes
    threshold: int
    fingerprints: tuple[str, ...]


def make(threshold: int = THRESHOLD, shares: int = SHARES) -> tuple[Draft, list[str]]:
    """A new key pair: what may be stored of it, and its shares, which nobody can show again."""
    if not FEWEST <= threshold <= shares <= MOST:
        raise ValueError(f"expected {FEWEST} <= threshold <= shares <= {MOST}")
    private = PrivateKey.generate()
    # No stretching (exponent 0): the secret is random, there is no passphrase to guess.
    [words] = shamir_mnemonic.generate_mnemonics(1, [(threshold, shares)], bytes(private), iteration_exponent=0)
    return Draft(bytes(private.public_key), threshold, tuple(map(fingerprint, words))), words


def normalise(typed: str) -> str:
    """As it was printed: lower case, one space; the first four letters of a word are enough. Raises WrongShare."""
    words = [BY_START.get(word[:4], "") if len(word) <= 4 else word for word in typed.lower().split()]
    share = " ".join(words)
    try:
        shamir_mnemonic.Share.from_mnemonic(share)
    except (shamir_mnemonic.MnemonicError, ValueError, IndexError):
        raise WrongShare("a word is missing or wrong") from None  # the library's message repeats the words
    return share


def fingerprint(share: str) -> str:
    """Tells shares apart without telling them: each carries 256 random bits."""
    return hashlib.blake2b(share.encode(), digest_size=16, person=b"isigurt.share").hexdigest()


def number(typed: str, fingerprints: Iterable[str]) -> int:
    """Which share of the set this is, counted from 1. Raises WrongShare."""
    known = list(fingerprints)
    found = fingerprint(normalise(typed))
    if found not in known:
        raise WrongShare("these words are a share of another set")
    return known.index(found) + 1


def combine(typed: Iterable[str], public: Stored, threshold: int) -> PrivateKey:
    """The private half of the recovery key whose public half is `public`. Raises WrongShare."""
    distinct = sorted({normalise(share) for share in typed})
    if len(distinct) < threshold:
        raise WrongShare(f"{threshold} different shares are needed")
    try:
        private = PrivateKey(shamir_mnemonic.combine_mnemonics(distinct[:threshold]))
    except (shamir_mnemonic.MnemonicError, ValueError, TypeError):
        raise WrongShare("these shares do not belong together") from None
    if bytes(private.public_key) != bytes(public):
        raise WrongShare("these are shares of another key")
    return private


BY_START = {word[:4]: word for word in wordlist.WORDLIST}

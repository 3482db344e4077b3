"""A keyholder's X25519 key, locked with a passphrase (Argon2id)."""

import os
from dataclasses import dataclass

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox

OPSLIMIT = 3
MEMLIMIT = 64 * 1024 * 1024  # bytes
SHORTEST = 14  # characters


class WrongPassphrase(Exception):
    """The passphrase does not open the key."""


@dataclass(frozen=True)
class LockedKey:
    """What is stored: the public half in the clear, the private half only locked."""

    public: bytes
    locked: bytes
    salt: bytes
    opslimit: int
    memlimit: int


def lock(private: PrivateKey, passphrase: str) -> LockedKey:
    """Lock `private` with `passphrase` under today's Argon2id parameters."""
    salt = os.urandom(pwhash.argon2id.SALTBYTES)
    key = derive(passphrase, salt, OPSLIMIT, MEMLIMIT)
    return LockedKey(bytes(private.public_key), SecretBox(key).encrypt(bytes(private)), salt, OPSLIMIT, MEMLIMIT)


def unlock(locked: LockedKey, passphrase: str) -> PrivateKey:
    """The private key. Raises WrongPassphrase."""
    key = derive(passphrase, locked.salt, locked.opslimit, locked.memlimit)
    try:
        return PrivateKey(SecretBox(key).decrypt(bytes(locked.locked)))
    except CryptoError as error:
        raise WrongPassphrase from error


def is_weak(locked: LockedKey) -> bool:
    """It was locked under parameters that are lower than today's."""
    return locked.opslimit < OPSLIMIT or locked.memlimit < MEMLIMIT


def derive(passphrase: str, salt: bytes, opslimit: int, memlimit: int) -> bytes:
    words = " ".join(passphrase.split()).encode()
    return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, words, bytes(salt), opslimit, memlimit)

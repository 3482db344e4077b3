"""Sealing texts and wrapping keys (libsodium through PyNaCl).

A text is padded to a bucket, then sealed with XChaCha20-Poly1305 (IETF, 24-byte random nonce) under a random 256-bit
data key. The associated data names the row, the field and the key, so a ciphertext that is moved elsewhere does not
open. The data key is wrapped for its readers in an X25519 sealed box that repeats what it belongs to.
"""

import json
import os
from dataclasses import dataclass

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

SCHEMA = 1
KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
BUCKETS = (512, 2_048, 8_192, 32_768)


Stored = bytes | memoryview  # what a BinaryField gives back


class CannotOpen(Exception):
    """The key is wrong, or the ciphertext was changed, cut or moved."""


@dataclass(frozen=True)
class SealContext:
    """Where a ciphertext belongs: `table` and `row` of the database, `field`, and the id of the vault key."""

    table: str
    row: str
    field: str
    key_id: str

    def associated_data(self) -> bytes:
        return json.dumps([SCHEMA, self.table, self.row, self.field, self.key_id]).encode()


def new_key() -> bytes:
    """A random data key, 32 bytes."""
    return os.urandom(KEY_BYTES)


def seal(text: str, key: bytes, context: SealContext) -> bytes:
    """Seal `text` for `context`: nonce, then ciphertext with its tag. Its length tells only the bucket."""
    nonce = os.urandom(NONCE_BYTES)
    padded = pad(text.encode("utf-8", "replace"))
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, context.associated_data(), nonce, key)
    return nonce + sealed


def unseal(stored: Stored, key: bytes, context: SealContext) -> str:
    """The text that `seal` was given. Raises CannotOpen for another key, context, or a changed ciphertext."""
    sealed = bytes(stored)
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, context.associated_data(), nonce, key)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error
    return unpad(padded).decode()


def pad(data: bytes) -> bytes:
    """`data` with its length before it, filled to the next bucket (beyond the largest, to a multiple of it)."""
    framed = len(data).to_bytes(4, "big") + data
    size = (
        next((bucket for bucket in BUCKETS if len(framed) <= bucket), None)
        or -(-len(framed) // BUCKETS[-1]) * BUCKETS[-1]
    )
    return framed.ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def is_usable(public_key: bytes) -> bool:
    """Can something be sealed to it? A key of another length or of low order (all zeros) cannot."""
    try:
        SealedBox(PublicKey(public_key)).encrypt(b"")
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def wrap(key: bytes, reader: bytes, context: SealContext) -> bytes:
    """Seal a data key so that only the holder of `reader`'s private half can take it out."""
    payload = key + context.associated_data()
    return SealedBox(PublicKey(reader)).encrypt(payload)


def unwrap(wrapped: Stored, private: PrivateKey, context: SealContext) -> bytes:
    """The data key that `wrap` was given. Raises CannotOpen if it was meant for another reader or context."""
    try:
        payload = SealedBox(private).decrypt(bytes(wrapped))
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error
    if payload[KEY_BYTES:] != context.associated_data():
        raise CannotOpen("the key belongs elsewhere")
    return payload[:KEY_BYTES]

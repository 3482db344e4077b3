"""What the server itself must read later without anybody's passphrase: a mail on its way, the secret of a webhook.

The key is derived from SECRET_KEY, which lies outside the database, and from the seal context: a ciphertext moved
elsewhere does not open. Whoever has both the database and SECRET_KEY can read it, so it is erased once it has served
(ADR 0018).
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from reporting.vault.crypto.sealing import CannotOpen, SealContext, Stored, pad, unpad


def seal(text: str, secret: str, context: SealContext) -> bytes:
    """Seal `text` for `context` under the server's own `secret`; its length tells only the bucket."""
    return bytes(SecretBox(key(secret, context)).encrypt(pad(text.encode())))


def unseal(sealed: Stored, secret: str, context: SealContext) -> str:
    """The text that `seal` was given. Raises CannotOpen."""
    try:
        return unpad(SecretBox(key(secret, context)).decrypt(bytes(sealed))).decode()
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error


def key(secret: str, context: SealContext) -> bytes:
    info = b"isigurt server " + context.associated_data()
    return HKDF(algorithm=SHA256(), length=SecretBox.KEY_SIZE, salt=None, info=info).derive(secret.encode())

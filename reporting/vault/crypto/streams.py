"""Sealing files chunk by chunk (libsodium's secretstream), so that no file is ever whole in the clear on the disk.

A sealed file is a random header and frames of one length. Each frame's associated data names the context, and the last
frame carries the tag that ends the stream: a frame that is changed, left out, doubled, moved or cut off does not open.
The last frame is filled up, so the length tells only how many times 64 KB a file has.
"""

from collections.abc import Iterator
from typing import BinaryIO

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from reporting.vault.crypto.sealing import CannotOpen, SealContext

CHUNK = 64 * 1024
LENGTH = 4  # bytes at the head of a chunk that tell how much of it is the file's
ROOM = CHUNK - LENGTH
HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
FRAME = CHUNK + sodium.crypto_secretstream_xchacha20poly1305_ABYTES
MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
# A file's key is its own and is sealed to its row; these two keep the cleaned copy and the original under it apart.
CLEANED, ORIGINAL = (SealContext("reporting.attachment", "", name, "") for name in ("cleaned", "original"))


class Sealer:
    """Seals what `update` is given into `file`; before `finish` nothing of it opens."""

    def __init__(self, file: BinaryIO, key: bytes, context: SealContext) -> None:
        self.file, self.associated_data = file, context.associated_data()
        self.state = sodium.crypto_secretstream_xchacha20poly1305_state()
        self.waiting = bytearray()
        self.write(sodium.crypto_secretstream_xchacha20poly1305_init_push(self.state, key))

    def update(self, data: bytes) -> None:
        """Take in some more of the file; full chunks are sealed and written at once."""
        self.waiting += data
        while len(self.waiting) >= ROOM:
            self.push(bytes(self.waiting[:ROOM]), MESSAGE)
            del self.waiting[:ROOM]

    def finish(self) -> None:
        """Write what still waits as the last, filled-up frame."""
        self.push(bytes(self.waiting), FINAL)
        self.waiting.clear()

    def push(self, data: bytes, tag: int) -> None:
        chunk = (len(data).to_bytes(LENGTH, "big") + data).ljust(CHUNK, b"\0")
        self.write(sodium.crypto_secretstream_xchacha20poly1305_push(self.state, chunk, self.associated_data, tag))

    def write(self, data: bytes) -> None:
        """All of it: an unbuffered file may take a part, when the disk is nearly full."""
        left = memoryview(data)
        while left:
            left = left[self.file.write(left) :]


def unsealed(file: BinaryIO, key: bytes, context: SealContext) -> Iterator[bytes]:
    """The file, chunk by chunk. Raises CannotOpen at the first frame that is not as it was, or at a missing end."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    tag = MESSAGE
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, file.read(HEADER), key)
        while frame := file.read(FRAME):
            if tag == FINAL:
                raise CannotOpen("something follows the end")
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, frame, context.associated_data())
            yield chunk[LENGTH : LENGTH + int.from_bytes(chunk[:LENGTH], "big")]
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error
    if tag != FINAL:
        raise CannotOpen("the end is missing")

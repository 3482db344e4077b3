"""Opening a stored file: in memory, for the time of one request."""

from reporting.attachments import store
from reporting.attachments.models import Attachment
from reporting.vault.crypto import streams
from reporting.vault.crypto.sealing import CannotOpen


def contents(attachment: Attachment, keys: dict, *, original: bool = False) -> bytes:
    """The cleaned file, or what was sent, through the data keys of its report. Raises CannotOpen."""
    if attachment.data_key_id not in keys:
        raise CannotOpen
    key = attachment.file_key(keys[attachment.data_key_id])
    ending, context = (store.ORIGINAL, streams.ORIGINAL) if original else (store.KEPT, streams.CLEANED)
    try:
        with store.path(attachment.pk, ending).open("rb") as file:
            return b"".join(streams.unsealed(file, key, context))
    except OSError as error:
        raise CannotOpen("the file is gone") from error

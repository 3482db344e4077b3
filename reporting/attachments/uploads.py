"""Takes files out of a request while they stream in: sealed at once, or not kept at all. No clear byte on the disk.

Call `receive(request, allowed)` before anything reads request.POST. Fields stand before files in our forms, so
`allowed` is asked with them when the first file begins: where it says no, not even a sealed byte is stored.
"""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from reporting.attachments import store
from reporting.attachments.limits import BYTES, FILES, FileRefused
from reporting.attachments.messages import MESSAGES
from reporting.vault.crypto import sealing, streams

FIELD = "files"
Allowed = Callable[[QueryDict], bool]


def receive(request: HttpRequest, allowed: Allowed) -> None:
    """From now on this request's files are sealed as they come, where `allowed(fields before them)`."""
    request.upload_handlers = [SealingHandler(allowed)]


class Incoming(UploadedFile):
    """A file that was sent: sealed under a key that only this object knows, until an action keeps it.

    `name` is for telling the person which file had a trouble; it is stored nowhere.
    """

    size: int

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.pk, self.key, self.digest = uuid.uuid4(), sealing.new_key(), hashlib.sha256()
        self.size, self.trouble, self.mark, self.carried = 0, "", b"", False
        self.sink: streams.Sealer | None = None

    def take(self, data: bytes) -> None:
        """Seal some more. What does not fit, into our limit or onto the disk, ends it with a trouble."""
        if self.trouble:
            return
        self.size += len(data)
        self.digest.update(data)
        try:
            if self.size > BYTES:
                raise FileRefused("big")
            if self.sink is None:
                if not store.has_room():
                    raise FileRefused("storage")
                self.sink = streams.Sealer(store.create(self.pk, store.PART), self.key, streams.ORIGINAL)
            self.sink.update(data)
        except (FileRefused, OSError) as error:
            self.fail(error)

    def end(self) -> None:
        """All of it has come."""
        if self.trouble:
            return
        try:
            if self.sink is not None:
                self.sink.finish()
                store.write_down(self.sink.file)
        except OSError as error:
            self.fail(error)
        self.mark = self.digest.digest()
        if not self.size:
            self.fail(FileRefused("empty"))

    def fail(self, error: Exception) -> None:
        """Remember why, and let nothing half stay."""
        self.trouble = error.code if isinstance(error, FileRefused) else "storage"
        self.discard()

    def discard(self) -> None:
        if self.sink is not None:
            self.sink.file.close()
        store.remove(self.pk)

    def whole(self) -> bytes:
        """What was sent, in memory. Raises sealing.CannotOpen."""
        with store.path(self.pk, store.PART).open("rb") as file:
            return b"".join(streams.unsealed(file, self.key, streams.ORIGINAL))

    def close(self) -> None:
        """Django closes a request's files when the answer is sent: what nobody kept goes."""
        if not self.carried:
            self.discard()

    def packed(self) -> dict[str, str]:
        """For the sealed state of a page: the file waits on the disk, and its key waits in that page alone."""
        self.carried = True
        key = "" if self.trouble else self.key.hex()
        return {
            "name": self.name or "",
            "pk": str(self.pk),
            "key": key,
            "mark": self.mark.hex(),
            "trouble": self.trouble,
        }

    @classmethod
    def unpacked(cls, packed: dict[str, str]) -> "Incoming":
        found = cls(packed["name"])
        found.pk, found.key = uuid.UUID(packed["pk"]), bytes.fromhex(packed["key"])
        found.mark, found.trouble = bytes.fromhex(packed["mark"]), packed["trouble"]
        return found

    @property
    def sentence(self) -> str:
        return str(MESSAGES.get(self.trouble, ""))


class FieldsFirst(MultiPartParser):
    """Django's parser, whose fields can be seen while files still come."""

    _post: QueryDict  # Django keeps them there while it parses

    @property
    def fields(self) -> QueryDict:
        return self._post


class SealingHandler(FileUploadHandler):
    """Seals what comes. A file that is not accepted is read over, so that the rest of the form arrives."""

    def __init__(self, allowed: Allowed) -> None:
        super().__init__()
        self.allowed = allowed
        self.parser: FieldsFirst | None = None
        self.incoming: Incoming | None = None
        self.all: list[Incoming] = []
        self.has_cut = False

    def handle_raw_input(
        self, input_data: Any, META: dict, content_length: int, boundary: str, encoding: str | None = None
    ) -> Any:
        """Parse here, for two reasons: to see the fields, and to keep what came when the connection breaks."""
        if self.parser is not None:
            return None
        self.parser = FieldsFirst(META, input_data, [self], encoding)
        try:
            fields, files = self.parser.parse()
        except (OSError, MultiPartParserError) as error:
            self.upload_interrupted()
            if isinstance(error, MultiPartParserError) and not self.has_cut:
                self.unnamed()
            if not hasattr(self.parser, "_post"):
                raise
            fields = self.parser.fields
        except Exception:
            self.forget()
            raise
        return fields, self.files()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if not self.all:
            self.open = self.allowed(self.parser.fields if self.parser else QueryDict())
        self.incoming = Incoming(self.file_name or "")
        self.all.append(self.incoming)
        if not self.open:
            self.incoming.fail(FileRefused("closed"))
        elif len(self.all) > FILES:
            self.incoming.fail(FileRefused("many"))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.incoming is not None:
            self.incoming.take(raw_data)

    def file_complete(self, file_size: int) -> None:
        if self.incoming is not None:
            self.incoming.end()
        self.incoming = None

    def unnamed(self) -> None:
        """Django reads no part whose header, with the file's name, is over 1 KB, and nothing after it."""
        lost = Incoming(_("A file with a very long name"))
        lost.fail(FileRefused("name"))
        self.all.append(lost)

    def upload_interrupted(self) -> None:
        """The connection broke in the middle of a file."""
        if self.incoming is not None:
            self.has_cut = True
            self.incoming.fail(FileRefused("cut"))

    def files(self) -> MultiValueDict:
        """What came, whatever its field was called; broken ones too, because the person is told of each."""
        return MultiValueDict({FIELD: self.all} if self.all else {})

    def forget(self) -> None:
        for incoming in self.all:
            incoming.discard()

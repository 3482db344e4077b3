"""kombu's file-system transport, whose reader never meets half a message: written aside, then renamed.

kombu opens a file under its last name and writes afterwards; a worker that looked between the two died of it.
"""

import os
import uuid
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, message: Any, **kwargs: Any) -> None:  # type: ignore[override]  # as kombu itself does
        """Put a message onto `queue`. A name that ends in .part is no message of any queue."""
        name = os.path.join(self.data_folder_out, f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg")
        body = str_to_bytes(dumps(message))
        try:
            with open(f"{name}.part", "wb") as file:
                file.write(body)
            os.replace(f"{name}.part", name)
        except OSError as error:
            raise ChannelError("cannot add a message to the folder of the broker") from error


class Transport(filesystem.Transport):
    Channel = Channel


def use() -> None:
    """From now on `filesystem://` means this transport."""
    TRANSPORT_ALIASES["filesystem"] = "core.backends.file_broker:Transport"

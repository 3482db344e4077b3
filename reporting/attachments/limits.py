"""How much is accepted, and why a file is not. The codes cross the border to the sandbox; sentences: messages.py."""

FILES = 5
MEGABYTES = 20
BYTES = MEGABYTES * 1000 * 1000
BODY = FILES * BYTES + 3_000_000  # a whole request: the files, and what was typed
PIXELS = 20_000_000  # a picture of more than this is a bomb or of no use to anybody
JPEG_PIXELS = 50_000_000  # of a telephone's photo, which is read at a half
KEPT_PIXELS = 12_000_000
PAGES = 200
SECONDS, MEMORY = 10, 900_000_000  # of the process apart: of the processor, and of addresses


class FileRefused(Exception):
    """This file is not accepted; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

"""The process apart: it decodes what strangers sent, so it may do nothing else.

It gets the file on its standard input and answers on its standard output: a line of JSON, then bytes. It cannot write
one byte to the disk, has ten seconds of the processor, and knows no secret of the site (its environment is empty).
"""

import json
import resource
import sys
from collections.abc import Callable

from reporting.attachments.limits import MEMORY, SECONDS, FileRefused


def confine() -> None:
    """Give up the disk, core dumps, further processes, and more time and memory than a picture needs."""
    for what, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
    ):
        resource.setrlimit(what, (most, most))


def clean(data: bytes) -> tuple[dict, bytes]:
    from reporting.attachments.cleaning import kinds  # inline: confined

    kind, media_type, cleaned = kinds.clean(data)
    return {"kind": kind, "media_type": media_type}, cleaned


def look(data: bytes, kind: str, level: str, page: str = "0") -> tuple[dict, bytes]:
    from reporting.attachments.cleaning import images, pdf  # inline: confined

    image, pages = pdf.page_image(data, int(page)) if kind == "pdf" else (images.opened(data), 1)
    return {"pages": pages}, images.look(image, level)


TASKS: dict[str, Callable[..., tuple[dict, bytes]]] = {"clean": clean, "look": look}


def main(name: str, *arguments: str) -> None:
    confine()
    data = sys.stdin.buffer.read()
    try:
        facts, body = TASKS[name](data, *arguments)
    except FileRefused as refused:
        facts, body = {"refused": refused.code}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + body)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The segments of a JPEG: for pictures inside a PDF, which are not decoded there."""

from reporting.attachments.limits import FileRefused

KEPT_APP = 0xEE  # Adobe's: without it colours turn
ALONE = {0x01, *range(0xD0, 0xD8)}


def without_metadata(data: bytes) -> bytes:
    """The same picture without comments and application segments (Exif, place, thumbnail). Raises Refused."""
    if data[:2] != b"\xff\xd8":
        raise FileRefused("broken")
    kept, at = bytearray(data[:2]), 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise FileRefused("broken")
        marker = data[at + 1]
        if marker == 0xD9:
            break
        if marker == 0xFF or marker in ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = end_of_scan(data, end)
        if marker != 0xFE and not (0xE0 <= marker <= 0xEF and marker != KEPT_APP):
            kept += data[at:end]
        at = end
    return bytes(kept) + b"\xff\xd9"


def end_of_scan(data: bytes, at: int) -> int:
    """Where the coded picture that begins at `at` ends: at the next marker that is no filler and no restart."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in ALONE:
            return at
        at += 2
    return len(data)

"""What a file is, told from its content. Its name and what the browser says of it are never asked."""

import filetype

from reporting.attachments.cleaning import audio, images, pdf, text
from reporting.attachments.limits import FileRefused

CLEANERS = {
    "image/jpeg": ("image", images.clean),
    "image/png": ("image", images.clean),
    "image/webp": ("image", images.clean),
    "application/pdf": ("pdf", pdf.clean),
    "audio/mpeg": ("audio", audio.clean_mp3),
    "audio/x-wav": ("audio", audio.clean_wav),
    "audio/wav": ("audio", audio.clean_wav),
}
KEPT_AS = {"image": "image/jpeg", "pdf": "application/pdf", "text": "text/plain"}


def clean(data: bytes) -> tuple[str, str, bytes]:
    """(kind, media type, the file without what it says about its maker). Raises Refused."""
    if not data:
        raise FileRefused("empty")
    found = media_type(data)
    if found in CLEANERS:
        kind, cleaner = CLEANERS[found]
        return kind, KEPT_AS.get(kind, found.replace("x-wav", "wav")), cleaner(data)
    if (written := text.clean(data)) is not None:
        return "text", KEPT_AS["text"], written
    raise FileRefused(why(found))


def media_type(data: bytes) -> str:
    """What the first bytes say; "" where they say nothing that we know."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if audio.begins_with_frames(data):
        return "audio/mpeg"
    return filetype.guess_mime(data[:8192]) or ""


def why(found: str) -> str:
    """Why this kind is not accepted: each has a sentence of its own that says what to do instead."""
    if found in ("image/heic", "image/heif", "image/avif"):
        return "heic"
    if found.startswith("video/"):
        return "video"
    if found.startswith("audio/"):
        return "audio"
    return "kind"

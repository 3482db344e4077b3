"""Harmless files for tests, each with a word in it that must not be found afterwards."""

import io
import wave

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

CANARY = "kanarinaenatesdimrit"


def picture(kind: str = "JPEG", *, size=(320, 200), word: str = CANARY) -> bytes:
    """A plain picture whose Exif, place and comment tell `word`."""
    image, file = Image.new("RGB", size, "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = word
    exif.get_ifd(0x8825)[1] = "N"
    more = {"comment": word.encode()} if kind == "JPEG" else {}
    image.save(file, kind, exif=exif, **more)
    return file.getvalue()


def document(*, pages: int = 1, word: str = CANARY, locked: bool = False) -> bytes:
    """A PDF with a photograph, a script, an attachment and metadata, all of which tell `word`."""
    file = io.BytesIO()
    Image.open(io.BytesIO(picture())).save(file, "PDF", title=word, author=word)
    writer = PdfWriter(io.BytesIO(file.getvalue()))
    for _ in range(pages - 1):
        writer.add_blank_page(200, 200)
    photograph = next(iter(writer.pages[0]["/Resources"]["/XObject"].values())).get_object()
    photograph._data = picture(word=word)  # Pillow has dropped its Exif; a camera's PDF has it
    script = {
        "/Type": NameObject("/Action"),
        "/S": NameObject("/JavaScript"),
        "/JS": TextStringObject(f"alert('{word}')"),
    }
    writer.root_object[NameObject("/OpenAction")] = as_pdf(script)
    writer.pages[0][NameObject("/AA")] = as_pdf({"/O": as_pdf(script)})
    writer.add_attachment(f"{word}.txt", word.encode())
    writer.add_metadata({"/Subject": word})
    if locked:
        writer.encrypt("fjala")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def as_pdf(values: dict) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in values.items()})


def song(*, word: str = CANARY) -> bytes:
    """Forty silent MP3 frames between an ID3v2 tag, an encoder's mark and an ID3v1 tag."""
    body = b"TPE1" + (len(word) + 1).to_bytes(4, "big") + b"\0\0\0" + word.encode()
    tag = b"ID3\x03\0\0" + bytes([0, 0, len(body) >> 7, len(body) & 127]) + body
    frame = b"\xff\xfb\x90\x00".ljust(417, b"\0")
    mark = (b"\xff\xfb\x90\x00" + b"\0" * 32 + b"Info" + word.encode()).ljust(417, b"\0")
    return tag + mark + frame * 40 + (b"TAG" + word.encode()).ljust(128, b"\0")


def sound(*, word: str = CANARY) -> bytes:
    """A WAV of silence with a LIST chunk."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, 8_000, 800, "NONE", ""))
        out.writeframes(b"\0\0" * 800)
    info = b"INFOIART" + len(word).to_bytes(4, "little") + word.encode()
    body = file.getvalue()[8:] + b"LIST" + len(info).to_bytes(4, "little") + info
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def text(word: str = CANARY) -> bytes:
    return f"Më thanë: {word}\r\n".encode()

"""PDF: its pages are kept, and of each page only what draws it. No scripts, no attachments, no forms, no metadata."""

import io
from typing import Any

import pypdf
import pypdfium2
from PIL.Image import Image
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from reporting.attachments.cleaning import images, jpeg
from reporting.attachments.limits import PAGES, FileRefused

PAGE = {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group"}
TELLING = {
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AF",
    "/EF",
    "/JS",
    "/AA",
    "/A",
    "/OPI",
    "/Alternates",
    "/Names",
}
TELLING |= {"/OpenAction", "/URI", "/Properties", "/StructParents", "/StructParent", "/ID"}


def clean(data: bytes) -> bytes:
    """The same pages in a new file. Raises Refused."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise FileRefused("locked")
        if len(reader.pages) > PAGES:
            raise FileRefused("pages")
        return rewritten(reader)
    except FileRefused:
        raise
    except Exception as error:  # a broken PDF breaks in many ways
        raise FileRefused("broken") from error


def rewritten(reader: pypdf.PdfReader) -> bytes:
    writer = pypdf.PdfWriter()
    for page in reader.pages:
        for name in set(page) - PAGE - {"/Parent"}:
            del page[name]
        strip(writer.add_page(page))
    writer.metadata = None
    file = io.BytesIO()
    writer.write(file)
    if not reader.pages:
        raise FileRefused("broken")
    return file.getvalue()


def strip(page: Any) -> None:
    """Take out, from everything that draws this page, what tells of its maker or does something."""
    seen, waiting = set(), [page]
    while waiting:
        found = waiting.pop().get_object()
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, DictionaryObject):
            for name in TELLING & set(found):
                del found[name]
            if isinstance(found, StreamObject):
                strip_picture(found)
            waiting += [value for name, value in found.items() if name != "/Parent"]
        elif isinstance(found, ArrayObject):
            waiting += found


def strip_picture(stream: StreamObject) -> None:
    """A photograph inside a PDF keeps the place where it was taken: it goes. Raises Refused where we cannot."""
    filters = stream.get("/Filter", [])
    names = (
        [filters]
        if isinstance(filters, NameObject)
        else [name.get_object() for name in filters.get_object()]
        if filters
        else []
    )
    if "/JPXDecode" in names or ("/DCTDecode" in names and len(names) > 1):
        raise FileRefused("pdf")
    if names == ["/DCTDecode"]:
        stream._data = jpeg.without_metadata(stream._data)


def page_image(data: bytes, number: int) -> tuple[Image, int]:
    """A page as a picture, and how many there are. Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(data)
        page = document[number]
        scale = min(2.5, 2_000 / max(page.get_size()))
        return images.opaque(page.render(scale=scale).to_pil()), len(document)
    except Exception as error:
        raise FileRefused("broken") from error

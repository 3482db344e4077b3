"""The cleaners themselves, in this process: the sandbox answers what they answer, and here their lines are counted."""

import io

import pytest
from PIL import Image

from reporting.attachments import sandbox, worker
from reporting.attachments.cleaning import images, kinds, pdf
from reporting.attachments.limits import FileRefused
from tests.factories import files
from tests.reporting.attachments.refused import REFUSED

CANARY = files.CANARY.encode()
ACCEPTED = {
    "jpeg": files.picture("JPEG"),
    "png": files.picture("PNG"),
    "webp": files.picture("WEBP"),
    "pdf": files.document(pages=2),
    "mp3": files.song(),
    "wav": files.sound(),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_cleaner_takes_away_what_a_file_tells_of_its_maker(name):
    kind, media_type, cleaned = kinds.clean(ACCEPTED[name])

    assert CANARY in ACCEPTED[name]
    assert CANARY not in cleaned
    assert (kind, media_type) == sandbox.clean(ACCEPTED[name])[:2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_of_its_encodings_becomes_utf8(encoding):
    assert kinds.clean("Një fjalë\r\n".encode(encoding)) == ("text", "text/plain", "Një fjalë\n".encode())


@pytest.mark.parametrize("code", REFUSED)
def test_cleaner_refuses_with_the_reason_that_the_sandbox_hands_on(code):
    with pytest.raises(FileRefused) as refused:
        kinds.clean(REFUSED[code])

    assert refused.value.code == code


@pytest.mark.parametrize(("made", "code"), [({"locked": True}, "locked"), ({"pages": 201}, "pages")])
def test_pdf_that_is_locked_or_endless_is_refused(made, code):
    with pytest.raises(FileRefused) as refused:
        kinds.clean(files.document(**made))

    assert refused.value.code == code


def test_picture_without_a_ground_is_laid_on_white():
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")

    assert images.opened(file.getvalue()).getpixel((0, 0)) == (255, 255, 255)


def test_large_picture_is_kept_smaller():
    width, height = images.opened(files.picture(size=(6_000, 4_000))).size

    assert 11_000_000 < width * height <= 12_000_000


@pytest.mark.parametrize(
    ("level", "mode", "width"), [("blurred", "L", 240), ("grey", "L", 320), ("colour", "RGB", 320)]
)
def test_look_shows_as_much_as_was_asked_for(level, mode, width):
    facts, body = worker.look(ACCEPTED["jpeg"], "image", level)

    shown = Image.open(io.BytesIO(body))
    assert (facts, shown.mode, shown.size[0]) == ({"pages": 1}, mode, width)


def test_worker_answers_as_the_sandbox_reads_it():
    facts, body = worker.clean(ACCEPTED["wav"])

    assert facts == {"kind": "audio", "media_type": "audio/wav"}
    assert CANARY not in body


def test_page_of_a_pdf_is_a_picture_and_one_that_is_not_there_is_refused():
    page, pages = pdf.page_image(ACCEPTED["pdf"], 1)

    assert (page.mode, pages) == ("RGB", 2)
    with pytest.raises(FileRefused):
        pdf.page_image(ACCEPTED["pdf"], 2)

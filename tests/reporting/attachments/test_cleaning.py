"""What a file tells of its maker is gone before it is kept; what cannot be cleaned is refused with a reason."""

import fcntl
import io
import subprocess
import sys
import threading

import pypdf
import pytest
from PIL import Image

from reporting.attachments import sandbox
from reporting.attachments.limits import FileRefused
from reporting.attachments.messages import MESSAGES
from tests.factories import files
from tests.reporting.attachments.refused import REFUSED

CANARY = files.CANARY.encode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_loses_what_it_tells(kind):
    data = files.picture(kind)

    found, media_type, cleaned = sandbox.clean(data)

    assert CANARY in data
    assert (found, media_type) == ("image", "image/jpeg")
    assert CANARY not in cleaned
    image = Image.open(io.BytesIO(cleaned))
    assert (image.size, dict(image.getexif()), image.info.get("comment")) == ((320, 200), {}, None)


def test_pdf_loses_scripts_attachments_metadata_and_the_photographs_exif():
    data = files.document(pages=2)

    found, media_type, cleaned = sandbox.clean(data)

    assert data.count(CANARY) >= 5
    assert (found, media_type) == ("pdf", "application/pdf")
    assert CANARY not in cleaned and b"/JavaScript" not in cleaned and b"/EmbeddedFile" not in cleaned
    reader = pypdf.PdfReader(io.BytesIO(cleaned))
    assert (len(reader.pages), reader.attachments, reader.xmp_metadata) == (2, {}, None)
    assert set(reader.pages[0]) <= {"/Type", "/MediaBox", "/Resources", "/Contents", "/Parent"}


def test_mp3_keeps_only_the_frames_that_sound():
    found, media_type, cleaned = sandbox.clean(files.song())

    assert (found, media_type) == ("audio", "audio/mpeg")
    assert (len(cleaned), CANARY in cleaned, cleaned[:2]) == (40 * 417, False, b"\xff\xfb")


def test_wav_keeps_only_format_and_samples():
    found, media_type, cleaned = sandbox.clean(files.sound())

    assert (found, media_type) == ("audio", "audio/wav")
    assert CANARY not in cleaned and b"LIST" not in cleaned
    assert int.from_bytes(cleaned[4:8], "little") == len(cleaned) - 8


@pytest.mark.parametrize(
    "data",
    [
        "Një fjalë\r\n".encode(),
        "\ufeffNjë fjalë\n".encode(),
        "Një fjalë\n".encode("utf-16"),
        "Një fjalë\n".encode("cp1252"),
    ],
)
def test_text_becomes_utf8(data):
    assert sandbox.clean(data) == ("text", "text/plain", "Një fjalë\n".encode())


def test_text_that_begins_like_another_file_is_text():
    assert sandbox.clean(b"BMX para shkolles")[0] == "text"


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_not_taken_has_its_reason(code):
    with pytest.raises(FileRefused) as refused:
        sandbox.clean(REFUSED[code])

    assert refused.value.code == code


def test_locked_pdf_is_refused():
    with pytest.raises(FileRefused) as refused:
        sandbox.clean(files.document(locked=True))

    assert refused.value.code == "locked"


def test_largest_picture_takes_less_than_half_a_gigabyte():
    """What a picture of many colours, see-through, and just small enough takes, by the kernel's account of the sandbox.

    Its rusage would remember the size of the test that started it.
    """
    code = (
        "import sys; sys.path[:0] = ['site', '.']; own = open('/proc/self/status');"
        "from reporting.attachments import worker; worker.confine();"
        "data = sys.stdin.buffer.read(); worker.clean(data);"
        "print(next(line.split()[1] for line in own if line.startswith('VmHWM')))"
    )
    file = io.BytesIO()
    Image.new("RGBA", (5_000, 4_000), (9, 9, 9, 9)).save(file, "PNG", compress_level=1)

    done = subprocess.run([sys.executable, "-c", code], input=file.getvalue(), capture_output=True, check=True)

    assert int(done.stdout) < 500_000


@pytest.mark.parametrize("size", [(7_000, 3_000), (5_000, 5_000)])
def test_picture_of_more_than_twenty_megapixels_is_refused(size):
    file = io.BytesIO()
    Image.new("1", size).save(file, "PNG")

    with pytest.raises(FileRefused) as refused:
        sandbox.clean(file.getvalue())

    assert refused.value.code == "pixels"


def test_one_picture_is_cleaned_at_a_time_in_all_processes(settings):
    """Another process holds the lock: ours waits for it."""
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG")
    done = threading.Event()
    cleaning = threading.Thread(target=lambda: (sandbox.clean(file.getvalue()), done.set()))

    with (settings.VAR / "cleaning.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cleaning.start()
        waited = not done.wait(1.5)
    cleaning.join(20)

    assert (waited, done.is_set()) == (True, True)


def test_bomb_of_pixels_is_refused_before_it_is_decoded():
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")

    with pytest.raises(FileRefused) as refused:
        sandbox.clean(file.getvalue())

    assert refused.value.code == "pixels"


def test_endless_pages_are_refused():
    with pytest.raises(FileRefused) as refused:
        sandbox.clean(files.document(pages=201))

    assert refused.value.code == "pages"


def test_large_picture_is_made_smaller():
    _, _, cleaned = sandbox.clean(files.picture(size=(6_000, 4_000)))

    width, height = Image.open(io.BytesIO(cleaned)).size
    assert 11_000_000 < width * height <= 12_000_000


def test_name_in_the_content_does_not_decide():
    """A program that calls itself a picture is told by its bytes."""
    with pytest.raises(FileRefused) as refused:
        sandbox.clean(b"MZ" + bytes(range(256)) * 4)

    assert refused.value.code == "kind"


def test_process_apart_can_write_nothing_and_knows_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "sekret")
    probe = (
        "import os, sys; from reporting.attachments import worker; worker.confine();"
        f"f = open({str(tmp_path / 'x')!r}, 'wb', buffering=0)\n"
        "try: f.write(b'clear')\n"
        "except OSError as error: print(error.errno, 'SECRET_KEY' in os.environ)"
    )
    monkeypatch.setattr(sandbox, "COMMAND", [sandbox.COMMAND[0], "-B", "-c", probe])

    with pytest.raises(ValueError, match="."):  # what it printed is no JSON
        sandbox.ask(b"", "x")

    assert (tmp_path / "x").read_bytes() == b""


def test_process_that_crashes_means_a_broken_file(monkeypatch):
    monkeypatch.setattr(sandbox, "COMMAND", [sandbox.COMMAND[0], "-c", "import os; os.abort()"])

    with pytest.raises(FileRefused) as refused:
        sandbox.clean(b"x")

    assert refused.value.code == "broken"


def test_look_is_grey_small_and_blurred_until_more_is_asked():
    _, _, cleaned = sandbox.clean(files.picture(size=(3_000, 1_500)))

    looks = {
        level: Image.open(io.BytesIO(sandbox.look(cleaned, "image", level)[0]))
        for level in ("blurred", "grey", "colour")
    }

    assert {level: (image.mode, image.size) for level, image in looks.items()} == {
        "blurred": ("L", (240, 120)),
        "grey": ("L", (1000, 500)),
        "colour": ("RGB", (2000, 1000)),
    }


def test_pages_of_a_pdf_are_pictures():
    _, _, cleaned = sandbox.clean(files.document(pages=3))

    picture, pages = sandbox.look(cleaned, "pdf", "grey", page=2)

    assert (pages, Image.open(io.BytesIO(picture)).mode) == (3, "L")
    with pytest.raises(FileRefused):
        sandbox.look(cleaned, "pdf", "grey", page=3)


def test_every_reason_has_a_sentence():
    assert set(REFUSED) | {
        "closed",
        "many",
        "big",
        "pixels",
        "pages",
        "locked",
        "pdf",
        "cut",
        "storage",
        "name",
    } == set(MESSAGES)

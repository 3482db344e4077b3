"""Files through the public form: sealed as they stream in, refused where none may be, told of where one is missing."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reporting.attachments import limits, store, uploads
from reporting.models import Attachment, FilesNotAllowed, Report
from reporting.vault.crypto import sealing
from tests import html
from tests.factories import files
from tests.factories import reporting as make
from tests.reporting import walk

pytestmark = pytest.mark.usefixtures("cleaned_once")

FILES = "/raporto/skedare/"


@pytest.fixture(autouse=True)
def empty_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def ready(vault):
    make.rubric()


def check_page(client, rubric="bullizem-dhune", url="/raporto/"):
    """The last page of a report about a link."""
    page = walk.send(client, walk.to_link(client, url), url=url, links="https://faqe.example.org/x")
    page = walk.send(client, page, url=url, rubric=rubric)
    return walk.to_page(client, page, "check", url)


def upload(data: bytes, name="foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def send(client, page, *sent, url=FILES, **more):
    """Press "Send it", as a browser does: fields first, then the files."""
    fields = {"step": walk.hidden(page, "step"), "state": walk.hidden(page, "state"), "go": "send"}
    return client.post(url, {**fields, **more, "files": list(sent)}, follow=True)


def missing(page) -> dict[str, str]:
    """What the page after sending tells of each file that did not arrive."""
    rows = html.page(page).select("main [role=status]:has(h2) li")
    return {html.text(row.strong): html.text(row) for row in rows}


def on_disk() -> list:
    return [path for path in store.folder().rglob("*") if path.is_file()]


def test_form_takes_files_where_the_rubric_does(client, ready):
    (form,) = html.page(check_page(client)).select("form:has([type=file][name=files])")

    assert (form["action"], form["enctype"]) == (FILES, "multipart/form-data")


@pytest.mark.parametrize("rubric", ["dhune-seksuale", "gjuhe-urrejtjeje", "-"])
def test_form_has_no_file_field_elsewhere(client, ready, rubric):
    from reporting.models import Rubric

    Rubric.objects.filter(slug="gjuhe-urrejtjeje").update(attachments=False)

    page = check_page(client, rubric).content.decode()

    assert html.actions(html.page(page).main) == ["/raporto/"]
    assert 'type="file"' not in page and "multipart" not in page and FILES not in page


def test_picture_is_stored_sealed_and_clean(client, ready, analyst, read):
    sent = send(client, check_page(client), upload(files.picture()))

    report, (attachment,) = Report.objects.get(), Attachment.objects.all()
    assert (sent.status_code, attachment.report, attachment.number) == (200, report, 1)
    assert (attachment.kind, attachment.media_type, attachment.original) == ("image", "image/jpeg", False)
    assert [path.name for path in on_disk()] == [str(attachment.pk)]
    assert missing(sent) == {}


def test_five_files_of_every_kind_arrive(client, ready):
    sent = [files.picture(), files.document(), files.text(), files.song(), files.sound()]

    send(client, check_page(client), *(upload(data) for data in sent))

    assert list(Attachment.objects.values_list("number", "kind")) == [
        (1, "image"), (2, "pdf"), (3, "text"), (4, "audio"), (5, "audio")
    ]  # fmt: skip
    assert Report.objects.get().wrapped_keys.count() == 2  # its own, and one for the files


def test_no_byte_no_word_and_no_name_lies_anywhere(client, ready, tmp_path, caplog):
    from tests.reporting.leaks import everything_in_the_database

    data = files.picture(word="kanarina") + b"kanarina"
    send(
        client,
        check_page(client),
        upload(data, "emri-im-kanarina.jpg"),
        upload(files.text("kanarina")),
        originals="yes",
    )

    disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert Attachment.objects.count() == 2
    assert len(disk) > 100_000
    assert b"kanarina" not in disk + everything_in_the_database() + caplog.text.encode()


def test_no_clear_byte_touches_the_disk_while_it_streams(client, ready, monkeypatch, tmp_path):
    """After every chunk the disk is searched; no temporary file is ever asked for."""
    import tempfile

    seen, take = [], uploads.Incoming.take

    def watched(self, data):
        take(self, data)
        seen.append(b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()))

    def forbidden(*args, **kwargs):
        raise AssertionError("a temporary file")

    monkeypatch.setattr(uploads.Incoming, "take", watched)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", forbidden)
    monkeypatch.setattr(tempfile, "mkstemp", forbidden)

    send(client, check_page(client), upload(files.text() * 30_000))

    assert len(seen) > 10 and len(seen[-1]) > 500_000
    assert not any(files.CANARY.encode() in disk for disk in seen)
    assert Attachment.objects.count() == 1


def test_files_times_tell_the_day_only(client, ready):
    send(client, check_page(client), upload(files.picture()), originals="yes")

    assert {path.stat().st_mtime % 3600 for path in on_disk()} == {0}
    assert len(on_disk()) == 2


@pytest.mark.parametrize("rubric", ["dhune-seksuale", "-"])
def test_files_about_abuse_of_children_are_not_even_sealed(client, ready, rubric, monkeypatch):
    """Somebody sends a form of their own making: the report is taken, the file is not, not for a moment."""
    created = []
    monkeypatch.setattr(store, "create", lambda *args: created.append(args))

    sent = send(client, check_page(client, rubric), upload(files.picture()))

    assert (sent.status_code, Report.objects.count(), Attachment.objects.count()) == (200, 1, 0)
    assert (created, on_disk()) == ([], [])
    assert list(missing(sent)) == ["foto.jpg"]


def test_plain_address_of_the_form_takes_no_file(client, ready):
    page = check_page(client)

    send(client, page, upload(files.picture()), url="/raporto/")

    assert (Attachment.objects.count(), on_disk()) == (0, [])


def test_model_refuses_what_the_form_refuses(ready):
    report = make.report(rubric=make.rubric("dhune-seksuale"))

    with pytest.raises(FilesNotAllowed):
        Attachment(report=report, number=1, kind="image", data_key_id=report.data_key_id).save_sealed(
            sealing.new_key(), sealing.new_key()
        )


def test_large_body_is_taken_on_the_files_page_alone(client, ready):
    page = check_page(client)
    picture = files.picture(size=(1_500, 1_500)) + bytes(3_000_000)

    assert send(client, page, upload(picture), url="/raporto/").status_code == 413
    assert send(client, page, upload(picture)).status_code == 200
    assert (
        client.post(
            FILES, b"x", content_type="text/plain", CONTENT_LENGTH=str(limits.BODY + 1), follow=True
        ).status_code
        == 413
    )


def test_what_is_not_taken_is_told_and_the_report_arrives(client, ready):
    sent = send(
        client, check_page(client), upload(files.picture(), "mire.jpg"), upload(b"PK\x03\x04" + bytes(99), "keq.jpg"),
        upload(b"", "bosh.txt"), url="/en/raporto/skedare/",
    )  # fmt: skip

    told = missing(sent)
    assert (Report.objects.count(), Attachment.objects.count()) == (1, 1)
    assert "2 files are missing" in html.text(html.page(sent).select_one("[role=status] h2"))
    assert list(told) == ["keq.jpg", "bosh.txt"]
    assert "This kind of file is not accepted" in told["keq.jpg"]
    assert "It is empty" in told["bosh.txt"]
    assert "mire.jpg" not in sent.content.decode()


def test_sixth_file_is_told(client, ready):
    sent = send(
        client, check_page(client), *(upload(files.text(str(n)), f"{n}.txt") for n in range(6)), url="/en" + FILES
    )

    assert Attachment.objects.count() == 5
    ((name, sentence),) = missing(sent).items()
    assert name == "5.txt" and f"At most {limits.FILES} files" in sentence


def test_larger_than_twenty_megabytes_is_told_and_nothing_of_it_stays(client, ready, monkeypatch):
    monkeypatch.setattr(uploads, "BYTES", 100_000)

    sent = send(client, check_page(client), upload(bytes(100_001), "e-madhe.bin"), url="/en" + FILES)

    assert f"larger than {limits.MEGABYTES} MB" in missing(sent)["e-madhe.bin"]
    assert (Report.objects.count(), on_disk()) == (1, [])


def test_full_disk_is_told_and_nothing_half_stays(client, ready, monkeypatch):
    """The second chunk does not fit any more."""
    create = store.create

    class Full:
        def __init__(self, file):
            self.file, self.room = file, 100_000

        def write(self, data):
            self.room -= len(data)
            if self.room < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return self.file.write(data)

        def __getattr__(self, name):
            return getattr(self.file, name)

    monkeypatch.setattr(store, "create", lambda *args: Full(create(*args)))
    sent = send(client, check_page(client), upload(files.text() * 10_000, "gjate.txt"), url="/en" + FILES)

    assert "one file is missing" in html.text(html.page(sent).select_one("[role=status] h2"))
    assert "no room" in missing(sent)["gjate.txt"]
    assert (Report.objects.count(), Attachment.objects.count(), on_disk()) == (1, 0, [])


def test_files_that_wait_may_not_fill_the_disk(client, ready, settings):
    settings.FILES_WAITING_MB = 0

    sent = send(client, check_page(client), upload(files.picture()), url="/en" + FILES)

    assert "no room" in missing(sent)["foto.jpg"] and Report.objects.count() == 1


def multipart(page, *parts: tuple[str, bytes]) -> bytes:
    fields = {"step": walk.hidden(page, "step"), "state": walk.hidden(page, "state"), "go": "send"}
    lines = [f'--b\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields.items()]
    for name, data in parts:
        head = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        lines.append(head.encode() + data + b"\r\n")
    return b"".join(lines) + b"--b--\r\n"


def test_broken_connection_keeps_the_report_and_the_whole_files(client, ready):
    """The body ends in the middle of the second file; sending once more adds what was missing."""
    page = check_page(client)
    body = multipart(
        page, ("e-para.txt", files.text()), ("e-dyta.jpg", files.picture(size=(900, 900)) + bytes(200_000))
    )
    kind = "multipart/form-data; boundary=b"

    broken = client.post("/en" + FILES, body[:-100_000], content_type=kind, follow=True)
    after_break = (Report.objects.count(), Attachment.objects.count(), len(on_disk()))
    again = client.post("/en" + FILES, body, content_type=kind, follow=True)

    assert "connection broke" in missing(broken)["e-dyta.jpg"]
    assert after_break == (1, 1, 1)
    assert (Report.objects.count(), Attachment.objects.count(), len(on_disk())) == (1, 2, 2)
    assert missing(again) == {}
    assert walk.code_on(broken) == walk.code_on(again)


def test_file_whose_name_is_longer_than_can_be_read_is_told(client, ready):
    page = check_page(client)
    body = multipart(page, ("x" * 1100 + ".jpg", b"bytes"))

    sent = client.post(FILES, body, content_type="multipart/form-data; boundary=b", follow=True)

    assert list(missing(sent)) == ["Një skedar me emër shumë të gjatë"]
    assert Report.objects.count() == 1


def test_sent_twice_is_stored_once(client, ready):
    page = check_page(client)

    for _ in range(2):
        sent = send(client, page, upload(files.picture()), upload(files.text()))

    assert (Attachment.objects.count(), len(on_disk()), missing(sent)) == (2, 2, {})


def test_question_in_between_keeps_the_files(client, ready):
    """The page shown instead of the code (here: the page is too old) carries the keys, and only it does."""
    from reporting.intake.draft import Draft

    page = check_page(client)
    fields = {"step": "check", "state": walk.hidden(page, "state"), "go": "next"}
    shown = client.post("/en" + FILES, fields | {"files": [upload(files.picture(), "foto.jpg")]}, follow=True)
    waiting = [path.name for path in on_disk()]

    sent = send(client, shown, url="/en" + FILES)

    assert html.texts(html.page(shown), ".intake-files li") == ["foto.jpg: is ready to be sent"]
    assert len(waiting) == 1 and waiting[0].endswith(".part")
    assert (sent.status_code, Attachment.objects.count(), len(on_disk())) == (200, 1, 1)
    assert Draft.unsealed(walk.hidden(shown, "state"))[0].get("files")


def test_rubric_that_closed_meanwhile_takes_no_file(client, ready):
    page = check_page(client)
    fields = {"step": "check", "state": walk.hidden(page, "state"), "go": "next"}
    shown = client.post(FILES, fields | {"files": [upload(files.picture())]}, follow=True)
    rubric = make.rubric()
    rubric.attachments = False
    rubric.save()

    sent = send(client, shown, url="/en" + FILES)

    assert (sent.status_code, Attachment.objects.count(), on_disk()) == (200, 0, [])
    assert "No files are accepted" in missing(sent)["foto.jpg"]


def test_form_that_is_looked_at_leaves_nothing_behind(client, ready):
    client.post(
        FILES, {"step": "check", "state": "i prishur", "go": "send", "files": [upload(files.picture())]}, follow=True
    )

    assert on_disk() == []


def test_address_of_files_read_alone_leads_to_the_beginning(client, ready):
    assert client.get(FILES)["Location"] == "/raporto/"


def test_flood_in_between_keeps_the_files(client, ready, settings):
    """The page that asks for a proof carries them too; it is sent without a file field."""
    from tests.reporting.proof_of_work import solved

    settings.PROOF_NUMBER = 300
    for name in ("FLOOD_BURST", "FLOOD_PER_MINUTE", "FLOOD_RUBRIC_BURST", "FLOOD_RUBRIC_PER_MINUTE"):
        setattr(settings, name, 1)
    send(client, check_page(client))

    held = send(client, check_page(client), upload(files.picture()))
    kept = {name: walk.hidden(held, name) for name in ("step", "state", "go", "ticket")}
    sent = client.post(FILES, kept | {"proof": solved(held)}, follow=True)

    assert (held.status_code, sent.status_code) == (429, 200)
    assert (Report.objects.count(), Attachment.objects.count(), len(on_disk())) == (2, 1, 1)


def test_sealed_file_has_as_many_frames_as_the_file_has_chunks(client, ready):
    """Nothing finer than 64 KB is told by the length."""
    from reporting.vault.crypto import streams

    data = files.text().ljust(100, b"x") * 19_000

    send(client, check_page(client), upload(data), originals="yes")

    sizes = {(path.stat().st_size - streams.HEADER) / streams.FRAME for path in on_disk()}
    assert sizes == {len(data) // streams.ROOM + 1}

"""Files through the API: the same rules as in the form, asked before the first file begins."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reporting.attachments import store
from reporting.models import Attachment, Report
from tests.factories import files
from tests.factories import reporting as make

pytestmark = pytest.mark.usefixtures("cleaned_once")

URL = "/api/raporto/skedare/"


@pytest.fixture(autouse=True)
def empty_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def ready(vault):
    make.rubric()


def send(client, *sent, rubric="bullizem-dhune", report=None, **more):
    body = {"door": "link", "rubric": rubric, "language": "en", "answers": {"links": "https://faqe.example.org/x"}}
    text = json.dumps(body) if report is None else report
    uploaded = [SimpleUploadedFile(name, data) for name, data in sent]
    return client.post(URL, {"report": text, **more, "files": uploaded})


def on_disk() -> list:
    return [path for path in store.folder().rglob("*") if path.is_file()]


def test_report_with_files_is_stored(client, ready):
    answer = send(client, ("a.jpg", files.picture()), ("b.txt", files.text()), originals="true")

    assert answer.status_code == 201
    assert answer.json()["missing"] == [] and len(answer.json()["code"]) == 22
    assert list(Attachment.objects.values_list("kind", "original")) == [("image", True), ("text", True)]


def test_what_is_not_taken_is_named(client, ready):
    answer = send(client, ("a.jpg", files.picture()), ("b.zip", b"PK\x03\x04" + bytes(99)))

    assert [(row["file"], row["why"][:25]) for row in answer.json()["missing"]] == [
        ("b.zip", "This kind of file is not ")
    ]
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("rubric", ["dhune-seksuale", ""])
def test_files_about_abuse_of_children_are_not_even_sealed(client, ready, rubric, monkeypatch):
    created = []
    monkeypatch.setattr(store, "create", lambda *args: created.append(args))

    answer = send(client, ("a.jpg", files.picture()), rubric=rubric)

    assert (answer.status_code, Report.objects.count(), Attachment.objects.count()) == (201, 1, 0)
    assert (created, on_disk()) == ([], [])
    assert answer.json()["missing"][0]["file"] == "a.jpg"


@pytest.mark.parametrize("report", ["", "{", "[]", "[" * 5_000, '{"door": 1}', '{"rubric": {"a": 1}}'])
def test_report_that_cannot_be_read_leaves_no_file(client, ready, report):
    answer = send(client, ("a.jpg", files.picture()), report=report)

    assert (answer.status_code, Report.objects.count(), on_disk()) == (400, 0, [])


def test_files_before_the_report_are_not_taken(client, ready):
    """Whose rubric is not known yet is not sealed."""
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    body = json.dumps({"door": "link", "rubric": "bullizem-dhune", "answers": {"links": "https://x.example/"}})
    report = b'--b\r\nContent-Disposition: form-data; name="report"\r\n\r\n' + body.encode() + b"\r\n--b--\r\n"

    answer = client.post(URL, head + files.text() + b"\r\n" + report, content_type="multipart/form-data; boundary=b")

    assert (answer.status_code, Attachment.objects.count(), on_disk()) == (201, 0, [])


def test_form_says_which_rubrics_take_files(client, ready):
    rubrics = client.get("/api/raporto/").json()["rubrics"]

    assert {rubric["slug"]: rubric["files"] for rubric in rubrics}["dhune-seksuale"] is False
    assert {rubric["slug"]: rubric["files"] for rubric in rubrics}["bullizem-dhune"] is True


def test_other_address_takes_no_multipart(client, ready):
    answer = client.post("/api/raporto/", {"files": [SimpleUploadedFile("a.txt", b"x")]})

    assert answer.status_code == 415

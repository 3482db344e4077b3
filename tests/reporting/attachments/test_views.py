"""Files on the desk: shown by choice, to whom they concern, and every look that goes further is written down."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from core.models import AuditEntry
from reporting.attachments import actions
from reporting.attachments.uploads import Incoming
from reporting.cases.actions import assignment
from reporting.models import Attachment
from tests import html
from tests.factories import files
from tests.factories import reporting as make

pytestmark = pytest.mark.usefixtures("cleaned_once")


@pytest.fixture(autouse=True)
def empty_folder(settings, tmp_path):
    settings.VAR = tmp_path


def incoming(data: bytes) -> Incoming:
    file = Incoming("x")
    file.take(data)
    file.end()
    return file


@pytest.fixture
def with_files(vault):
    """A report with a picture, a PDF of three pages, a text and a sound."""
    report = make.report(rubric=make.rubric())
    sent = [
        files.picture(size=(1_600, 800)),
        files.document(pages=3),
        files.text("hxxps: https://keq.example/x"),
        files.song(),
    ]
    assert actions.keep(report, [incoming(data) for data in sent], secret="x", originals=True) == []
    return report


def url(report, number=1, name="attachment"):
    return reverse(f"reporting_desk:{name}", args=[report.pk, number])


def press(client, report, number=1, **data):
    return client.post(url(report, number, "attachment_look"), data, follow=True)


def image_of(client, page) -> Image.Image:
    return Image.open(io.BytesIO(client.get(page.context["source"]).content))


def test_report_lists_files_and_shows_nothing(at_desk, analyst, with_files):
    page = at_desk(analyst).get(reverse("reporting_desk:report", args=[with_files.pk]))

    listed = html.links(html.page(page).select_one(".desk-files"))
    assert listed == [url(with_files, number) for number in (1, 2, 3, 4)]
    assert "/permbajtja/" not in page.content.decode()


def test_picture_is_grey_small_and_blurred_until_pressed(at_desk, analyst, with_files):
    client = at_desk(analyst)

    blurred = client.get(url(with_files))
    grey = press(client, with_files, level="grey")
    colour = press(client, with_files, level="colour")

    assert [(image.mode, image.size) for image in (image_of(client, page) for page in (blurred, grey, colour))] == [
        ("L", (240, 120)), ("L", (1000, 500)), ("RGB", (1600, 800))
    ]  # fmt: skip


def test_level_cannot_be_had_without_pressing(at_desk, analyst, other_analyst, with_files):
    """A token of somebody else, of another file, or an invented one opens nothing more."""
    pressed = press(at_desk(analyst), with_files, level="colour").context["source"]
    token = pressed.split("?")[1]
    client, other = at_desk(other_analyst), url(with_files, 2, "attachment_content")

    answers = [
        client.get(address) for address in (pressed, f"{other}?{token}", pressed[:-1], f"{other}?shtypur=colour")
    ]

    assert [Image.open(io.BytesIO(answer.content)).mode for answer in answers] == ["L"] * 4


def test_pages_of_a_pdf_are_pictures(at_desk, analyst, with_files):
    client = at_desk(analyst)

    third = press(client, with_files, 2, level="grey", page="3")

    assert third.context["pages"] == 3
    assert image_of(client, third).mode == "L"
    assert client.get(press(client, with_files, 2, level="grey", page="4").context["source"]).status_code == 404


def test_text_is_text_with_harmless_links(at_desk, analyst, with_files):
    page = at_desk(analyst).get(url(with_files, 3))

    assert "hxxps://keq[.]example/x" in html.text(html.page(page).select_one("[aria-labelledby=desk-file] .desk-text"))
    assert "https://keq.example" not in page.content.decode()


def test_sound_is_loaded_only_after_pressing(at_desk, analyst, with_files):
    client = at_desk(analyst)
    content = url(with_files, 4, "attachment_content")

    before, early = client.get(url(with_files, 4)), client.get(content)
    after = press(client, with_files, 4, level="colour")
    played = client.get(after.context["audio"])

    assert html.page(before).select("audio") == [] and early.status_code == 404
    assert [player["src"] for player in html.page(after).select("audio")] == [after.context["audio"]]
    assert (played["Content-Type"], played.content[:2]) == ("audio/mpeg", b"\xff\xfb")


def test_answers_are_kept_nowhere_and_run_nothing(at_desk, analyst, with_files):
    client = at_desk(analyst)
    assignment.take(with_files, by=analyst)

    answers = [
        client.get(url(with_files, name="attachment_content")),
        client.post(url(with_files, name="attachment_download"), {"which": "original"}),
    ]

    for answer in answers:
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert answers[1]["Content-Disposition"].startswith("attachment;")
    assert answers[1]["Content-Type"] == "application/octet-stream"


def test_download_is_clean_unless_the_original_is_asked_for_and_is_written_down(at_desk, analyst, with_files):
    client = at_desk(analyst)
    assignment.take(with_files, by=analyst)
    address = url(with_files, name="attachment_download")

    clean, original = client.post(address), client.post(address, {"which": "original"})

    assert files.CANARY.encode() not in clean.content
    assert original.content == files.picture(size=(1_600, 800))
    facts = AuditEntry.objects.filter(verb="report.file_downloaded").order_by("pk").values_list("actor", "facts")
    assert list(facts) == [
        ("analyst", {"number": "1", "which": "clean"}), ("analyst", {"number": "1", "which": "original"})
    ]  # fmt: skip


def test_original_that_was_not_kept_is_not_to_be_had(at_desk, analyst, vault):
    report = make.report(rubric=make.rubric())
    actions.keep(report, [incoming(files.picture())], secret="x")
    assignment.take(report, by=analyst)

    answer = at_desk(analyst).post(url(report, name="attachment_download"), {"which": "original"})

    assert files.CANARY.encode() not in answer.content


def test_looking_is_written_down(at_desk, analyst, with_files):
    press(at_desk(analyst), with_files, level="grey")

    entry = AuditEntry.objects.get(verb="report.file_looked_at")
    assert (entry.actor, entry.facts) == ("analyst", {"number": "1", "level": "grey"})


NAMES = ("attachment", "attachment_look", "attachment_content", "attachment_download")


def statuses(client, report) -> dict[str, int]:
    posted = ("attachment_look", "attachment_download")
    return {n: getattr(client, "post" if n in posted else "get")(url(report, name=n)).status_code for n in NAMES}


def test_analyst_of_another_rubric_finds_nothing(login, make_person, with_files):
    from reporting.models import VaultKey

    stranger = make_person("analyst", "tjeter_rubrike")
    holder = make.holder(stranger)
    own = VaultKey.objects.filter(vault__scope="gjuhe-urrejtjeje").first()
    VaultKey.objects.create(vault=own.vault, holder=holder, wrapped=own.wrapped)
    client = login(stranger)
    make.unlock(client)

    assert statuses(client, with_files) == dict.fromkeys(NAMES, 404)


@pytest.mark.parametrize("role", ["operator", "officer", "admin", "editor", "partner"])
def test_other_roles_are_refused(login, make_person, with_files, role):
    assert statuses(login(make_person(role)), with_files) == dict.fromkeys(NAMES, 403)


def test_locked_key_shows_nothing(login, analyst, with_files):
    client = login(analyst)

    assert client.get(url(with_files, name="attachment_content")).status_code == 403
    assert html.page(client.get(url(with_files))).select_one("#desk-locked + * ~ form [name=passphrase]")


def test_only_who_has_the_report_takes_a_copy(at_desk, analyst, other_analyst, with_files):
    assignment.take(with_files, by=analyst)

    assert at_desk(other_analyst).post(url(with_files, name="attachment_download")).status_code == 403


def test_report_that_turned_out_to_be_abuse_shows_no_file_any_more(at_desk, analyst, with_files):
    with_files.rubric = make.rubric("dhune-seksuale")
    with_files.save(update_fields=["rubric"])
    client = at_desk(analyst)

    assert [client.get(url(with_files, name=name)).status_code for name in ("attachment", "attachment_content")] == [
        403
    ] * 2
    assert url(with_files) not in client.get(reverse("reporting_desk:report", args=[with_files.pk])).content.decode()


def test_swapped_file_does_not_open(at_desk, analyst, with_files):
    from reporting.attachments import store

    first, third = with_files.attachments.get(number=1), with_files.attachments.get(number=3)
    store.path(first.pk).write_bytes(store.path(third.pk).read_bytes())

    assert at_desk(analyst).get(url(with_files, name="attachment_content")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_files_costs_one_query(at_desk, analyst, vault, count, django_assert_num_queries):
    from reporting.attachments.views import part
    from reporting.cases.opening import Opened

    report = make.report(rubric=make.rubric())
    actions.keep(report, [incoming(files.text(str(n))) for n in range(count)], secret="x")

    with django_assert_num_queries(1):
        found = part(None, Opened(report, b"", []))

    assert len(found["rows"]) == count


def test_destroying_removes_rows_and_files(with_files, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        destroyed = actions.destroy(with_files)

    assert (destroyed, Attachment.objects.count()) == (4, 0)
    assert [path for path in (tmp_path / "sealed").rglob("*") if path.is_file()] == []


def test_sweep_takes_what_belongs_to_nothing_and_is_old(with_files, tmp_path):
    import datetime as dt
    import uuid

    from django.utils import timezone

    from reporting.attachments import store

    for ending in (store.PART, store.KEPT, store.ORIGINAL):
        store.create(uuid.uuid4(), ending).close()
    kept = len(list(store.folder().iterdir()))

    early, late = actions.sweep(timezone.now()), actions.sweep(timezone.now() + dt.timedelta(hours=3))

    assert (early, late) == (0, 3)
    assert len(list(store.folder().iterdir())) == kept - 2
    assert {Attachment.objects.count(), sum(p.suffix == "" and p.is_file() for p in store.folder().iterdir())} == {4}


def test_sweep_is_asked_for_by_the_clock(settings):
    from reporting import tasks

    assert "reporting.tasks.sweep_files" in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert tasks.sweep_files.name == "reporting.tasks.sweep_files"

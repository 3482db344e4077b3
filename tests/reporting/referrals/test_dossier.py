"""The files of a dossier: the same content twice, hashes that tell a changed byte, letters and links as they are."""

import io
import json

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.referrals.dossier import files, pdf


def made(**more) -> files.Dossier:
    given = {
        "referral": "AB12CD34",
        "hotline": "iSIGURT",
        "created": "1.2.2026",
        "note": "Fëmija është në Çorovodë.",
        "facts": [{"name": "danger", "label": "Rrezik tani", "value": "po"}],
        "answers": [{"field": "story", "label": "Çfarë ndodhi", "text": "Shkruan te https://faqe.example/ë?x=1&y=<b>"}],
        "links": files.links(["https://faqe.example/ë?x=1", "faqe.example/dy dhe faqe.example/dy"]),
        "assessment": {"verdict": "illegal", "label": "e paligjshme", "day": "2.2.2026", "terms": []},
        "conversation": [{"from": "linja", "day": "3.2.2026", "text": "Faleminderit"}],
    }
    return files.Dossier(**given | more)


def files_of(one: files.Dossier) -> dict[str, str]:
    return files.files(one.as_json(), pdf.render(one), referral=one.referral, created=one.created)


def words(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_links_are_exact_and_harmless_each_once():
    found = made().links

    assert [row["exact"] for row in found] == ["https://faqe.example/ë?x=1", "faqe.example/dy"]
    assert [row["harmless"] for row in found] == ["hxxps://faqe[.]example/ë?x=1", "faqe[.]example/dy"]
    assert {row["domain"] for row in found} == {"faqe[.]example"}


def test_pdf_reads_as_the_json_with_albanian_letters_and_marked_links():
    text = words(pdf.render(made()))

    for part in ("AB12CD34", "Fëmija është në Çorovodë.", "Çfarë ndodhi", "e paligjshme", "Faleminderit"):
        assert part in text
    assert "hxxps://faqe[.]example/ë?x=1" in text
    assert "https://faqe.example/ë?x=1" in text.replace(" ", "")


def test_pdf_holds_nothing_that_can_be_clicked_or_fetched():
    data = pdf.render(made(note='<img src="https://faqe.example/x.png"/> <a href="https://faqe.example">këtu</a>'))

    reader = pypdf.PdfReader(io.BytesIO(data))
    assert all("/Annots" not in page for page in reader.pages)
    assert "<img" in words(data)


def test_character_that_the_font_lacks_is_written_as_its_number():
    assert "[U+1F600]" in words(pdf.render(made(note="Emri i llogarisë: 😀")))


def test_manifest_tells_a_changed_byte():
    kept = files_of(made())
    changed = kept | {files.JSON_FILE: kept[files.JSON_FILE].replace("Faleminderit", "faleminderit")}

    assert files.intact(kept)
    assert not files.intact(changed)
    names = [row["name"] for row in json.loads(kept[files.MANIFEST])["files"]]
    assert names == ["dossier.json", "dossier.pdf"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=400))
def test_any_text_of_a_reporter_becomes_a_dossier(text):
    one = made(note=text, answers=[{"field": "story", "label": "x", "text": text}])

    kept = files_of(one)

    assert files.intact(kept)
    assert (
        json.loads(kept[files.JSON_FILE])["note"] == text.encode("utf-8", "replace").decode() or max(text) >= "\ud800"
    )


@pytest.mark.parametrize("pages", [1, 60])
def test_long_answers_run_over_pages(pages):
    data = pdf.render(made(answers=[{"field": "story", "label": "x", "text": "fjalë e gjatë. " * 150 * pages}]))

    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) >= pages // 3

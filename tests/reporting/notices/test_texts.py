"""What notices say: gaps, what the law asks for, versions that never change, ICCAM's record. Server's own key."""

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.models import NoticeTemplate
from reporting.notices import dsa, iccam, texts
from reporting.notices.actions import texts as notice_texts
from reporting.notices.enums import NoticeKind
from reporting.notices.models import TextInUse
from reporting.vault.crypto import server_key
from reporting.vault.crypto.sealing import CannotOpen, SealContext
from tests.factories import notices as make

FACTS = {
    "reference": "AB12CD34",
    "day": "1 shkurt 2026",
    "hotline": "iSIGURT",
    "email": "njoftime@isigurt.example",
    "links": "https://a.example/1\nhttps://b.example/2",
    "explanation": "Vlerësimi: përmbajtje e paligjshme",
    "ground": "neni 117",
}


@pytest.mark.parametrize("row", texts.first_versions(), ids=lambda row: f"{row['kind']}-{row['language']}")
def test_first_version_of_every_text_is_whole(row):
    texts.check(row["kind"], row["subject"], row["body"])

    filled = texts.fill(row["body"], FACTS)

    assert "$" not in filled
    assert FACTS["hotline"] in filled
    assert FACTS["email"] in filled


def test_there_is_a_text_of_each_kind_in_both_languages():
    assert {(row["kind"], row["language"]) for row in texts.first_versions()} == {
        (kind, language) for kind in texts.NEEDED for language in ("sq", "en")
    }


@pytest.mark.parametrize("language", ["sq", "en"])
def test_filled_notice_to_a_host_has_all_that_article_16_asks(language):
    row = next(r for r in texts.first_versions() if (r["kind"], r["language"]) == ("host", language))

    body = texts.fill(row["body"], FACTS)

    given = {name: FACTS[name] for name in ("explanation", "hotline", "email")}
    assert dsa.missing(body, links=FACTS["links"].split("\n"), **given) == []


@pytest.mark.parametrize(
    ("cut", "lacks"),
    [
        ("https://b.example/2", "links"),
        (FACTS["explanation"], "explanation"),
        (FACTS["email"], "email"),
        ("iSIGURT", "name"),
        ("good faith", "good_faith"),
    ],
)
def test_what_an_analyst_cut_out_is_named(cut, lacks):
    row = next(r for r in texts.first_versions() if (r["kind"], r["language"]) == ("host", "en"))
    body = texts.fill(row["body"], FACTS).replace(cut, "")

    given = {name: FACTS[name] for name in ("explanation", "hotline", "email")}
    assert dsa.missing(body, links=FACTS["links"].split("\n"), **given) == [lacks]


@pytest.mark.parametrize(
    ("kind", "body", "what"),
    [
        ("host", "$links $reference $hotline $email", "missing"),
        ("host", "$links $reference $hotline $email $explanation $reporter", "unknown"),
        ("hotline", "$reference $hotline $email $links", "forbidden"),
        ("hotline", "50 $ $reference $hotline $email", "broken"),
    ],
)
def test_text_that_cannot_work_is_refused_with_the_names(kind, body, what):
    with pytest.raises(texts.BadText) as refusal:
        texts.check(kind, "$hotline", body)

    assert refusal.value.what == what


def test_version_in_use_never_changes_and_an_edit_makes_the_next(db, analyst, supervisor, vault):
    make.recipient()
    used = NoticeTemplate.objects.get(kind="host", language="en", active=True)
    notice = make.notice(make.in_hand(analyst), analyst)
    type(notice).objects.filter(pk=notice.pk).update(template=used)
    used.body += "!"

    with pytest.raises(TextInUse):
        used.save()
    made = notice_texts.revise(used, subject="$hotline $reference", body=used.body, by=supervisor)

    assert (made.version, made.active) == (2, True)
    assert not NoticeTemplate.objects.get(pk=used.pk).active
    assert not NoticeTemplate.objects.get(pk=used.pk).body.endswith("!")


def test_loading_the_first_texts_twice_adds_nothing(db):
    assert (notice_texts.load_first(), notice_texts.load_first()) == (8, 0)


def rows():
    codes = {"classification": "1", "gender": "2", "traits": "virtual user_generated", "unknown": "9"}
    day = dt.date(2026, 2, 1)
    links = ["https://a.example/ë", "=HYPERLINK(1)"]
    return iccam.records(links, codes, hotline="iSIGURT", reference="AB12", received=day, assessed=day, country="NL")


def test_record_for_a_partner_has_a_row_for_each_link_in_iccam_s_fields():
    content = json.loads(iccam.as_json(rows()))["records"]

    assert [row["url"] for row in content] == ["https://a.example/ë", "=HYPERLINK(1)"]
    assert (content[0]["classification"], content[0]["gender"], content[0]["age"]) == ("1", "2", "")
    assert [content[0][name] for name in iccam.TRAITS] == [True, True, False]
    assert (content[1]["hotline_reference"], content[1]["hosting_country"]) == ("AB12-2", "NL")


def test_csv_opens_in_a_spreadsheet_with_letters_and_without_formulas():
    text = iccam.as_csv(rows())

    assert text.startswith("\ufeff")
    assert [row["url"] for row in csv.DictReader(io.StringIO(text[1:]))] == ["https://a.example/ë", "'=HYPERLINK(1)"]


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=600))
def test_what_the_server_sealed_opens_only_with_its_secret_in_its_place(words):
    here, there = SealContext("t", "1", "outgoing", "server"), SealContext("t", "2", "outgoing", "server")

    sealed = server_key.seal(words, "s" * 32, here)

    assert server_key.unseal(sealed, "s" * 32, here) == words
    for secret, place in (("x" * 32, here), ("s" * 32, there)):
        with pytest.raises(CannotOpen):
            server_key.unseal(sealed, secret, place)


def test_every_kind_of_recipient_has_a_first_text_and_gaps_that_must_be_in_it():
    first = {row["kind"] for row in texts.first_versions()}

    assert first == set(texts.NEEDED) == set(NoticeKind.values)

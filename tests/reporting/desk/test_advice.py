"""Advice cards: written by supervisors, offered once approved, put into a message, and named in the trail."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.roles import ROLES
from core.models import AuditEntry
from reporting.cases.actions import assignment
from reporting.desk import advice
from reporting.models import AdviceCard, Message
from tests import html
from tests.factories import reporting as make


@pytest.fixture(scope="module")
def first_cards(loaded):
    """Written once for the whole module."""
    with loaded(lambda say: advice.write_advice()):
        yield


@pytest.fixture
def cards(first_cards, db):
    """The first cards, approved."""
    AdviceCard.objects.update(approved_by="këshilli i etikës", approved_on=dt.date(2026, 11, 1))


@pytest.fixture
def mine(report, analyst):
    assignment.take(report, by=analyst)
    return report


def url(name, report):
    return reverse(f"reporting_desk:{name}", args=[report.pk])


def key(title: str, language="sq") -> str:
    return next(card.key for card in advice.offered(language) if title in card.title)


def box(page) -> str:
    """What stands in the message box."""
    return page.context["forms"]["write"]["text"].value()


def test_first_cards_are_in_both_languages_and_written_once(db):
    first, second = advice.write_advice(), advice.write_advice()

    assert (first, second) == (10, 0)
    assert {card.situation for card in AdviceCard.objects.all()} == set(AdviceCard.Situation.values) - {"other"}


def test_card_that_nobody_approved_is_not_offered(db):
    advice.write_advice()

    assert advice.offered("sq") == []


def test_draft_and_withdrawn_cards_are_not_offered(cards):
    one, other = AdviceCard.objects.filter(locale__language_code="sq")[:2]
    one.unpublish()
    other.title = "I RI"
    other.save_revision()

    assert len(advice.offered("sq")) == 4
    assert "I RI" not in [card.title for card in advice.offered("sq")]


def test_offered_in_the_reporters_language_else_in_albanian(cards):
    AdviceCard.objects.get(slug="shantazh", locale__language_code="en").delete()

    titles = [card.title for card in advice.offered("en")]

    assert titles[0] == "Dikush më shantazhon me një foto" and titles[1] == "My picture is out"


@pytest.mark.parametrize("count", [1, 3])
def test_offering_costs_one_query(cards, count, django_assert_num_queries):
    keep = AdviceCard.objects.filter(locale__language_code="sq").values_list("pk", flat=True)[:count]
    AdviceCard.objects.exclude(pk__in=list(keep)).delete()

    with django_assert_num_queries(1):
        offered = advice.offered("sq")

    assert len(offered) == count


def test_card_comes_into_the_message_box_below_what_was_typed(at_desk, analyst, mine, cards):
    page = at_desk(analyst).post(url("advice", mine), {"text": "Përshëndetje!", "card": key("shantazhon"), "ask": "on"})

    assert page.status_code == 200
    assert box(page).startswith("Përshëndetje!\n\nFaleminderit që na shkrove.")
    assert page.context["forms"]["write"]["ask"].value()
    assert not Message.objects.exists()


def test_second_card_is_added(at_desk, analyst, mine, cards):
    client = at_desk(analyst)
    page = client.post(url("advice", mine), {"text": "", "card": key("shantazhon")})
    form = page.context["forms"]["write"]

    page = client.post(url("advice", mine), {"text": box(page), "cards": form["cards"].value(), "card": key("polici")})

    assert "Faleminderit që na shkrove" in box(page) and "hap pas hapi" in box(page)
    assert page.context["forms"]["write"]["cards"].value() == f"{key('shantazhon')} {key('polici')}"


@pytest.mark.parametrize("card", ["", "nuk-ka@1", "shantazh"])
def test_without_a_card_nothing_typed_is_lost(at_desk, analyst, mine, cards, card):
    page = at_desk(analyst).post(url("advice", mine), {"text": "E shkruara", "card": card})

    assert (page.status_code, box(page)) == (200, "E shkruara")


def test_reporter_of_another_language_gets_theirs(at_desk, analyst, mine, cards):
    mine.language = "en"
    mine.save(update_fields=["language"])

    page = at_desk(analyst).post(url("advice", mine), {"text": "", "card": key("blackmailing", "en")})

    assert box(page).startswith("Thank you for writing to us.")


def test_trail_names_card_and_version_and_no_word(at_desk, analyst, mine, cards):
    client, chosen = at_desk(analyst), key("shantazhon")

    client.post(url("write", mine), {"text": "E përshtatur", "cards": f"{chosen} fjalë të lira {chosen}"})

    facts = AuditEntry.objects.get(verb="report.written_to").facts
    card = AdviceCard.objects.get(slug="shantazh", locale__language_code="sq")
    assert facts == {"cards": f"shantazh@{card.live_revision_id}"}


def test_message_without_a_card_names_none(at_desk, analyst, mine, cards):
    at_desk(analyst).post(url("write", mine), {"text": "Vetë"})

    assert AuditEntry.objects.get(verb="report.written_to").facts == {}


def test_locked_key_keeps_what_was_typed_and_the_card(login, analyst, mine, cards):
    client = login(analyst)
    locked = client.post(url("advice", mine), {"text": "E shkruara", "card": key("shantazhon")})

    after = client.post(
        url("advice", mine), {"text": "E shkruara", "card": key("shantazhon"), "passphrase": make.PASSPHRASE}
    )

    assert locked.status_code == 403
    assert html.value(html.page(locked), "text") == "E shkruara"
    assert box(after).startswith("E shkruara\n\nFaleminderit")


def test_only_who_has_the_report_inserts(at_desk, other_analyst, mine, cards):
    answer = at_desk(other_analyst).post(url("advice", mine), {"text": "x", "card": key("shantazhon")})

    assert answer.status_code == 403


def test_read_alone_leads_back_to_the_report(at_desk, analyst, mine):
    assert at_desk(analyst).get(url("advice", mine))["Location"] == url("report", mine)


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_cards_are_kept_by_supervisors_alone(login, make_person, cards, role):
    card = AdviceCard.objects.first()

    answer = login(make_person(role, f"{role}_x")).get(
        reverse("wagtailsnippets_reporting_advicecard:edit", args=[card.pk])
    )

    assert (answer.status_code == 200) == (role == "supervisor")
    assert bool(html.page(answer).select("button[name=action-publish]")) == (role == "supervisor")

"""Partners' systems: the same definition as data, the same validation, the code in return; no cookie, no word left."""

import json
import logging
import uuid

import pytest
from drf_spectacular.generators import SchemaGenerator

from reporting.models import FormVersion, Report, Rubric
from reporting.questions import actions
from reporting.questions.definition.model import Condition, Definition, Question
from reporting.vault.crypto import codes
from tests.factories import reporting as make
from tests.reporting.leaks import everything_in_files, everything_in_the_database, found
from tests.worker import deliver_all

pytestmark = pytest.mark.django_db

URL = "/api/raporto/"
CANARY = f"kanarinaapi{uuid.uuid4().hex}"
WORDS = {"sq": "Pyetje", "en": "Question"}


@pytest.fixture
def first_rubrics(vault):
    make.rubric()


def post(client, **data):
    return client.post(URL, {"door": "app", "answers": {"account": "@x"}} | data, content_type="application/json")


@pytest.mark.parametrize(
    "language, door, label", [("sq", "Kam një link", "Çfarë ndodhi?"), ("en", "I have a link", "What happened?")]
)
def test_form_is_given_as_data_in_each_language(client, first_rubrics, language, door, label):
    data = client.get(URL + f"?language={language}").json()

    assert [row["door"] for row in data["doors"]] == ["link", "app", "me", "threat", "media"]
    assert data["doors"][0]["label"] == door
    assert [row["slug"] for row in data["rubrics"]] == ["dhune-seksuale", "gjuhe-urrejtjeje", "bullizem-dhune"]
    assert data["rubrics"][0]["questions"][0]["label"] == label
    assert data["rubrics"][0]["version"] == 1


def test_report_is_sealed_with_its_channel_and_gives_a_code(client, first_rubrics, read):
    answers = {"account": "@x", "story": "fjalë", "age": "10-13", "contact": "yes", "reaches": "@y", "place": "vlore"}
    answer = post(client, danger=True, rubric="dhune-seksuale", category="joshje", language="en", answers=answers)

    report = Report.objects.get()
    assert answer.status_code == 201
    assert codes.normalise(answer.json()["code"])
    assert (report.channel, report.language, report.danger, report.age_band) == ("api", "en", True, "10-13")
    assert (report.category.slug, report.region.slug, report.form_version.number) == ("joshje", "vlore", 1)
    assert read(report) == {"account": "@x", "story": "fjalë", "reaches": "@y"}


@pytest.mark.parametrize(
    "body",
    [
        '{"door": "app\\ud800", "answers": {"account": "@x"}}',
        '{"door": "app", "answers": {"account\\ud800": "@x"}}',
        '{"door": "app", "answers": {"account": "@x\\udfff"}}',
        '{"door": "app", "\\ud800": "", "answers": {"account": "@x"}}',
    ],
)
def test_half_a_character_is_wrong_input_and_no_error_of_ours(client, first_rubrics, body):
    answers = [
        client.post(URL, body, content_type="application/json").status_code,
        client.post(f"{URL}skedare/", {"report": body}).status_code,
    ]

    assert answers == [400, 400]
    assert not Report.objects.exists()


def test_sending_twice_with_what_was_begun_is_sending_once(client, first_rubrics):
    begun = client.get(URL).json()["begun"]

    first, second = post(client, begun=begun), post(client, begun=begun)

    assert first.json() == second.json()
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "data, wrong",
    [
        ({"door": "window"}, {"door"}),
        ({"door": None}, {"door"}),
        ({"rubric": "nuk-ka"}, {"rubric"}),
        ({"rubric": "dhune-seksuale", "category": "nuk-ka"}, {"category"}),
        ({"answers": {}}, {"story"}),
        ({"answers": {"account": "@x", "shoe_size": "40"}}, {"shoe_size"}),
        ({"answers": {"account": "@x", "danger": "on"}}, {"danger"}),
        ({"answers": "x"}, {"answers"}),
        ({"answers": {"account": "x" * 501}}, {"account"}),
        ({"door": "link", "answers": {"links": "nuk e di"}}, {"links"}),
        ({"rubric": "dhune-seksuale", "answers": {"account": "@x", "age": "7"}}, {"age"}),
        ({"rubric": "dhune-seksuale", "answers": {"account": "@x", "reaches": "@y"}}, {"reaches"}),
        ({"rubric": "dhune-seksuale", "answers": {"account": "@x", "place": "atlantis"}}, {"place"}),
        ({"rubric": "dhune-seksuale", "answers": {"account": "@x", "happened_on": "nesër"}}, {"happened_on"}),
    ],
)
def test_wrong_input_is_told_at_its_field(client, first_rubrics, data, wrong):
    answer = post(client, **data)

    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == wrong
    assert not Report.objects.exists()


def test_errors_are_said_in_the_language_of_the_report(client, first_rubrics):
    said = [post(client, language=code, answers={}).json()["errors"]["story"] for code in ("sq", "en")]

    assert said[1] == [
        "One thing is still needed: where it is, which account, or what happened. Please write one of them."
    ]
    assert said[0] != said[1]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b'{"door": "app", "answers": {"account": "\\ud800"}}',
             b'{"door": "app", "answers": {"account": "a\\u0000b"}}', b"[" * 5000]
)  # fmt: skip
def test_unreadable_body_is_refused_and_nothing_breaks(client, first_rubrics, body):
    answer = client.post(URL, body, content_type="application/json")

    assert answer.status_code == 400
    assert not Report.objects.exists()


def test_required_question_with_a_condition_is_required_when_it_holds(client, first_rubrics):
    definition = Definition(
        (
            Question("sure", "yes_no", WORDS),
            Question("why", "text", WORDS, required=True, condition=Condition("sure", ("no",))),
        )
    )
    draft = actions.begin_draft("bullizem-dhune", by=None)
    actions.publish(actions.write_draft(draft, definition, seen=draft.definition, by=None), by=None)

    refused = post(client, rubric="bullizem-dhune", answers={"account": "@x", "sure": "no"})
    taken = post(client, rubric="bullizem-dhune", answers={"account": "@x", "sure": "yes"})

    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"why"})
    assert taken.status_code == 201


def test_older_version_can_still_be_sent_and_a_draft_cannot(client, first_rubrics):
    draft = actions.begin_draft("bullizem-dhune", by=None)
    actions.publish(
        actions.write_draft(draft, Definition((Question("new", "text", WORDS),)), seen=draft.definition, by=None),
        by=None,
    )
    actions.begin_draft("bullizem-dhune", by=None)

    old = post(client, rubric="bullizem-dhune", version=1, answers={"account": "@x", "adult": "no", "who": "child"})
    of_draft = post(client, rubric="bullizem-dhune", version=3, answers={"account": "@x", "new": "po"})

    assert (old.status_code, of_draft.status_code) == (201, 201)
    assert sorted(Report.objects.values_list("form_version__number", flat=True)) == [1, 2]


def test_no_cookie_is_set_or_asked_for_and_nothing_may_be_kept(client, first_rubrics, analyst):
    client.force_login(analyst)
    answers = [client.get(URL), post(client), post(client, door="window")]

    assert all("no-store" in answer["Cache-Control"] and not answer.cookies for answer in answers)


def test_report_through_the_api_leaves_no_word_and_no_code(client, first_rubrics, read, caplog):
    caplog.set_level(logging.DEBUG)
    code = post(client, answers={"account": "@x", "story": CANARY}).json()["code"]
    refused = post(client, answers={"story": CANARY, "shoe": CANARY})
    deliver_all()

    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).encode()
    everything = everything_in_the_database() + everything_in_files() + lines

    assert read(Report.objects.get())["story"] == CANARY
    assert CANARY not in refused.content.decode()
    assert found(everything, [CANARY, code, code.replace("-", "")]) == []


def test_flood_is_held_back_with_a_challenge_and_no_report(client, first_rubrics, settings):
    settings.FLOOD_BURST = settings.FLOOD_PER_MINUTE = 1
    settings.FLOOD_RUBRIC_BURST = settings.FLOOD_RUBRIC_PER_MINUTE = 1

    answers = [post(client) for _ in range(4)]

    held = answers[-1]
    assert held.status_code == 429
    assert {"challenge", "ticket", "wait"} <= set(held.json())
    assert held["Retry-After"]
    assert Report.objects.count() < 4


def test_without_a_vault_nothing_is_taken(client, db):
    make.rubric()

    assert post(client).status_code == 503


@pytest.mark.parametrize("rows", [1, 3])
def test_form_costs_the_same_with_one_rubric_and_with_three(client, first_rubrics, rows, django_assert_num_queries):
    kept = list(Rubric.objects.filter(locale__language_code="sq").values_list("slug", flat=True))[:rows]
    Rubric.objects.exclude(slug__in=kept).update(active=False)

    with django_assert_num_queries(3):
        data = client.get(URL).json()

    assert len(data["rubrics"]) == rows


def test_endpoint_is_documented(first_rubrics):
    schema = SchemaGenerator().get_schema(request=None, public=True)

    path = schema["paths"]["/api/raporto/"]
    assert set(path["post"]["responses"]) == {"201", "400", "429", "503"}
    assert "answers" in json.dumps(schema["components"]["schemas"]["Report"]["properties"])


def test_definition_of_every_published_version_can_be_given(first_rubrics, client):
    FormVersion.objects.all().delete()

    assert [row["version"] for row in client.get(URL).json()["rubrics"]] == [None, None, None]

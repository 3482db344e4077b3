"""Where children are, and when, is published nowhere: make everything that could leak, then read all that is public."""

import pytest

from tests.factories import schools as make
from tests.html import page, text

CANARIES = (
    "Kanarina-Shkolla",
    "KANARINA8",
    "Kanarina-Lehtësuesi",
    "kanarina-shënim",
    "08:37",
    "09:22",
    "8:37",
    "kanarina_user",
)
PUBLIC = (
    "/",
    "/seancat/",
    "/seancat/shkoder/",
    "/en/seancat/",
    "/en/seancat/shkoder/",
    "/api/v1/sessions/",
    "/api/v1/helplines/",
    "/api/schema/",
    "/api/v2/pages/",
    "/kerko/?q=Kanarina-Shkolla",
    "/kerko/?q=shkolla",
)


@pytest.fixture
def secret(make_person):
    """A session with a canary in every field that must stay inside."""
    user = make_person("facilitator", "kanarina_user", region="shkoder")
    return make.session(
        school=make.school(name="Kanarina-Shkolla"),
        class_label="KANARINA8",
        note="kanarina-shënim",
        start=make.at(8, 37),
        facilitators=[make.facilitator(name="Kanarina-Lehtësuesi", user=user)],
        planned_by=user,
    )


def test_coordinator_sees_what_the_public_must_not(coordinator_client, secret):
    shown = text(page(coordinator_client.get(f"/admin/seancat/{secret.pk}/")).main)

    for canary in ("Kanarina-Shkolla", "KANARINA8", "Kanarina-Lehtësuesi", "kanarina-shënim", "08:37", "09:22"):
        assert canary in shown


@pytest.mark.parametrize("url", PUBLIC)
def test_nothing_public_tells_school_class_hour_or_person(visitor, secret, url):
    answer = visitor.get(url)
    asked = url.partition("?q=")[2]
    source = answer.content.decode()

    leaked = [canary for canary in CANARIES if canary in source and canary != asked]
    assert answer.status_code == 200
    assert leaked == []


def test_search_for_the_school_finds_nothing(visitor, secret):
    assert not visitor.get("/kerko/?q=Kanarina-Shkolla").context["results"]


def test_api_gives_the_day_and_nothing_finer(visitor, secret):
    (row,) = visitor.get("/api/v1/sessions/").json()

    assert row == {
        "region": "shkoder",
        "municipality": "shkoder",
        "municipality_name": "Shkodër",
        "day": make.school_day().isoformat(),
        "topic": "siguria",
        "topic_sq": make.topic().name_sq,
        "topic_en": make.topic().name_en,
        "count": 1,
    }

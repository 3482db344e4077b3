"""Every address of the desk, of the authorities and of the API against everybody: one table of what they get.

The table reads from left to right: analyst and supervisor of the rubric, a supervisor of *another* rubric, the
authority's officer, phone operator, administrator; everybody else (editor, moderator, campaigner, coordinator,
facilitator, partner) gets what "others" says, and a stranger is sent to sign in, or gets 401 or 403 from the API. All
who have a key have unlocked it. The report is in the analyst's hands, found illegal, with a notice and a referral.
"""

import socket
import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from accounts.roles import ROLES
from tests.factories import notices as made
from tests.factories import reporting as make

PEOPLE = ("analyst", "supervisor", "other rubric", "officer", "operator", "admin", "others")
OTHERS = ("editor", "moderator", "campaigner", "coordinator", "facilitator", "partner")
ROOMS = ("admin/raporto/", "admin/autoriteti/", "api/raporto/", "api/autoriteti/")
OPEN_TO_ALL = {"api-raporto", "api-raporto-files"}  # sending a report needs no account

REDIRECTS = {"desk:advice", "desk:referral_reply"}  # whatever stands in the address, to a page that is not found then

# room:name → GET / POST, in the order of PEOPLE
TABLE = """
authority:inbox                  403,403,403,200,403,403,403 403,403,403,405,403,403,403
authority:export_key             403,403,403,200,403,403,403 403,403,403,200,403,403,403
authority:referral               403,403,403,200,403,403,403 403,403,403,405,403,403,403
authority:acknowledge            403,403,403,302,403,403,403 403,403,403,422,403,403,403
authority:ask                    403,403,403,302,403,403,403 403,403,403,422,403,403,403
authority:tell                   403,403,403,302,403,403,403 403,403,403,422,403,403,403
authority:file                   403,403,403,200,403,403,403 403,403,403,405,403,403,403
desk:queue                       200,200,200,403,403,403,403 405,405,405,403,403,403,403
desk:next                        302,302,302,403,403,403,403 405,405,405,403,403,403,403
desk:bulk_dismissal              405,405,405,403,403,403,403 302,302,302,403,403,403,403
desk:unlock                      200,200,200,200,403,403,403 422,422,422,422,403,403,403
desk:lock                        405,405,405,405,403,403,403 302,302,302,302,403,403,403
desk:keys                        200,200,200,200,403,403,403 405,405,405,405,403,403,403
desk:make_key                    405,405,405,405,403,403,403 422,422,422,422,403,403,403
desk:change_passphrase           405,405,405,405,403,403,403 422,422,422,422,403,403,403
desk:set_up                      403,200,200,403,403,403,403 403,422,422,403,403,403,403
desk:set_up_shares               403,405,405,403,403,403,403 403,409,409,403,403,403,403
desk:make_missing                403,405,405,403,403,403,403 403,302,302,403,403,403,403
desk:answer_request              405,405,405,403,403,403,403 404,404,404,403,403,403,403
desk:authorities                 403,200,200,403,403,200,403 403,405,405,403,403,405,403
desk:make_authority_vault        403,405,405,403,403,405,403 403,409,409,403,403,409,403
desk:give                        405,405,405,405,403,403,403 403,302,404,404,403,403,403
desk:withdraw                    405,405,405,405,403,403,403 403,200,404,404,403,403,403
desk:rotate                      405,405,405,405,403,403,403 403,302,404,404,403,403,403
desk:rotation                    200,200,302,302,403,403,403 302,302,302,302,403,403,403
desk:forms                       403,200,200,403,403,403,403 403,405,405,403,403,403,403
desk:form                        403,302,403,403,403,403,403 403,302,403,403,403,403,403
desk:form_begin                  403,405,405,403,403,403,403 403,302,403,403,403,403,403
desk:form_preview                403,200,403,403,403,403,403 403,405,405,403,403,403,403
desk:operator                    200,200,200,403,200,403,403 200,200,200,403,200,403,403
desk:authority_access            403,200,200,403,403,403,403 403,405,405,403,403,403,403
desk:authority_add               403,405,405,403,403,403,403 403,422,422,403,403,403,403
desk:authority_drop              403,405,405,403,403,403,403 403,302,302,403,403,403,403
desk:write_notice                200,200,404,403,403,403,403 200,200,404,403,403,403,403
desk:notice                      200,200,404,403,403,403,403 405,405,405,403,403,403,403
desk:notice_record               404,404,404,403,403,403,403 405,405,405,403,403,403,403
desk:notice_step                 405,405,405,403,403,403,403 302,302,404,403,403,403,403
desk:trace                       405,405,405,403,403,403,403 200,200,404,403,403,403,403
desk:look                        405,405,405,403,403,403,403 302,302,404,403,403,403,403
desk:ask_host                    405,405,405,403,403,403,403 302,302,404,403,403,403,403
desk:write_referral              200,200,404,403,403,403,403 422,422,404,403,403,403,403
desk:referral                    200,200,404,403,403,403,403 405,405,405,403,403,403,403
desk:referral_reply              302,302,302,403,403,403,403 422,422,404,403,403,403,403
desk:referral_withdraw           405,405,405,403,403,403,403 302,302,404,403,403,403,403
desk:figures                     200,200,200,403,403,403,403 405,405,405,403,403,403,403
desk:retention                   200,200,200,403,403,403,403 405,405,405,403,403,403,403
desk:hold                        405,405,405,403,403,403,403 403,302,404,403,403,403,403
desk:attachment                  404,404,404,403,403,403,403 405,405,405,403,403,403,403
desk:attachment_look             405,405,405,403,403,403,403 404,404,404,403,403,403,403
desk:attachment_content          404,404,404,403,403,403,403 405,405,405,403,403,403,403
desk:attachment_download         405,405,405,403,403,403,403 404,404,404,403,403,403,403
desk:duty                        200,200,200,403,403,403,403 403,422,422,403,403,403,403
desk:duty_shift                  403,404,404,403,403,403,403 403,404,404,403,403,403,403
desk:duty_remove                 403,405,405,403,403,403,403 403,302,302,403,403,403,403
desk:care                        200,200,200,403,403,403,403 200,200,200,403,403,403,403
desk:care_pause                  405,405,405,403,403,403,403 302,302,302,403,403,403,403
desk:care_check_in               405,405,405,403,403,403,403 302,302,302,403,403,403,403
desk:report                      200,200,404,403,403,403,403 405,405,405,403,403,403,403
desk:take                        302,302,404,403,403,403,403 409,409,404,403,403,403,403
desk:release                     302,302,404,403,403,403,403 302,302,404,403,403,403,403
desk:hand_over                   302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:recuse                      302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:apply_prior_verdict         302,302,404,403,403,403,403 409,409,404,403,403,403,403
desk:sort                        302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:assess                      302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:ask_second                  302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:second_look                 302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:settle                      302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:follow_up                   302,302,404,403,403,403,403 302,302,404,403,403,403,403
desk:write                       302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:advice                      302,302,302,403,403,403,403 200,200,404,403,403,403,403
desk:note                        302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:close                       302,302,404,403,403,403,403 422,422,404,403,403,403,403
desk:reopen                      302,302,404,403,403,403,403 409,409,404,403,403,403,403
api:api-raporto                  200,200,200,200,200,200,200 415,415,415,415,415,415,415
api:api-raporto-files            405,405,405,405,405,405,405 400,400,400,400,400,400,400
api:api-referrals                401,401,401,401,401,401,401 401,401,401,401,401,401,401
api:api-referral                 401,401,401,401,401,401,401 401,401,401,401,401,401,401
api:api-referral-acknowledge     401,401,401,401,401,401,401 401,401,401,401,401,401,401
api:api-referral-ask             401,401,401,401,401,401,401 401,401,401,401,401,401,401
api:api-referral-tell            401,401,401,401,401,401,401 401,401,401,401,401,401,401
"""


def addresses() -> dict[str, str]:
    """Every address below ROOMS as Django knows it: {"admin:name": pattern}."""
    found = {}

    def walk(patterns, before=""):
        for entry in patterns:
            if hasattr(entry, "url_patterns"):
                walk(entry.url_patterns, before + str(entry.pattern))
            elif (before + str(entry.pattern)).startswith(ROOMS):
                room = {"admin/raporto": "desk", "admin/autoriteti": "authority"}.get(before[:16].rstrip("/"), "")
                room = "desk" if before.startswith("admin/raporto/") else room
                room = "authority" if before.startswith("admin/autoriteti/") else room or "api"
                found.setdefault(f"{room}:{entry.name}", before + str(entry.pattern))

    walk(get_resolver().url_patterns)
    return found


def expected() -> dict[str, tuple]:
    """{name: (GET statuses, POST statuses)}."""
    rows = (line.split() for line in TABLE.strip().splitlines() if line.strip())
    return {name: tuple(tuple(int(s) for s in half.split(",")) for half in halves) for name, *halves in rows}


@pytest.fixture
def no_names(monkeypatch):
    """No name server answers: the report's links lead nowhere."""

    def refuse(*args, **more):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def world(make_person, analyst, supervisor, vault, no_names):
    """The people, by the names of PEOPLE, and the rows that stand in the addresses."""
    other = make_person("supervisor", "tjeter_rubrike")
    make.give_rubric("gjuhe-urrejtjeje", analyst, other)
    officer = make_person("officer")
    row = made.officer(officer)
    report = made.in_hand(analyst)
    people = {"analyst": analyst, "supervisor": supervisor, "other rubric": other, "officer": officer}
    people |= {slug: make_person(slug) for slug in ("operator", "admin", *OTHERS)}
    rows = {
        "pk": report.pk,
        "notice": made.notice(report, analyst).pk,
        "referral": made.referral(report, analyst).pk,
        "number": 1,
        "kind": "rubric",
        "scope": "bullizem-dhune",
        "slug": "policia",
        "what": "officer",
        "form": "json",
        "name": "cancel",
        "holder": analyst.keyholder.pk,
        "officer": row.pk,
    }
    return people, rows


def filled(pattern: str, rows: dict) -> str:
    """The address with the rows of the test in it. A number after a vault is a keyholder's, else an officer's."""
    if pattern.startswith(("admin/autoriteti/", "api/autoriteti/")):
        rows = rows | {"pk": rows["referral"], "name": "manifest.json"}
    rows = rows | {"int:pk": rows["officer" if "<what:what>" in pattern else "holder"]}
    for part in pattern.split("<")[1:]:
        kind, name = part.split(">")[0].split(":")
        pattern = pattern.replace(f"<{kind}:{name}>", str(rows.get(f"{kind}:{name}", rows.get(name))))
    return "/" + pattern


def asked(client, method: str, url: str) -> int:
    """The status of one request, of which nothing stays: no row, and no cookie gone."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        status = getattr(client, method)(url).status_code
        transaction.set_rollback(True)
    client.cookies.load(cookies)
    return status


def statuses(client, rows) -> dict[str, tuple[int, int]]:
    return {
        name: (asked(client, "get", filled(pattern, rows)), asked(client, "post", filled(pattern, rows)))
        for name, pattern in addresses().items()
    }


def signed_in(login, person) -> Client:
    client = login(person)
    if hasattr(person, "keyholder"):
        make.unlock(client)
    return client


def test_table_knows_every_address():
    assert set(expected()) == set(addresses())


def test_table_and_roles_are_twelve():
    assert {"stranger", "analyst", "supervisor", "officer", "operator", "admin", *OTHERS} == {
        "stranger",
        *(role.slug for role in ROLES),
    }


@pytest.mark.parametrize("who", [*PEOPLE[:-1], *OTHERS])
def test_everybody_gets_what_the_table_says(login, world, who):
    people, rows = world
    column = PEOPLE.index(who) if who in PEOPLE else PEOPLE.index("others")

    found = statuses(signed_in(login, people[who]), rows)

    table = {name: (get[column], post[column]) for name, (get, post) in expected().items()}
    assert found == table


def test_stranger_is_sent_to_sign_in_or_refused(world):
    _, rows = world

    found = statuses(Client(), rows)

    for name, (get, post) in found.items():
        if name.startswith("api:"):
            allowed = {200, 400, 405, 415} if name.split(":")[1] in OPEN_TO_ALL else {401, 403, 405}
            assert {get, post} <= allowed, name
        else:
            assert (get, post) == (302, 302), name


def test_no_report_of_another_rubric_answers_its_supervisor():
    """Nothing below a report's address may give a supervisor of another rubric anything but "not found"."""
    column = PEOPLE.index("other rubric")
    of_report = {name for name, pattern in addresses().items() if pattern.startswith("admin/raporto/<uuid:pk>/")}

    told = {name: (get[column], post[column]) for name, (get, post) in expected().items() if name in of_report}

    assert {post for _, post in told.values()} <= {404, 405}
    assert {name for name, (get, _) in told.items() if get not in (404, 405)} == REDIRECTS


def test_random_address_tells_nobody_anything(login, world):
    people, rows = world
    client = signed_in(login, people["supervisor"])

    answers = {
        name: asked(client, "get", filled(pattern, rows | {"pk": uuid.uuid4()}))
        for name, pattern in addresses().items()
        if pattern.startswith("admin/raporto/<uuid:pk>/")
    }

    assert {name for name, status in answers.items() if status not in (404, 405)} == REDIRECTS

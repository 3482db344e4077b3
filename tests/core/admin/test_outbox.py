"""What was given up: administrators see it on their first page, try it again or dismiss it, and the trail says so."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import ROLES
from core.audit.verbs import Verb
from core.models import AuditEntry, OutboxItem
from tests.html import links, page, texts

KIND = "core.mail_audit_head"


@pytest.fixture
def item(db):
    return lost()


def lost(target="2026-11-24 0") -> OutboxItem:
    facts = {"attempts": 60, "error": "SMTPServerDisconnected", "gave_up_at": timezone.now()}
    return OutboxItem.objects.create(kind=KIND, target=target, **facts)


def decide(client, what, item):
    return client.post(reverse(f"outbox_{what}", args=[item.pk]))


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_page_and_decisions_are_for_admins(login, make_person, item, role):
    client = login(make_person(role, f"{role}_x"))

    codes = [client.get(reverse("outbox")).status_code, decide(client, "dismiss", item).status_code]

    assert codes == ([200, 302] if role == "admin" else [403, 403])


def test_stranger_is_sent_to_sign_in(visitor, item):
    assert visitor.get(reverse("outbox")).url.startswith("/admin/login/")
    assert decide(visitor, "retry", item).url.startswith("/admin/login/")
    assert OutboxItem.objects.given_up().count() == 1


def test_page_says_what_was_given_up_in_words(login, admin, item):
    answer = login(admin).get(reverse("outbox"))

    (row,) = page(answer).select("main tbody tr")
    assert texts(row, "th") == ["rreshti i ditës për gjurmën e auditimit, me postë"]
    assert texts(row, "code") == ["SMTPServerDisconnected"]
    assert KIND not in answer.content.decode()
    assert item.target not in answer.content.decode()


def test_first_page_has_a_line_for_admins_alone(login, admin, editor, item):
    assert panels(login(admin)).count(reverse("outbox")) == 1
    assert reverse("outbox") not in panels(login(editor))

    item.delete()

    assert reverse("outbox") not in panels(login(admin))


def panels(client) -> list[str]:
    """Where the first page of the admin leads, its menu aside."""
    return links(page(client.get("/admin/")).main)


def test_retry_lets_it_wait_again_with_all_its_tries(login, admin, item):
    decide(login(admin), "retry", item)

    row, entry = OutboxItem.objects.waiting().get(), AuditEntry.objects.get(verb=Verb.OUTBOX_RETRIED)
    assert (row.pk, row.attempts, row.error) == (item.pk, 0, "")
    assert (entry.actor, entry.subject_id, entry.facts) == ("admin", str(item.pk), {"delivery": KIND})


def test_retry_beside_an_equal_row_that_waits_leaves_one(login, admin, item):
    waiting = OutboxItem.objects.create(kind=item.kind, target=item.target)

    decide(login(admin), "retry", item)

    assert list(OutboxItem.objects.values_list("pk", flat=True)) == [waiting.pk]


def test_dismiss_takes_it_away(login, admin, item):
    decide(login(admin), "dismiss", item)

    assert OutboxItem.objects.count() == 0
    assert AuditEntry.objects.get(verb=Verb.OUTBOX_DISMISSED).actor == "admin"


@pytest.mark.parametrize("what", ["retry", "dismiss"])
def test_decision_about_a_row_that_still_waits_is_refused(login, admin, what):
    row = OutboxItem.objects.create(kind=KIND, target="1")

    assert decide(login(admin), what, row).status_code == 404
    assert login(admin).get(reverse(f"outbox_{what}", args=[row.pk])).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(login, admin, count, django_assert_num_queries):
    for number in range(count):
        lost(str(number))
    client = login(admin)
    client.get(reverse("outbox"))

    with django_assert_num_queries(11):
        client.get(reverse("outbox"))

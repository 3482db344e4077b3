"""What officers see: their own authority's cases, opened with their own key, and nothing else of the hotline."""

import base64
import json

import pytest
from django.urls import reverse

from accounts.models import User
from core.models import AuditEntry
from reporting.models import Officer, Referral
from reporting.referrals.actions import officers, referrals
from reporting.retention import actions
from reporting.vault.crypto import passphrases
from tests import html
from tests.factories import notices as make
from tests.factories import reporting
from tests.reporting.form_fields import fields


@pytest.fixture
def officer(make_person, vault):
    person = make_person("officer")
    make.officer(person)
    return person


@pytest.fixture
def stranger(make_person, vault):
    """An officer of another authority, with a key of that one."""
    person = make_person("officer", "other_officer")
    make.officer(person, "prokuroria")
    return person


@pytest.fixture
def referral(vault, analyst, officer):
    answers = [{"field": "story", "label": "Çfarë ndodhi", "text": "Te https://faqe.example/x"}]
    return make.referral(make.in_hand(analyst), analyst, answers=answers)


def url(name, *args):
    return reverse(f"reporting_authority:{name}", args=args)


FILES = ("dossier.json", "dossier.pdf", "manifest.json")


def every_address(referral) -> list[tuple[str, str]]:
    """Method and address of all that can be done with one referral."""
    pages = [("get", url("referral", referral.pk))] + [("get", url("file", referral.pk, name)) for name in FILES]
    return pages + [("post", url(name, referral.pk)) for name in ("acknowledge", "ask", "tell")]


def test_officer_reads_the_dossier_with_harmless_links_and_checked_files(at_desk, officer, referral):
    client = at_desk(officer)

    inbox, page = client.get(url("inbox")), client.get(url("referral", referral.pk))

    (row,) = html.page(inbox).select(".desk-queue tbody .desk-reference")
    assert (html.text(row), row["href"]) == (referral.reference, url("referral", referral.pk))
    assert html.texts(html.page(page), "[aria-labelledby=case-words] dd") == ["Te hxxps://faqe[.]example/x"]
    assert "https://faqe.example" not in page.content.decode()
    assert page.context["intact"]
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("name", FILES)
def test_officer_downloads_each_file_and_it_is_written_down(at_desk, officer, referral, name):
    answer = at_desk(officer).get(url("file", referral.pk, name))

    assert (answer.status_code, answer["Content-Disposition"]) == (
        200,
        f'attachment; filename="{referral.reference}-{name}"',
    )
    assert answer.content.startswith(b"%PDF" if name.endswith("pdf") else b"{")
    assert "no-store" in answer["Cache-Control"]
    assert AuditEntry.objects.get(verb="referral.downloaded").facts == {"file": name}


def test_officer_acknowledges_asks_and_tells_the_outcome(at_desk, officer, referral):
    client = at_desk(officer)
    page = client.get(url("referral", referral.pk))
    ids = {name: form["id"].value() for name, form in page.context["forms"].items() if "id" in form.fields}

    answers = [
        client.post(url("acknowledge", referral.pk), {"case_number": "Nr. 12/2026"}),
        client.post(url("ask", referral.pk), {"id": ids["ask"], "text": "Kush e pa?"}),
        client.post(
            url("tell", referral.pk), {"id": ids["tell"], "outcome": "child_safe", "text": "Fëmija është mirë."}
        ),
    ]

    after = html.page(client.get(url("referral", referral.pk)))
    assert [answer.status_code for answer in answers] == [302] * 3
    assert "Nr. 12/2026" in html.texts(after, "[aria-labelledby=case] dd")
    said = html.texts(after, ".desk-report__words > .desk-conversation .desk-text")
    assert said == ["Kush e pa?", "Fëmija është mirë."]
    assert (Referral.objects.get().state, Referral.objects.get().outcome) == ("closed", "child_safe")


def test_key_that_locked_itself_loses_nothing_typed(at_desk, officer, referral):
    client = at_desk(officer)
    client.post(reverse("reporting_desk:lock"))

    asked = client.post(url("acknowledge", referral.pk), {"case_number": "Nr. 9"})
    done = client.post(url("acknowledge", referral.pk), fields(asked) | {"passphrase": reporting.PASSPHRASE})

    assert (asked.status_code, done.status_code) == (403, 302)
    assert Referral.objects.get().state == "acknowledged"


def test_officer_of_another_authority_meets_404_everywhere(at_desk, stranger, referral):
    client = at_desk(stranger)

    answers = [getattr(client, method)(address).status_code for method, address in every_address(referral)]

    assert answers == [404] * 7
    assert referral.reference not in client.get(url("inbox")).content.decode()


def test_withdrawn_case_is_gone_for_the_authority(at_desk, officer, referral, analyst):
    referrals.withdraw(referral, by=analyst)
    client = at_desk(officer)

    assert {getattr(client, method)(address).status_code for method, address in every_address(referral)} == {404}


def test_case_whose_content_was_destroyed_says_so(at_desk, officer, referral):
    actions.destroy(referral.report)

    answer = at_desk(officer).get(url("referral", referral.pk))

    assert answer.status_code == 410


def test_officer_reaches_nothing_of_the_desk(at_desk, officer, referral):
    client = at_desk(officer)
    report = referral.report

    addresses = [reverse("reporting_desk:queue")] + [
        reverse(f"reporting_desk:{name}", args=[report.pk]) for name in ("report", "write_notice", "write_referral")
    ]

    assert [client.get(address).status_code for address in addresses] == [403] * 4
    assert client.get(reverse("reporting_desk:referral", args=[report.pk, referral.pk])).status_code == 403


def led_to(page) -> set[str]:
    """Where the links of a page lead, among the pages of the hotline."""
    found = {link.partition("#")[0].partition("?")[0] for link in html.links(html.page(page))}
    return {address for address in found if address.startswith(("/admin/raporto/", "/admin/autoriteti/"))}


@pytest.mark.parametrize("name", ["unlock", "keys"])
def test_pages_of_one_s_key_lead_an_officer_nowhere_that_is_shut(at_desk, officer, referral, name):
    client = at_desk(officer)

    page = client.get(reverse(f"reporting_desk:{name}"))

    assert page.context["breadcrumbs_items"][0]["url"] == url("inbox")
    linked = led_to(page)
    assert url("inbox") in linked
    assert {address: client.get(address).status_code for address in linked} == dict.fromkeys(linked, 200)


def test_locked_export_of_the_key_leads_an_officer_home(at_desk, officer, referral):
    client = at_desk(officer)
    client.post(reverse("reporting_desk:lock"))

    page = client.get(url("export_key"))

    assert page.context["breadcrumbs_items"][0]["url"] == url("inbox")
    assert reverse("reporting_desk:queue") not in led_to(page)


@pytest.mark.parametrize("role", ["analyst", "supervisor", "admin", "editor", "operator", "coordinator", "partner"])
def test_everybody_else_meets_403_at_the_officers_door(login, make_person, referral, role):
    client = login(User.objects.filter(username=role).first() or make_person(role))

    assert {getattr(client, method)(address).status_code for method, address in every_address(referral)} == {403}
    assert client.get(url("inbox")).status_code == 403


def test_officer_with_the_role_and_no_authority_sees_an_empty_inbox(login, make_person, referral):
    lost = make_person("officer", "lost_officer")

    client = login(lost)

    assert client.get(url("inbox")).context["rows"] == []
    assert client.get(url("referral", referral.pk)).status_code == 404


def test_officer_who_lost_the_role_is_out_at_once(at_desk, officer, referral):
    client = at_desk(officer)
    officer.groups.clear()

    answer = client.get(url("referral", referral.pk))

    assert (answer.status_code, "/login/" in answer["Location"]) == (302, True)


def test_officer_without_the_authority_s_key_is_told_so(login, make_person, referral):
    newcomer = make_person("officer", "newcomer")
    officers.add_officer(make.authority(), newcomer, by=None)
    reporting.holder(newcomer)
    client = login(newcomer)
    reporting.unlock(client)

    answer = client.get(url("referral", referral.pk))

    assert answer.status_code == 403
    assert "Te https" not in answer.content.decode()


def test_removed_officer_has_no_copy_of_the_key(at_desk, officer, referral, supervisor):
    client = at_desk(supervisor)
    row = Officer.objects.get(user=officer)

    client.post(reverse("reporting_desk:authority_drop", args=["policia", "officer", row.pk]))

    assert not officer.keyholder.vault_keys.exists()
    assert at_desk(officer).get(url("referral", referral.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_inbox_asks_the_database_as_often_for_one_case_as_for_three(analyst, officer, django_assert_num_queries, count):
    for _ in range(count):
        make.referral(make.in_hand(analyst), analyst)
    user = User.objects.get(pk=officer.pk)

    with django_assert_num_queries(2):  # the role, the cases
        rows = list(Referral.objects.of_officer(user).order_by("-at", "pk"))

    assert len(rows) == count


def test_exported_key_is_locked_with_the_passphrase_of_the_file(at_desk, officer, referral):
    words = "një fjalëkalim i skedarit"
    answer = at_desk(officer).post(url("export_key"), {"passphrase": words, "again": words})

    content = json.loads(answer.content)
    parts = {name: base64.b64decode(content[name]) for name in ("public", "locked", "salt")}
    locked = passphrases.LockedKey(**parts, opslimit=content["opslimit"], memlimit=content["memlimit"])
    assert bytes(passphrases.unlock(locked, words)) == bytes(make.authority_private(officer))
    assert AuditEntry.objects.filter(verb="vault.exported").count() == 1


def test_key_is_not_exported_while_it_is_locked_or_not_held(login, at_desk, officer, make_person):
    words = {"passphrase": "një fjalëkalim i skedarit", "again": "një fjalëkalim i skedarit"}
    shut = login(officer).post(url("export_key"), words)
    lost = make_person("officer", "lost_officer")
    reporting.holder(lost)

    held = at_desk(lost).post(url("export_key"), words)

    assert b"locked" not in shut.content or b"isigurt-key" not in shut.content
    assert (held.status_code, AuditEntry.objects.filter(verb="vault.exported").exists()) == (409, False)


def test_supervisor_gives_an_authority_officers_tokens_and_webhooks(at_desk, supervisor, make_person):
    make.authority()
    person = make_person("officer")
    client = at_desk(supervisor)

    def add(what, **data):
        return client.post(reverse("reporting_desk:authority_add", args=["policia", what]), data)

    answers = [add("officer", user=person.pk), add("token", name="Sistemi"), add("webhook", url="https://p.example/h")]
    again = client.get(reverse("reporting_desk:authority_access", args=["policia"]))

    assert [answer.status_code for answer in answers] == [302, 200, 200]
    assert person.officer.authority.slug == "policia"
    assert answers[1].context["shown"].startswith("isg_")
    assert answers[1].context["shown"] not in again.content.decode()
    assert add("webhook", url="https://u:p@p.example/").status_code == 422


@pytest.mark.parametrize("role", ["analyst", "officer", "admin"])
def test_only_supervisors_give_access(login, make_person, role):
    make.authority()

    client = login(make_person(role))

    assert client.get(reverse("reporting_desk:authority_access", args=["policia"])).status_code == 403
    assert (
        client.post(reverse("reporting_desk:authority_add", args=["policia", "token"]), {"name": "x"}).status_code
        == 403
    )

"""Each door's own short path, in both languages, without script: help first, enough with one thing, nothing lost."""

import logging
import uuid

import pytest

from core.models import Region
from reporting.models import Category, FormVersion, Report, Rubric
from tests import html
from tests.factories import reporting as make
from tests.reporting.leaks import everything_in_files, everything_in_the_database, found
from tests.reporting.walk import code_on, enter, send, step, to_page
from tests.worker import deliver_all

pytestmark = pytest.mark.django_db

URLS = {"sq": "/raporto/", "en": "/en/raporto/"}
# door: (steps before the first field, what is typed, the answers that are sealed, the rubric that the door means)
DOORS = {
    "link": ([], {"links": "example.org/x"}, {"links": "example.org/x"}, None),
    "app": ([], {"app": "Biseda", "account": "@x"}, {"app": "Biseda", "account": "@x"}, None),
    "me": (["picture"], {"account": "@x"}, {"account": "@x"}, "dhune-seksuale"),
    "threat": (["help"], {"account": "@x", "story": "para"}, {"account": "@x", "story": "para"}, "dhune-seksuale"),
    "media": ([], {"programme": "Debati", "when": "dje"}, {"programme": "Debati", "when": "dje"}, "gjuhe-urrejtjeje"),
}


@pytest.fixture
def first_rubrics(vault):
    """The rubrics and questions that production begins with."""
    make.rubric()


@pytest.mark.parametrize("language", URLS)
@pytest.mark.parametrize("door", DOORS)
def test_door_leads_past_its_help_to_one_page_that_is_enough(client, first_rubrics, read, door, language):
    before, typed, sealed, rubric = DOORS[door]
    url = URLS[language]
    page = enter(client, door, url)
    for expected in before:
        assert step(page) == expected
        page = send(client, page, url=url)

    sent = send(client, page, go="send", url=url, **typed)

    report = Report.objects.get()
    assert code_on(sent)
    assert read(report) == sealed
    assert (report.door, report.channel, report.language) == (door, "web", language)
    assert (report.rubric and report.rubric.slug) == rubric


@pytest.mark.parametrize("door", DOORS)
def test_every_page_of_a_door_can_be_walked_to_the_end(client, first_rubrics, door):
    page = enter(client, door)
    typed = DOORS[door][1] | {"rubric": "bullizem-dhune", "category": "tallje", "contact": "yes", "who": "child"}
    seen = []

    while step(page) != "check":
        seen.append(step(page))
        page = send(client, page, **typed)

    assert seen[len(DOORS[door][0]) + 1 :] == {
        "me": ["q-story", "q-age"],
        "media": ["rubric", "category", "q-story", "q-account", "q-who", "q-adult", "files"],
        "threat": ["rubric", "category", "q-age", "q-account", "q-who", "q-adult", "files"],
    }.get(door, ["rubric", "category", "q-story", "q-age", "q-account", "q-who", "q-adult", "files"])
    assert set(DOORS[door][1].values()) <= set(html.texts(html.page(page), "dd.typed"))
    assert code_on(send(client, page, go="send"))


def test_help_comes_first_and_nobody_must_say_that_it_is_now(client, first_rubrics):
    from wagtail.models import Locale

    from core.models import Helpline

    Helpline.objects.create(name="ALO", number="116 111", confirmed=True, locale=Locale.objects.get(language_code="sq"))
    page = enter(client, "threat")
    send(client, send(client, page), go="send", account="@x")

    assert html.links(html.page(page).select_one("main .helpline"))[:1] == ["tel:116111"]
    assert not Report.objects.get().danger


def test_saying_that_it_happens_now_makes_it_danger(client, first_rubrics):
    page = send(client, enter(client, "threat"), danger="yes")
    send(client, page, go="send", account="@x")

    report = Report.objects.get()
    assert report.danger
    assert (report.due_at - report.arrived_at).total_seconds() == 2 * 3600
    assert report.priority >= 130


def test_threatened_now_has_an_address_of_its_own(client, first_rubrics):
    page = client.get("/raporto/tani/")
    send(client, send(client, page, danger="yes"), go="send", account="@x")

    assert step(page) == "help"
    assert html.chosen(html.page(page), "danger") == ["yes"]
    assert Report.objects.get().door == "threat"


def test_danger_can_be_said_on_any_step_and_leads_back_to_it(client, first_rubrics):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric="bullizem-dhune")
    helped = send(client, page, go="help", category="tallje")
    back = send(client, helped, danger="yes")
    send(client, back, go="send", category="tallje")

    assert (step(helped), step(back)) == ("help", "category")
    report = Report.objects.get()
    assert (report.danger, report.category.slug) == (True, "tallje")


def test_who_is_in_the_picture_goes_five_steps_and_sorts_nothing(client, first_rubrics):
    page, seen = enter(client, "me"), []
    while step(page) != "check":
        seen.append((step(page), bars(page)))
        page = send(client, page, account="@x")
    send(client, page, go="send")

    steps = ["picture", "me", "q-story", "q-age"]
    assert seen == [(name, (at, 5)) for at, name in enumerate(steps, start=1)]
    assert bars(page) == (5, 5)
    report = Report.objects.get()
    assert (report.rubric.slug, report.category.slug) == ("dhune-seksuale", "foto-te-ndara")


def bars(response) -> tuple[int, int]:
    """How far the bar of steps has come, and of how many."""
    found = html.page(response).select(".steps-progress li")
    return sum("done" in bar.get("class", []) for bar in found), len(found)


def test_bar_of_steps_shows_one_length_from_the_first_time_it_is_shown(client, first_rubrics):
    page, lengths = enter(client, "link"), set()
    typed = {"links": "example.org/x", "rubric": "dhune-seksuale", "contact": "yes", "who": "child"}
    while step(page) != "check":
        lengths.add(bars(page)[1])
        page = send(client, page, **typed)

    assert lengths == {0, bars(page)[1]}
    assert bars(page)[0] == bars(page)[1]


def test_programme_has_no_age_no_account_and_is_not_online(client, first_rubrics):
    page, asked = enter(client, "media"), set()
    while step(page) != "check":
        asked |= {field["name"] for field in html.page(page).select("main [name]")}
        page = send(client, page, programme="Debati", when="dje", rubric="gjuhe-urrejtjeje")

    assert "story" in asked
    assert not {"age", "account", "online", "contact"} & asked


@pytest.mark.parametrize("typed", ["tiktok emri123", "@emri", "Instagram: lule_99", "lojtari_9 në roblox", "emri.123"])
def test_account_is_taken_where_a_link_is_asked(client, first_rubrics, read, typed):
    page = send(client, enter(client, "link"), links=f"{typed}\nexample.org/x")
    send(client, page, go="send", rubric="bullizem-dhune")

    assert read(Report.objects.get()) == {"links": "example.org/x", "account": typed}


def test_account_alone_is_enough_where_a_link_is_asked(client, first_rubrics, read):
    send(client, enter(client, "link"), go="send", links="tiktok emri123")

    assert read(Report.objects.get()) == {"account": "tiktok emri123"}


@pytest.mark.parametrize("typed", ["nuk e di", "x", "një foto imja", "në shkollë"])
def test_what_is_neither_link_nor_account_is_told(client, first_rubrics, typed):
    assert send(client, enter(client, "link"), links=typed).status_code == 422


@pytest.mark.parametrize("door", ["app", "link", "me", "threat"])
def test_browser_cuts_nothing_that_is_typed(client, first_rubrics, door):
    page = html.page(to_page(client, enter(client, door), door))

    assert page.select("main :is(textarea, input[type=text])")
    assert not page.select("main [maxlength]")


def test_what_was_sorted_stays_so_through_another_door(client, first_rubrics):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric="bullizem-dhune")
    page = send(client, send(client, page, go="back"), go="back")
    page = send(client, page, go="media")
    send(client, page, go="send", programme="Debati", when="dje")

    report = Report.objects.get()
    assert (report.door, report.rubric.slug) == ("media", "bullizem-dhune")


def test_not_knowing_what_it_is_about_is_an_answer(client, first_rubrics, read):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric="-")
    send(client, page, go="send", story="nuk e di")

    report = Report.objects.get()
    assert step(page) == "q-story"
    assert (report.rubric, report.form_version, report.scope) == (None, None, "dhune-seksuale")
    assert read(report) == {"links": "example.org/x", "story": "nuk e di"}


def test_facts_go_to_columns_and_words_are_sealed(client, first_rubrics, read):
    page = send(client, enter(client, "app"), app="Loja")
    page = send(client, page, rubric="dhune-seksuale")
    page = to_page(client, page, "q-age")
    page = send(client, page, age="10-13", contact="yes", online="no")
    page = send(client, page, reaches="@emri")
    send(client, page, go="send", happened_on="1.11.2026", place="shkoder")

    report = Report.objects.get()
    assert (report.age_band, report.live_contact, report.still_online) == ("10-13", "yes", "no")
    assert report.region == Region.objects.get(slug="shkoder")
    assert read(report) == {"app": "Loja", "reaches": "@emri", "happened_on": "2026-11-01"}
    assert report.form_version == FormVersion.objects.get(scope="dhune-seksuale")


def test_answer_to_a_question_that_is_no_longer_asked_is_not_sent(client, first_rubrics, read):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = to_page(client, send(client, page, rubric="dhune-seksuale"), "q-age")
    page = send(client, send(client, page, contact="yes"), go="back", reaches="@emri")
    page = send(client, page, contact="no")
    send(client, page, go="send")

    assert step(page) == "q-account"
    assert read(Report.objects.get()) == {"links": "example.org/x"}


def test_back_from_every_step_keeps_what_was_typed(client, first_rubrics):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = to_page(client, send(client, page, rubric="bullizem-dhune"), "q-story")
    page = send(client, page, go="back", story="fjalë të nisura")
    page = send(client, page)

    assert html.value(html.page(page), "story") == "fjalë të nisura"


@pytest.mark.parametrize("typed", ["31.2.2026", "nesër", "1.1.2050"])
def test_day_that_cannot_be_is_told_and_kept(client, first_rubrics, typed):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = to_page(client, send(client, page, rubric="bullizem-dhune"), "q-account")

    refused = send(client, page, happened_on=typed)

    assert refused.status_code == 422
    assert html.value(html.page(refused), "happened_on") == typed
    assert html.links(html.page(refused).select_one("[role=alert]")) == ["#id_happened_on"]


def test_app_needs_one_of_its_fields_and_so_does_every_door_but_the_link(client, first_rubrics):
    for door in ("app", "me", "threat"):
        page = to_page(client, enter(client, door), door)

        assert send(client, page, go="send").status_code == 422
    assert not Report.objects.exists()


@pytest.mark.parametrize("door", ["link", "app", "me", "media"])
def test_story_alone_is_enough_where_there_is_nowhere_to_point_at(client, first_rubrics, read, door):
    page = send(client, to_page(client, enter(client, door), door), go="words")
    page = to_page(client, page, "q-story") if step(page) == "q-story" else send(client, page, rubric="bullizem-dhune")
    page = to_page(client, page, "q-story")
    sent = send(client, page, go="send", story="Më kërcënuan në telefon")

    assert code_on(sent)
    assert "story" in read(Report.objects.get())


def test_who_has_told_nothing_at_all_reads_one_sentence_on_the_page_for_words(client, first_rubrics):
    page = send(client, send(client, enter(client, "link"), go="words"), rubric="-")
    nothing = send(client, to_page(client, page, "q-story"), go="send", url="/en/raporto/")

    assert (nothing.status_code, step(nothing)) == (422, "q-story")
    alert = html.text(html.page(nothing).select_one("main [role=alert]"))
    assert "where it is, which account, or what happened" in alert
    assert not Report.objects.exists()


def test_page_of_doors_offers_all_five_and_asks_nothing(client, first_rubrics):
    page = html.page(client.get("/raporto/"))

    assert sorted(button["value"] for button in page.select("button[name=door]")) == sorted(DOORS)
    assert page.select("main :is([type=radio], [type=text], textarea)") == []


def test_doors_open_without_any_rubric(client, vault):
    Category.objects.all().delete()
    Rubric.objects.update(active=False)

    assert step(to_page(client, enter(client, "me"), "me")) == "me"


def test_a_threatened_childs_words_are_found_nowhere_also_when_a_step_is_refused(client, first_rubrics, read, caplog):
    caplog.set_level(logging.DEBUG)
    who, what, day = (f"kanarina{name}{uuid.uuid4().hex}" for name in ("kush", "cfare", "dita"))
    page = send(client, send(client, enter(client, "threat"), danger="yes"), account=who, story=what)
    page = to_page(client, send(client, page, rubric="dhune-seksuale"), "q-account")
    refused = send(client, page, happened_on=day)
    sent = send(client, refused, go="send", happened_on="1.11.2026")
    code = code_on(sent)
    deliver_all()

    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).encode()
    everything = everything_in_the_database() + everything_in_files() + lines

    assert (html.value(html.page(refused), "happened_on"), refused.status_code) == (day, 422)
    assert read(Report.objects.get()) == {"account": who, "story": what, "happened_on": "2026-11-01"}
    assert found(everything, [who, what, day, code, code.replace("-", "")]) == []


@pytest.mark.parametrize("door", [door for door in DOORS if door != "media"])
@pytest.mark.parametrize(("language", "front"), [("sq", "/"), ("en", "/en/")])
def test_door_of_the_home_page_leads_where_the_same_door_of_raporto_leads(
    client, home, home_en, first_rubrics, language, front, door
):
    page = client.get(front)

    through = client.post(URLS[language], {"step": step(page), "door": door}, follow=True)

    (form,) = html.page(page).select(f'form:has(button[name=door][value="{door}"])')
    assert (form["method"], form["action"]) == ("post", URLS[language])
    assert step(through) == step(enter(client, door, URLS[language])) != "door"
    assert b"csrf" not in page.content and not page.cookies and not through.cookies


def test_answer_that_may_stay_open_can_be_taken_back_without_script(client, first_rubrics):
    untouched = enter(client, "threat")
    chosen = send(client, untouched, danger="yes")
    back = send(client, chosen, go="back")

    taken_back = send(client, send(client, back, danger=""), go="back")

    ticked = [html.chosen(html.page(page), "danger") for page in (untouched, back, taken_back)]
    assert ticked == [[], ["yes"], [""]]


def test_answer_that_is_needed_offers_no_way_to_leave_it_open(client, first_rubrics):
    page = to_page(client, send(client, enter(client, "link"), links="example.org/x"), "rubric")

    offered = [box["value"] for box in html.page(page).select("[name=rubric]")]
    assert offered and "" not in offered


def test_language_changes_with_what_was_typed_carried_over(client, first_rubrics):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = to_page(client, send(client, page, rubric="bullizem-dhune"), "q-story")
    (button,) = html.page(page).select("main form button[value=stay]")

    english = send(client, page, go="stay", url=button["formaction"], story="fjalë të nisura")

    assert (button["lang"], step(english)) == ("en", "q-story")
    assert english.redirect_chain[-1][0].startswith("/en/raporto/?p=")
    assert html.value(html.page(english), "story") == "fjalë të nisura"
    assert send(client, english, url="/en/raporto/").status_code == 200


def test_header_leads_nowhere_while_a_report_is_under_way(client, first_rubrics):
    page = html.page(enter(client, "link"))

    assert html.links(page.select_one("header.header")) == []


def test_each_answer_can_be_changed_from_the_last_page_and_leads_back_to_it(client, first_rubrics, read):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric="bullizem-dhune")
    while step(page) != "check":
        page = send(client, page, story="Në shkollë", age="10-13")
    buttons = [button["value"] for button in html.page(page).select("dl button[name=go]")]

    for target in set(buttons):
        assert step(send(client, page, go=target)) == target.removeprefix("change:")
    changed = send(client, send(client, page, go="change:q-story"), story="Te porta")
    send(client, changed, go="send")

    steps = ["category", "files", "link", "q-account", "q-age", "q-story", "q-who", "rubric"]
    assert sorted(set(buttons)) == [f"change:{name}" for name in steps]
    assert step(changed) == "check"
    assert read(Report.objects.get())["story"] == "Te porta"


def test_last_page_lists_what_was_left_open_with_its_change_link(client, first_rubrics):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric="bullizem-dhune")
    page = to_page(client, page, "check")

    rows = {html.text(row.dt): row for row in html.page(page).select("main dl > div")}
    assert html.text(rows["Çfarë ndodhi?"].select_one("dd")) == "Pa përgjigje"
    assert rows["Çfarë ndodhi?"].select_one("button")["value"] == "change:q-story"
    assert all(row.select("button") for row in rows.values())


@pytest.mark.parametrize("rubric", ["dhune-seksuale", "bullizem-dhune"])
@pytest.mark.parametrize("door", ["link", "app", "me", "threat"])
def test_each_step_has_at_most_one_note_and_never_a_tick(client, first_rubrics, door, rubric):
    page, notes = enter(client, door), {}
    while step(page) != "check":
        boxes = html.page(page).select("main .notice-box")
        notes[step(page)] = [box.select_one("use")["href"].rpartition("#")[2] for box in boxes]
        page = send(client, page, account="@x", links="example.org/x", rubric=rubric)

    assert notes[door] == ["cross"]
    assert {len(icons) for icons in notes.values()} <= {0, 1}
    assert "check" not in sum(notes.values(), [])


def test_every_button_of_the_page_of_files_comes_after_the_field_that_sends(client, first_rubrics):
    page = send(client, enter(client, "link"), links="example.org/x")
    page = send(client, page, rubric="gjuhe-urrejtjeje")
    page = to_page(client, page, "files")

    assert html.page(page).select("input[type=file]")
    names = [(field.name, field.get("value")) for field in html.page(page).select("main form [name=go]")]
    assert names[0] == ("input", "next") and {name for name, _ in names[1:]} == {"button"}

"""The editor of a rubric's questions: by script or without, nothing typed is lost, only sound definitions go out."""

import pytest
from django.urls import reverse

from reporting.models import FormVersion, VaultKey
from reporting.questions import actions
from reporting.questions.definition.model import Choice, Condition, Definition, Question
from reporting.questions.definition.serialization import from_json
from reporting.questions.forms.editor import QuestionSet, as_typed
from tests import html

pytestmark = pytest.mark.django_db

SCOPE = "bullizem-dhune"
WORDS = {"sq": "Pyetje", "en": "Question"}
FULL = Definition(
    (
        Question("mood", "choice", WORDS, choices=(Choice("good", WORDS), Choice("bad", WORDS)), required=True),
        Question("why", "text", WORDS, help=WORDS, longest=50, condition=Condition("mood", ("bad",))),
        Question("town", "place", WORDS, fact="region", joined=True),
    )
)


@pytest.fixture
def keeper(login, supervisor, vault):
    return login(supervisor)


@pytest.fixture
def draft(supervisor, vault) -> FormVersion:
    draft = actions.begin_draft(SCOPE, by=supervisor)
    return actions.write_draft(draft, FULL, seen=draft.definition, by=supervisor)


def address(name="form", *more) -> str:
    return reverse(f"reporting_desk:{name}", args=[SCOPE, *more] if name != "forms" else [])


def typed(page) -> dict:
    """Everything that the page's form would send."""
    form = page.context["formset"]
    data = {f"q-{name}": value for name, value in form.management_form.initial.items()} | {"seen": page.context["seen"]}
    for number, row in enumerate(form):
        for field in row:
            value = field.value()
            if value not in (None, False, ""):
                data[f"q-{number}-{field.name}"] = "on" if value is True else value
    return data


def stored() -> Definition:
    return from_json(FormVersion.objects.get(scope=SCOPE, state="draft").definition)


def test_keeping_without_a_change_changes_nothing(keeper, draft):
    page = keeper.get(address())

    answer = keeper.post(address(), typed(page) | {"go": "save"})

    assert answer.status_code == 302
    assert stored() == FULL


def test_what_the_form_shows_is_what_it_reads():
    shown = QuestionSet(definition=FULL)

    assert [form.initial for form in shown] == [as_typed(question) for question in FULL]


def test_question_is_added_moved_and_removed_without_script(keeper, draft):
    keeper.post(address(), typed(keeper.get(address())) | {"go": "add"})
    assert [question.name for question in stored()] == ["mood", "why", "town", "question_4"]

    moved = keeper.post(address(), typed(keeper.get(address())) | {"go": "up-3"})
    assert [question.name for question in stored()] == ["mood", "why", "question_4", "town"]

    keeper.post(address(), typed(keeper.get(address())) | {"go": "remove-1"})
    assert [question.name for question in stored()] == ["mood", "question_4", "town"]
    assert moved["Location"].endswith("#question-3")


def test_buttons_at_the_ends_and_of_no_question_do_nothing(keeper, draft):
    for go in ("up-0", "down-2", "remove-9", "up-x", "nothing"):
        keeper.post(address(), typed(keeper.get(address())) | {"go": go})

    assert stored() == FULL


def test_lines_become_choices_and_what_is_missing_is_named(keeper, draft):
    data = typed(keeper.get(address())) | {"go": "publish", "q-0-choices": "good | Mirë | Good\nbad | Keq"}

    page = keeper.post(address(), data)

    assert page.status_code == 422
    assert [(fault.code, fault.question) for fault in page.context["faults"]] == [("choice_label", "mood")]
    assert html.value(html.page(page), "q-0-choices") == "good | Mirë | Good\nbad | Keq |"
    assert stored().questions[0].choices == (
        Choice("good", {"sq": "Mirë", "en": "Good"}),
        Choice("bad", {"sq": "Keq"}),
    )


def test_publishing_replaces_the_former_version(keeper, draft):
    answer = keeper.post(address(), typed(keeper.get(address())) | {"go": "publish"})

    assert answer["Location"] == address("forms")
    assert from_json(FormVersion.objects.get(scope=SCOPE, state="published").definition) == FULL


def test_wrong_input_keeps_what_was_typed(keeper, draft):
    data = typed(keeper.get(address())) | {"go": "save", "q-1-longest": "shumë", "q-0-label_sq": "E re?"}

    page = keeper.post(address(), data)

    assert page.status_code == 422
    shown = html.page(page)
    assert [html.value(shown, name) for name in ("q-1-longest", "q-0-label_sq")] == ["shumë", "E re?"]
    assert stored() == FULL


def test_condition_on_two_questions_at_once_is_refused(keeper, draft):
    data = typed(keeper.get(address())) | {"go": "save", "q-1-asked_when": ["mood=bad", "other=x"]}

    assert keeper.post(address(), data).status_code == 422


def test_conditions_read_as_sentences(keeper, draft):
    offered = html.page(keeper.get(address())).select("[name=q-1-asked_when] option")

    assert "në pyetjen “Pyetje” përgjigjja ishte “Pyetje”" in [html.text(option) for option in offered]
    assert not any("=" in html.text(option) for option in offered)


def test_condition_on_a_choice_that_went_is_kept_and_named(keeper, draft):
    data = typed(keeper.get(address())) | {"go": "save", "q-0-choices": "good | Mirë | Good\nok | Mirë | OK"}
    keeper.post(address(), data)

    page = keeper.get(address())

    assert [fault.code for fault in page.context["faults"]] == ["no_choice"]
    chosen = html.page(page).select("[name=q-1-asked_when] option[selected]")
    assert [option["value"] for option in chosen] == ["mood=bad"]


def test_draft_that_a_colleague_changed_is_not_overwritten_unseen(keeper, draft, supervisor):
    data = typed(keeper.get(address())) | {"go": "save", "q-0-label_sq": "E imja"}
    actions.write_draft(draft, Definition(FULL.questions[:1]), seen=draft.definition, by=supervisor)

    refused = keeper.post(address(), data)
    again = keeper.post(address(), data | {"seen": refused.context["seen"]})

    assert refused.status_code == 409
    assert html.value(html.page(refused), "q-0-label_sq") == "E imja"
    assert again.status_code == 302
    assert stored().questions[0].label["sq"] == "E imja"


def test_throwing_the_draft_away_leaves_what_is_published(keeper, draft):
    keeper.post(address(), {"go": "discard"})

    assert not FormVersion.objects.filter(scope=SCOPE, state="draft").exists()
    assert FormVersion.objects.filter(scope=SCOPE, state="published").exists()
    assert keeper.get(address())["Location"] == address("forms")


@pytest.mark.parametrize("language, words", [("sq", ("Çfarë ndodhi?", "Pse?")), ("en", ("What happened?", "Why?"))])
def test_preview_shows_each_page_as_reporters_see_it(keeper, supervisor, vault, language, words):
    draft = actions.begin_draft(SCOPE, by=supervisor)
    added = Question("why", "text", {"sq": "Pse?", "en": "Why?"}, condition=Condition("who", ("child",)))
    actions.write_draft(draft, Definition((*from_json(draft.definition), added)), seen=draft.definition, by=supervisor)

    page = keeper.get(address("form_preview", draft.number) + f"?gjuha={language}")

    shown = html.page(page)
    assert shown.html["lang"] == language
    assert set(words) <= set(html.texts(shown, "main :is(h1, legend, label)"))
    assert shown.select("main .choices") and not shown.select("main form")


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_forms_costs_the_same_with_one_and_with_three(
    login, supervisor, vault, rows, django_assert_num_queries
):
    scopes = ["bullizem-dhune", "gjuhe-urrejtjeje", "dhune-seksuale"][:rows]
    VaultKey.objects.exclude(vault__scope__in=scopes).delete()
    client = login(supervisor)
    client.get(address("forms"))

    with django_assert_num_queries(13):
        page = client.get(address("forms"))

    assert len(page.context["rows"]) == rows


def test_supervisor_without_the_key_of_a_rubric_keeps_nothing_of_it(login, supervisor, vault):
    VaultKey.objects.filter(vault__scope=SCOPE).delete()
    client = login(supervisor)

    answers = [client.get(address()), client.post(address("form_begin")), client.get(address("form_preview", 1))]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    listed = [rubric["id"] for rubric in html.page(client.get(address("forms"))).select("[id^=rubric-]")]
    assert listed and f"rubric-{SCOPE}" not in listed


@pytest.mark.parametrize("role", ["analyst", "operator", "editor", "partner"])
def test_nobody_but_supervisors_enters_the_editor(login, make_person, role):
    client = login(make_person(role))

    assert [client.get(address(name)).status_code for name in ("forms", "form")] == [403, 403]

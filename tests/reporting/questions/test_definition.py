"""Definitions as data: valid ones survive storing, and every way to break one is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.intake import files
from reporting.intake.draft import CHOSEN_ONCE
from reporting.intake.forms.full_form import OWN
from reporting.questions.definition.conditions import asked, missing, pages
from reporting.questions.definition.faults import SENTENCES
from reporting.questions.definition.model import LANGUAGES, Choice, Condition, Definition, Kind, Question
from reporting.questions.definition.serialization import Malformed, from_json, to_json
from reporting.questions.definition.validation import MOST_QUESTIONS, RESERVED, faults
from reporting.questions.seeds import all_of_them

WORDS = {"sq": "Pyetje", "en": "Question"}
CHOICES = (Choice("a", WORDS), Choice("b", WORDS))
SIMPLE = sorted(set(Kind) - {Kind.CHOICE})


def question(name, kind="text", **more) -> Question:
    more = {"choices": CHOICES} | more if kind == "choice" else more
    return Question(name, kind, WORDS, **more)


def on(name, *values) -> Condition:
    return Condition(name, values)


def codes(*questions) -> list[str]:
    return [fault.code for fault in faults(Definition(questions))]


@st.composite
def valid(draw) -> Definition:
    """A definition that can be published: conditions point back to another page's choice."""
    kinds = draw(
        st.lists(st.sampled_from(["choice", "yes_no", "text", "date", "place", "account"]), min_size=1, max_size=8)
    )
    made: list[Question] = []
    for place, kind in enumerate(kinds):
        page_start = max([0] + [i for i, q in enumerate(made) if not q.joined])
        earlier = [q for q in made if q.values()]
        other = draw(st.none() | st.sampled_from(earlier)) if earlier else None
        joined = bool(made) and draw(st.booleans()) and (other is None or made.index(other) < page_start)
        condition = on(other.name, *draw(st.sets(st.sampled_from(other.values()), min_size=1))) if other else None
        longest = draw(st.integers(0, 300)) if kind in ("text", "account") else 0
        made.append(
            question(
                f"q{place}", kind, joined=joined, condition=condition, longest=longest, required=draw(st.booleans())
            )
        )
    return Definition(tuple(made))


@settings(max_examples=60, deadline=None)
@given(valid())
def test_valid_definition_has_no_fault_and_survives_storing(definition):
    assert faults(definition) == []
    assert from_json(to_json(definition)) == definition


def renamed(definition, draw):
    return {"duplicate"}, [*definition, definition.questions[0]]


def untranslated(definition, draw):
    return {"label"}, broken(definition, draw, label={draw(st.sampled_from(LANGUAGES)): "x"})


def of_no_kind(definition, draw):
    return {"kind"}, broken(definition, draw, kind="picture")


def reserved(definition, draw):
    return {"reserved"}, [*definition, question(draw(st.sampled_from(sorted(RESERVED))))]


def depending_on_nothing(definition, draw):
    return {"unknown"}, broken(definition, draw, condition=on("nowhere", "a"))


def depending_on_itself(definition, draw):
    place = draw(st.integers(0, len(definition.questions) - 1))
    name = definition.questions[place].name
    return {"loop"}, broken(definition, draw, place=place, condition=on(name, "a"))


def depending_on_later(definition, draw):
    """The later question depends on nothing, so it is no loop."""
    return {"later"}, [*broken(definition, draw, condition=on("last", "a")), question("last", "choice")]


def without_the_choice(definition, draw):
    chosen = question("first", "choice")
    return {"no_choice"}, [chosen, *broken(definition, draw, condition=on("first", "c"))]


def too_many(definition, draw):
    return {"too_many"}, [*definition, *(question(f"more{i}", "date") for i in range(MOST_QUESTIONS + 1))]


def broken(definition, draw, place=None, **how) -> list[Question]:
    questions = list(definition)
    place = draw(st.integers(0, len(questions) - 1)) if place is None else place
    questions[place] = replace(questions[place], **how)
    return questions


BREAKS = [
    renamed, untranslated, of_no_kind, reserved, depending_on_nothing, depending_on_itself, depending_on_later,
    without_the_choice, too_many,
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.data(), valid(), st.sampled_from(BREAKS))
def test_every_break_is_named(data, definition, how):
    expected, questions = how(definition, data.draw)

    found = faults(Definition(tuple(questions)))

    assert expected <= {fault.code for fault in found}
    assert all(fault.sentence and "%(" not in str(fault) for fault in found)


@settings(max_examples=60, deadline=None)
@given(valid(), st.dictionaries(st.sampled_from([f"q{i}" for i in range(8)]), st.sampled_from(["a", "b", "yes", "no"])))
def test_pages_hold_each_asked_question_once_and_no_condition_of_their_own_page(definition, values):
    found = pages(definition, values)

    assert [q.name for page in found.values() for q in page] == [q.name for q in asked(definition, values)]
    for page in found.values():
        assert not {q.condition.question for q in page if q.condition} & {q.name for q in page}


@pytest.mark.parametrize(
    "code, questions",
    [
        ("empty", []),
        ("joined_first", [question("a", joined=True)]),
        ("name", [question("E para")]),
        ("door_kind", [question("links", "text")]),
        ("longest", [question("a", longest=301)]),
        ("longest", [question("a", "date", longest=5)]),
        ("label", [Question("a", "text", {"sq": "Pyetje", "en": "  "})]),
        ("help", [question("a", help={"sq": "Ndihmë"})]),
        ("long_label", [Question("a", "text", WORDS | {"sq": "x" * 201})]),
        ("long_help", [question("a", help={"sq": "x" * 401, "en": "x"})]),
        ("no_choices", [question("a", "text", choices=CHOICES)]),
        ("few_choices", [question("a", "choice", choices=CHOICES[:1])]),
        ("value", [question("a", "choice", choices=(Choice("Jo e vogël", WORDS), CHOICES[0]))]),
        ("value_twice", [question("a", "choice", choices=(*CHOICES, CHOICES[0]))]),
        ("choice_label", [question("a", "choice", choices=(*CHOICES, Choice("c", {"sq": "x"})))]),
        ("fact", [question("a", fact="shoe_size")]),
        ("fact_kind", [question("a", "text", fact="region")]),
        ("fact_values", [question("a", "choice", fact="age_band")]),
        ("fact_twice", [question("a", "yes_no", fact="still_online"), question("b", "yes_no", fact="still_online")]),
        ("no_values", [question("a"), question("b", condition=on("a", "x"))]),
        ("no_choice", [question("a", "yes_no"), question("b", condition=on("a"))]),
        ("same_page", [question("a", "yes_no"), question("b", joined=True, condition=on("a", "yes"))]),
        ("too_long", [question(f"a{i}", "long") for i in range(5)]),
    ],
)
def test_fault_is_named_alone(code, questions):
    assert codes(*questions) == [code]


def test_nothing_that_the_form_itself_keeps_can_be_a_question():
    assert set(CHOSEN_ONCE) | {files.NAME, files.ORIGINALS} | set(OWN) <= RESERVED


def test_loop_of_two_is_named_on_both():
    loop = codes(question("a", "yes_no", condition=on("b", "yes")), question("b", "yes_no", condition=on("a", "yes")))

    assert loop == ["loop", "loop"]


def test_every_fault_has_a_sentence_that_some_test_provokes():
    source = Path(__file__).read_text()

    assert [code for code in SENTENCES if f'"{code}"' not in source] == []


@pytest.mark.parametrize("name", all_of_them())
def test_first_definitions_can_be_published(name):
    assert [str(fault) for fault in faults(from_json(all_of_them()[name]))] == []


@pytest.mark.parametrize(
    "data",
    [
        None, [], {"questions": {}}, {"questions": [1]}, {"questions": [{"name": 1}]}, {"questions": [{"label": "x"}]},
        {"questions": [{"longest": "5"}]}, {"questions": [{"longest": True}]}, {"questions": [{"required": "yes"}]},
        {"questions": [{"choices": ["a"]}]}, {"questions": [{"condition": "a"}]}, {"questions": [{"help": {"sq": 1}}]},
        {"questions": [{"condition": {"question": "a", "values": "b"}}]},
    ],
)  # fmt: skip
def test_other_shapes_are_refused(data):
    with pytest.raises(Malformed):
        from_json(data)


def test_condition_on_a_question_that_is_not_asked_does_not_hold():
    chain = Definition(
        (
            question("a", "yes_no"),
            question("b", "yes_no", condition=on("a", "yes")),
            question("c", condition=on("b", "yes"), required=True),
        )
    )

    assert [q.name for q in asked(chain, {"a": "no", "b": "yes"})] == ["a"]
    assert [q.name for q in missing(chain, {"a": "yes", "b": "yes"})] == ["c"]

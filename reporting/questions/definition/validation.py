"""What is wrong with a definition. Without any fault it can be published."""

import re
from collections import Counter
from collections.abc import Iterator

from reporting.questions.definition.faults import Fault
from reporting.questions.definition.model import LANGUAGES, LONGEST_TEXT, Condition, Definition, Fact, Kind, Question

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
VALUE = re.compile(r"[a-z0-9][a-z0-9+_-]{0,39}")
# Inputs of the form itself: a question of that name would take their place.
FORM = (
    "step",
    "state",
    "go",
    "door",
    "danger",
    "rubric",
    "category",
    "version",
    "sorted",
    "alarm",
    "changed",
    "words",
    "p",
)
OTHERS = ("files", "originals", "proof", "ticket", "begun", "language", "answers", "csrfmiddlewaretoken")
RESERVED = frozenset((*FORM, *OTHERS))
# What the doors ask, or the desk finds by name. A question of that name asks the same, and is left out where the door
# has asked it.
FIXED_KINDS = {
    "links": Kind.LINKS,
    "account": Kind.ACCOUNT,
    "app": Kind.TEXT,
    "broadcaster": Kind.TEXT,
    "programme": Kind.TEXT,
    "when": Kind.TEXT,
    "time_code": Kind.TEXT,
    "story": Kind.LONG,
    "who": Kind.CHOICE,
}
FACT_KINDS = {
    Fact.AGE_BAND: Kind.CHOICE,
    Fact.LIVE_CONTACT: Kind.YES_NO,
    Fact.STILL_ONLINE: Kind.YES_NO,
    Fact.REGION: Kind.PLACE,
}
AGE_BANDS = ("0-9", "10-13", "14-17", "18+")
MOST_QUESTIONS, MOST_CHOICES, LONGEST_LABEL, LONGEST_HELP = 30, 20, 200, 400
MOST_TYPED = 45_000  # characters, everything together: what the page can carry along (reporting.intake.state)


def faults(definition: Definition) -> list[Fault]:
    """Everything that is wrong, in the order of the questions."""
    found = [*of_size(definition), *of_repetition(definition)]
    for place, question in enumerate(definition.questions):
        for rule in (of_name, of_kind, of_label, of_help, of_choices, of_fact):
            found += rule(question)
        found += of_condition(definition, place)
    return found


def of_size(definition: Definition) -> Iterator[Fault]:
    if not definition.questions:
        yield Fault("empty")
    elif definition.questions[0].joined:
        yield Fault("joined_first", definition.questions[0].name)
    if len(definition.questions) > MOST_QUESTIONS:
        yield Fault("too_many", facts={"most": MOST_QUESTIONS})
    if sum(question.limit for question in definition) > MOST_TYPED:
        yield Fault("too_long", facts={"most": MOST_TYPED})


def of_repetition(definition: Definition) -> Iterator[Fault]:
    names, facts = set(), set()
    for question in definition:
        if question.name and question.name in names:
            yield Fault("duplicate", question.name)
        if question.fact and question.fact in facts:
            yield Fault("fact_twice", question.name, {"fact": question.fact})
        names.add(question.name)
        facts.add(question.fact)


def of_name(question: Question) -> Iterator[Fault]:
    if not NAME.fullmatch(question.name):
        yield Fault("name", question.name)
    if question.name in RESERVED:
        yield Fault("reserved", question.name)


def of_kind(question: Question) -> Iterator[Fault]:
    if question.kind not in list(Kind):
        yield Fault("kind", question.name, {"kind": question.kind})
    elif FIXED_KINDS.get(question.name, question.kind) != question.kind:
        yield Fault("door_kind", question.name)
    if not 0 <= question.longest <= LONGEST_TEXT.get(question.kind, 0):
        yield Fault("longest", question.name)


def of_label(question: Question) -> Iterator[Fault]:
    yield from untranslated("label", question, question.label)
    if any(len(text) > LONGEST_LABEL for text in question.label.values()):
        yield Fault("long_label", question.name, {"most": LONGEST_LABEL})


def of_help(question: Question) -> Iterator[Fault]:
    if any(text.strip() for text in question.help.values()):
        yield from untranslated("help", question, question.help)
    if any(len(text) > LONGEST_HELP for text in question.help.values()):
        yield Fault("long_help", question.name, {"most": LONGEST_HELP})


def untranslated(code: str, question: Question, words: dict[str, str], **facts: str) -> Iterator[Fault]:
    """A fault for each language in which these words are missing."""
    for language in LANGUAGES:
        if not words.get(language, "").strip():
            yield Fault(code, question.name, {"language": language, **facts})


def of_choices(question: Question) -> Iterator[Fault]:
    if question.kind != Kind.CHOICE:
        if question.choices:
            yield Fault("no_choices", question.name)
        return
    if not 2 <= len(question.choices) <= MOST_CHOICES:
        yield Fault("few_choices", question.name, {"most": MOST_CHOICES})
    yield from of_each_value(question)
    for choice in question.choices:
        yield from untranslated("choice_label", question, choice.label, value=choice.value)


def of_each_value(question: Question) -> Iterator[Fault]:
    for value, count in Counter(question.values()).items():
        if not VALUE.fullmatch(value):
            yield Fault("value", question.name, {"value": value})
        if count > 1:
            yield Fault("value_twice", question.name, {"value": value})


def of_fact(question: Question) -> Iterator[Fault]:
    if not question.fact:
        return
    if question.fact not in list(Fact):
        yield Fault("fact", question.name, {"fact": question.fact})
    elif FACT_KINDS[Fact(question.fact)] != question.kind:
        yield Fault("fact_kind", question.name, {"fact": question.fact})
    elif question.fact == Fact.AGE_BAND and not set(question.values()) <= set(AGE_BANDS):
        yield Fault("fact_values", question.name, {"values": ", ".join(AGE_BANDS)})


def of_condition(definition: Definition, place: int) -> Iterator[Fault]:
    """A condition asks for an earlier page's question, in which one of the named values can be chosen."""
    question = definition.questions[place]
    if question.condition is None:
        return
    facts = {"other": question.condition.question}
    other = definition.get(question.condition.question)
    if other is None:
        yield Fault("unknown", question.name, facts)
    elif is_circular(definition, question):
        yield Fault("loop", question.name, facts)
    elif other not in definition.questions[:place]:
        yield Fault("later", question.name, facts)
    elif not other.values():
        yield Fault("no_values", question.name, facts)
    else:
        yield from of_values(definition, place, question.condition, other)


def of_values(definition: Definition, place: int, condition: Condition, other: Question) -> Iterator[Fault]:
    question = definition.questions[place]
    missing = [value for value in condition.values if value not in other.values()]
    if missing or not condition.values:
        yield Fault("no_choice", question.name, {"other": other.name, "value": ", ".join(missing) or "–"})
    if other.name in page_of(definition, place):
        yield Fault("same_page", question.name, {"other": other.name})


def is_circular(definition: Definition, question: Question) -> bool:
    """Whether following the conditions from here comes back here."""
    seen: set[str] = set()
    at: Question | None = question
    while at and at.condition and at.condition.question not in seen:
        seen.add(at.condition.question)
        at = definition.get(at.condition.question)
    return question.name in seen


def page_of(definition: Definition, place: int) -> list[str]:
    """Names of the questions before this one on its page."""
    first = place
    while first > 0 and definition.questions[first].joined:
        first -= 1
    return [question.name for question in definition.questions[first:place]]

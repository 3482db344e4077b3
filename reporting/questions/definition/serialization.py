"""A definition to and from the JSON in which it is stored. Reading is strict about shapes, `check` about sense."""

from typing import Any, NoReturn, TypeVar

from reporting.questions.definition.model import Choice, Condition, Definition, Question

T = TypeVar("T")
WORDS, TEXTS = ("label", "help"), ("name", "kind", "fact")
IF_SAID = ("help", "required", "longest", "fact", "joined")


class Malformed(ValueError):
    """Not the shape of a definition."""


def to_json(definition: Definition) -> dict:
    """Only what is said: an absent key means the default."""
    return {"questions": [question_to_json(question) for question in definition]}


def question_to_json(question: Question) -> dict:
    data: dict[str, Any] = {"name": question.name, "kind": str(question.kind), "label": question.label}
    data |= {name: value for name in IF_SAID if (value := getattr(question, name))}
    if question.choices:
        data["choices"] = [{"value": choice.value, "label": choice.label} for choice in question.choices]
    if question.condition:
        data["condition"] = {"question": question.condition.question, "values": list(question.condition.values)}
    return data


def from_json(data: object) -> Definition:
    """Raises Malformed."""
    rows = listed(data, "questions") if isinstance(data, dict) else wrong("the definition")
    return Definition(tuple(question_from(row) for row in rows))


def question_from(row: object) -> Question:
    if not isinstance(row, dict):
        wrong("a question")
    texts: dict[str, Any] = {name: typed(row.get(name, ""), str, name) for name in TEXTS}
    words: dict[str, Any] = {name: words_of(row.get(name, {}), name) for name in WORDS}
    flags: dict[str, Any] = {name: typed(row.get(name, False), bool, name) for name in ("required", "joined")}
    longest = row.get("longest", 0)
    if isinstance(longest, bool) or not isinstance(longest, int):
        wrong("longest")
    choices = tuple(choice_from(choice) for choice in listed(row, "choices"))
    return Question(**texts, **words, **flags, longest=longest, choices=choices, condition=condition_from(row))


def choice_from(row: object) -> Choice:
    if not isinstance(row, dict):
        wrong("a choice")
    return Choice(typed(row.get("value", ""), str, "value"), words_of(row.get("label", {}), "label"))


def condition_from(row: dict) -> Condition | None:
    data = row.get("condition")
    if data is None:
        return None
    if not isinstance(data, dict):
        wrong("condition")
    values = tuple(typed(value, str, "values") for value in listed(data, "values"))
    return Condition(typed(data.get("question", ""), str, "question"), values)


def listed(data: dict, name: str) -> list:
    return typed(data.get(name, []), list, name)


def words_of(data: object, name: str) -> dict[str, str]:
    return {typed(key, str, name): typed(text, str, name) for key, text in typed(data, dict, name).items()}


def typed(value: object, kind: type[T], name: str) -> T:
    return value if isinstance(value, kind) else wrong(name)


def wrong(what: str) -> NoReturn:
    raise Malformed(f"{what} has not the shape that a definition has.")

"""A definition: questions in their order, as pure data. The web form, the API and the phone's form all read it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.i18n.names import codes, words_in

LANGUAGES = codes()  # a definition is published in all of these
LONGEST_TEXT = {"text": 300, "long": 10_000, "links": 4_000, "account": 500}
YES_NO = ("yes", "no")
Words = dict[str, str]  # language: text


class Kind(StrEnum):
    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    LINKS = "links"
    ACCOUNT = "account"
    PLACE = "place"


class Fact(StrEnum):
    """A column of the report in the clear that an answer goes to, instead of being sealed."""

    AGE_BAND = "age_band"
    LIVE_CONTACT = "live_contact"
    STILL_ONLINE = "still_online"
    REGION = "region"


@dataclass(frozen=True)
class Choice:
    value: str
    label: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """Asked only when the answer to `question` is one of `values`."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """`joined`: on the same page as the question before. `longest` 0 means what is usual for its kind."""

    name: str
    kind: str
    label: Words = field(default_factory=dict)
    help: Words = field(default_factory=dict)
    required: bool = False
    longest: int = 0
    choices: tuple[Choice, ...] = ()
    condition: Condition | None = None
    fact: str = ""
    joined: bool = False

    @property
    def limit(self) -> int:
        return self.longest or LONGEST_TEXT.get(self.kind, 0)

    def values(self) -> tuple[str, ...]:
        """What can be chosen; empty where one writes."""
        return YES_NO if self.kind == Kind.YES_NO else tuple(choice.value for choice in self.choices)

    def says(self, value: str, language: str) -> str:
        """The words of a choice; the value itself where it has none."""
        return next((words_in(c.label, language) or value for c in self.choices if c.value == value), value)


@dataclass(frozen=True)
class Definition:
    questions: tuple[Question, ...] = ()

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def get(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)

    def without(self, names: Collection[str]) -> "Definition":
        """Without the questions that were asked already, elsewhere."""
        return replace(self, questions=tuple(question for question in self.questions if question.name not in names))

"""The faults a definition can have, in words that say what to do."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("There is no question."),
    "too_many": _("There are more than %(most)s questions."),
    "too_long": _("All answers together may have %(most)s characters."),
    "duplicate": _("Two questions have this name."),
    "fact_twice": _("Another question fills the fact “%(fact)s” already."),
    "joined_first": _("The first question has none before it to join."),
    "name": _("The name must be small letters, figures and _, beginning with a letter."),
    "reserved": _("This name is used by the form itself. Choose another."),
    "kind": _("There is no kind “%(kind)s”."),
    "door_kind": _("The doors ask a question of this name that is of another kind."),
    "longest": _("The longest length does not fit this kind of question."),
    "label": _("The question is missing in: %(language)s."),
    "help": _("The help text is missing in: %(language)s."),
    "long_label": _("The question is longer than %(most)s characters."),
    "long_help": _("The help text is longer than %(most)s characters."),
    "no_choices": _("Only a question of the kind “choice” has choices."),
    "few_choices": _("It needs 2 to %(most)s choices."),
    "value": _("The value “%(value)s” is not short and simple: small letters and figures."),
    "value_twice": _("The value “%(value)s” is there twice."),
    "choice_label": _("The choice “%(value)s” is missing in: %(language)s."),
    "fact": _("There is no fact “%(fact)s”."),
    "fact_kind": _("This kind of question cannot fill the fact “%(fact)s”."),
    "fact_values": _("For the age the values must be: %(values)s."),
    "unknown": _("It depends on “%(other)s”, which does not exist."),
    "loop": _("It depends on “%(other)s”, which depends on it: a loop."),
    "later": _("It depends on “%(other)s”, which is asked later."),
    "no_values": _("It depends on “%(other)s”, where nothing is chosen."),
    "no_choice": _("“%(other)s” has no choice “%(value)s”."),
    "same_page": _("It depends on “%(other)s”, which is on the same page."),
}


@dataclass(frozen=True)
class Fault:
    """`code` for programs, `question` where it is, `facts` for the sentence."""

    code: str
    question: str = ""
    facts: dict = field(default_factory=dict, hash=False)

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code]) % self.facts

    def __str__(self) -> str:
        return f"{self.question}: {self.sentence}" if self.question else self.sentence

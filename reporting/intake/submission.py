"""What was filled in, on whichever way, made into what is sent: sealed answers apart from facts in the clear."""

from django.utils.translation import gettext_lazy as _

from core.models import Region
from reporting.questions import fields
from reporting.questions.accounts import parted
from reporting.questions.definition.conditions import asked
from reporting.questions.definition.model import Definition, Fact

NOTHING_YET = _("One thing is still needed: where it is, which account, or what happened. Please write one of them.")


def answers(door: str, values: dict[str, str], definition: Definition) -> dict[str, str]:
    """The answers to be sealed: where it is, as the chosen door asks it, and what the rubric asks."""
    sealed = [question.name for question in asked(definition, values) if not question.fact]
    names = dict.fromkeys([*fields.where(door), *sealed])
    return with_accounts({name: values[name] for name in names if values.get(name)})


def with_accounts(given: dict[str, str]) -> dict[str, str]:
    """Accounts that were written where links are asked stand among the accounts."""
    links, accounts = parted(given.get("links", ""))
    if not accounts:
        return given
    accounts = "\n".join(filter(None, [accounts, given.get("account")]))
    return {name: text for name, text in (given | {"links": links, "account": accounts}).items() if text}


def facts(values: dict[str, str], definition: Definition) -> dict[str, object]:
    """The columns of the report that answers fill."""
    names = fact_names(values, definition)
    given: dict[str, object] = {fact: values[name] for name, fact in names.items()}
    if Fact.REGION in given:
        given["region"] = Region.objects.filter(slug=given[Fact.REGION]).first()
    return {str(name): value for name, value in given.items()}


def fact_names(values: dict[str, str], definition: Definition) -> dict[str, str]:
    """The answered questions whose answers are facts: {question: fact}."""
    return {q.name: q.fact for q in asked(definition, values) if q.fact and values.get(q.name)}


def knows_enough(door: str, values: dict[str, str]) -> bool:
    """Is enough known to send it? One thing is: where it is, as the door asks it, which account, or the story. A threat
    that came by telephone is nowhere but in the words of whoever tells it."""
    return any(values.get(name) for name in (*fields.where(door), fields.ACCOUNT.name, fields.STORY.name))

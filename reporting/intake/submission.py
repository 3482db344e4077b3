"""What was filled in, on whichever way, made into what is sent: sealed answers apart from facts in the clear."""

from core.models import Region
from reporting.questions import fields
from reporting.questions.accounts import parted
from reporting.questions.definition.conditions import asked
from reporting.questions.definition.model import Definition, Fact


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


def knows_where(door: str, values: dict[str, str]) -> bool:
    """Is enough known to send it? A programme needs its time; of everything else one thing is enough."""
    if door == "media":
        return bool(values.get("programme") and values.get("when"))
    names = ("links",) if door == "link" else (*fields.where(door), "story")
    return any(values.get(name) for name in names)

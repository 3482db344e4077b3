"""Which questions are asked, given what was answered so far, and on which pages."""

from reporting.questions.definition.model import Definition, Question


def asked(definition: Definition, values: dict[str, str]) -> list[Question]:
    """The questions whose conditions hold. A condition on a question that is not asked itself does not hold."""
    found: dict[str, Question] = {}
    for question in definition:
        condition = question.condition
        holds = condition is None or (
            condition.question in found and values.get(condition.question) in condition.values
        )
        if holds:
            found[question.name] = question
    return list(found.values())


def pages(definition: Definition, values: dict[str, str]) -> dict[str, list[Question]]:
    """What is asked, page by page, each page under the name of the first question that stands on it when all is asked.

    Who joins whom does not depend on the answers: else a question could slip onto a page that has been passed.
    """
    wanted = asked(definition, values)
    left = {
        name: [question for question in page if question in wanted] for name, page in every_page(definition).items()
    }
    return {name: page for name, page in left.items() if page}


def every_page(definition: Definition) -> dict[str, list[Question]]:
    """All pages with all that they may ask, whatever is answered."""
    found: dict[str, list[Question]] = {}
    name = ""
    for question in definition:
        name = name if question.joined and name else question.name
        found.setdefault(name, []).append(question)
    return found


def missing(definition: Definition, values: dict[str, str]) -> list[Question]:
    """The questions that must be answered and are not yet."""
    return [question for question in asked(definition, values) if question.required and not values.get(question.name)]

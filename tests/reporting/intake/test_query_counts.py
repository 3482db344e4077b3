"""A step of RAPORTO! asks the database as often for one rubric, category and question as for three."""

import pytest

from reporting.models import Category, Rubric
from reporting.questions import actions
from reporting.questions.definition.model import Definition, Question
from tests.reporting.walk import enter, send, step

URL = "/raporto/"


@pytest.fixture(params=[1, 3])
def offered(request, home, vault) -> str:
    """So many rubrics, each with so many categories and a page of so many questions."""
    Category.objects.all().delete()
    Rubric.objects.all().delete()
    for number in range(request.param):
        rubric = Rubric.objects.create(slug=f"rubrika-{number}", name=f"Rubrika {number}", locale=home.locale)
        for other in range(request.param):
            Category.objects.create(rubric=rubric, slug=f"lloji-{other}", name=f"Lloji {other}", locale=home.locale)
        publish(rubric.slug, request.param)
    return "rubrika-0"


def publish(scope: str, count: int) -> None:
    """Two pages: the first with `count` questions, the second with one."""
    first = [question(f"pyetja{number}", joined=number > 0) for number in range(count)]
    draft = actions.begin_draft(scope, by=None)
    actions.write_draft(draft, Definition((*first, question("fundi"))), seen=draft.definition, by=None)
    actions.publish(draft, by=None)


def question(name: str, joined: bool = False) -> Question:
    return Question(name, "text", {"sq": name, "en": name}, joined=joined)


@pytest.fixture
def at_question(client, offered):
    """The page with the rubric's first questions."""
    page = send(client, enter(client), links="https://example.org/x")
    page = send(client, page, rubric=offered)
    page = send(client, page, category="lloji-0")
    assert step(page) == "q-pyetja0"
    return page


def test_doors(client, offered, django_assert_num_queries):
    client.get(URL)

    with django_assert_num_queries(1):  # the rubrics
        client.get(URL)


@pytest.mark.parametrize(
    ("go", "then", "count"),
    [
        # The version of the questions, whether there are categories, the rubric; and to keep the form, for Back:
        # found, kept, found again by the GET, which asks for the version and the rubric (files? a note?) once more.
        ("next", "q-fundi", 9),
        ("back", "category", 10),  # and the categories
        ("help", "help", 8),  # and the helplines
    ],
)
def test_question_page(client, at_question, django_assert_num_queries, go, then, count):
    with django_assert_num_queries(count):
        answer = send(client, at_question, go=go, pyetja0="përgjigje")

    assert step(answer) == then

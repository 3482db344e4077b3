"""The public API: only what every reader may see, at a constant price, and no 500 whatever is asked."""

import json

import pytest
from django.core.files.base import ContentFile
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.access import ApiAccess
from core.models import CustomDocument, CustomImage, Helpline
from pages.models import InfoPage

PAGES, IMAGES, DOCUMENTS = KINDS = "/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/"
ENDS = ("", "{id}/", "find/")


@pytest.fixture
def page(home):
    def make(title, under=None, live=True):
        page = InfoPage(title=title, locale=home.locale, live=live)
        return (under or home).add_child(instance=page)

    return make


def image(title, collection=None):
    made = CustomImage(title=title, file=get_test_image_file(f"{title}.png"))
    made.collection = collection or Collection.get_first_root_node()
    made.save()
    return made


def document(title, collection=None):
    made = CustomDocument(title=title, file=ContentFile(b"x", f"{title}.txt"))
    made.collection = collection or Collection.get_first_root_node()
    made.save()
    return made


@pytest.fixture
def guarded(db):
    collection = Collection.get_first_root_node().add_child(name="Të brendshme")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def titles(client, path):
    return [item["title"] for item in client.get(path).json()["items"]]


# --- What is not everybody's ----------------------------------------------------------------------------------------
def test_pages_lists_live_pages_of_both_languages(page, home_en, visitor):
    page("Faqe")

    assert {"Kreu", "Home", "Faqe"} == set(titles(visitor, PAGES))


@pytest.mark.parametrize(
    "query", ["", "?fields=*", "?type=pages.InfoPage&fields=*", "?search=Fshehur", "?slug=fshehur"]
)
def test_draft_is_absent(page, visitor, query):
    hidden = page("Fshehur", live=False)

    answer = visitor.get(f"{PAGES}{query}")

    assert "Fshehur" not in json.dumps(answer.json().get("items", []))
    assert visitor.get(f"{PAGES}{hidden.pk}/").status_code == 404
    assert visitor.get(f"{PAGES}find/?id={hidden.pk}").status_code == 404


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_guarded_page_and_what_lies_below_is_absent(page, visitor, kind):
    shut = page("Fshehur")
    below = page("Poshtë", under=shut)
    PageViewRestriction.objects.create(page=shut, restriction_type=kind, password="x")

    assert {"Fshehur", "Poshtë"}.isdisjoint(titles(visitor, PAGES))
    for hidden in (shut, below):
        assert visitor.get(f"{PAGES}{hidden.pk}/").status_code == 404
        assert visitor.get(f"{PAGES}?child_of={hidden.pk}").status_code == 400
        assert visitor.get(f"{PAGES}?ancestor_of={hidden.pk}").status_code == 400
        assert visitor.get(f"{PAGES}?translation_of={hidden.pk}").status_code == 400


def test_alias_does_not_name_the_guarded_page_it_stands_for(page, home, visitor):
    shut = page("Fshehur")
    alias = shut.create_alias(parent=home, update_slug="alias")
    PageViewRestriction.objects.create(page=shut, restriction_type="login")

    answer = visitor.get(f"{PAGES}{alias.pk}/?fields=*").json()

    assert "alias_of" not in answer["meta"]


@pytest.mark.parametrize(("path", "make"), [(IMAGES, image), (DOCUMENTS, document)])
def test_file_of_a_guarded_collection_is_absent(visitor, guarded, path, make):
    hidden = make("Fshehur", guarded)
    make("Hapur")

    assert titles(visitor, f"{path}?fields=*") == ["Hapur"]
    assert visitor.get(f"{path}{hidden.pk}/").status_code == 404
    assert visitor.get(f"{path}find/?id={hidden.pk}").status_code == 404


@pytest.mark.parametrize("path", [PAGES, IMAGES, DOCUMENTS])
def test_all_fields_are_those_that_we_know(page, visitor, path):
    page("Faqe")
    image("Foto")
    document("Dosje")
    known = {
        PAGES: {"id", "meta", "title"},
        IMAGES: {"id", "meta", "title", "width", "height"},
        DOCUMENTS: {"id", "meta", "title"},
    }

    items = visitor.get(f"{path}?fields=*").json()["items"]

    assert items
    assert set(items[0]) == known[path]
    assert {"owner", "file_hash", "uploaded_by_user", "collection"}.isdisjoint(items[0]["meta"])


@pytest.mark.parametrize("field", ["owner", "view_restrictions", "revisions", "uploaded_by_user", "parent(owner)"])
def test_inner_fields_cannot_be_asked_for(visitor, home, field):
    assert visitor.get(f"{PAGES}?fields={field}").status_code == 400
    assert visitor.get(f"{PAGES}{home.pk}/?fields={field}").status_code == 400


def test_what_can_be_asked_for_is_all_that_there_is(visitor, db):
    """No list of reports, sessions' places or people: RAPORTO! only takes in."""
    schema = visitor.get("/api/schema/?format=json").json()

    lists = {"/api/v1/helplines/", "/api/v1/sessions/", *(f"{path}{end}" for path in KINDS for end in ENDS)}
    intake = {"/api/raporto/", "/api/raporto/skedare/"}
    assert set(schema["paths"]) == lists | intake


# --- Its price ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("number", [1, 3, 20])
@pytest.mark.parametrize("query", ["", "?fields=*", "?type=pages.InfoPage&fields=*"])
def test_pages_cost_the_same_however_many(page, visitor, number, query, django_assert_num_queries):
    for n in range(number):
        page(f"Faqe {n}")
    visitor.get(f"{PAGES}{query}")

    with django_assert_num_queries(9):
        answer = visitor.get(f"{PAGES}{query}")

    assert len(answer.json()["items"]) >= number


@pytest.mark.parametrize("number", [1, 3, 20])
@pytest.mark.parametrize(("path", "make"), [(IMAGES, image), (DOCUMENTS, document)])
def test_files_cost_the_same_however_many(visitor, number, path, make, django_assert_num_queries):
    for n in range(number):
        make(f"F{n}").tags.add("fëmijë", "shkollë")
    visitor.get(f"{path}?fields=*")

    with django_assert_num_queries(6):
        answer = visitor.get(f"{path}?fields=*")

    assert len(answer.json()["items"]) == number
    assert answer.json()["items"][0]["meta"]["tags"] == ["fëmijë", "shkollë"]


@pytest.mark.parametrize("number", [1, 3, 20])
def test_helplines_cost_the_same_however_many(visitor, home, number, django_assert_num_queries):
    for n in range(number):
        Helpline.objects.create(name=f"Linja {n}", number="116 111", locale=home.locale)

    with django_assert_num_queries(1):
        answer = visitor.get("/api/v1/helplines/")

    assert len(answer.json()) == number


@pytest.mark.parametrize("path", [PAGES, IMAGES, DOCUMENTS])
def test_no_more_than_fifty_at_once(visitor, home, path):
    assert visitor.get(f"{path}?limit=50").status_code == 200
    assert visitor.get(f"{path}?limit=51").status_code == 400


# --- Our own endpoints ----------------------------------------------------------------------------------------------
def test_helplines_say_whether_they_are_confirmed_and_in_which_language(visitor, home, home_en):
    Helpline.objects.create(name="ALO", number="116 111", free=True, confirmed=True, locale=home.locale)
    Helpline.objects.create(name="Hello", number="129", locale=home_en.locale)

    lines = visitor.get("/api/v1/helplines/").json()

    assert [(line["name"], line["confirmed"], line["language"]) for line in lines] == [
        ("ALO", True, "sq"),
        ("Hello", False, "en"),
    ]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [PAGES, IMAGES, DOCUMENTS, "/api/v1/helplines/", "/api/v1/sessions/", "/api/schema/"])
def test_nothing_can_be_written(visitor, home, path, method):
    assert getattr(visitor, method)(path, "{}", content_type="application/json").status_code in (403, 405)


def test_answers_are_json_alone(visitor, home):
    answer = visitor.get(PAGES, HTTP_ACCEPT="text/html")

    assert answer["Content-Type"] == "application/json"


def test_schema_is_made_without_warnings(capsys, db):
    from drf_spectacular.drainage import GENERATOR_STATS
    from drf_spectacular.generators import SchemaGenerator

    GENERATOR_STATS.reset()
    schema = SchemaGenerator().get_schema(request=None, public=True)

    assert not GENERATOR_STATS._warn_cache
    assert not GENERATOR_STATS._error_cache
    assert schema["paths"]["/api/v1/helplines/"]["get"]["responses"]["200"]


# --- Who may --------------------------------------------------------------------------------------------------------
def test_endpoint_without_a_mark_is_closed(analyst):
    class Forgotten(APIView):
        pass

    request = APIRequestFactory().get("/")
    request.user = analyst

    assert not ApiAccess().has_permission(request, Forgotten())
    assert Forgotten.as_view()(request).status_code == 403


def test_endpoint_with_a_rule_asks_it(analyst, editor):
    class Desk(APIView):
        access = staticmethod(lambda user: user.has_role("analyst"))

    request = APIRequestFactory().get("/")

    for person, expected in ((analyst, True), (editor, False)):
        request.user = person
        assert ApiAccess().has_permission(request, Desk()) is expected


def test_editors_still_have_the_explorer_of_the_admin(login, editor, home):
    assert login(editor).get("/admin/api/main/pages/?child_of=root&for_explorer=1").status_code == 200


def test_strangers_have_nothing_of_the_admins_own_api(visitor, home):
    for part in ("pages", "images", "documents"):
        assert visitor.get(f"/admin/api/main/{part}/").status_code in (302, 403)


# --- Wrong questions ------------------------------------------------------------------------------------------------
HUGE = "9" * 40
WRONG = [
    "id=abc", f"id={HUGE}", f"offset={HUGE}", "offset=-1", "limit=x", f"limit={HUGE}", "first_published_at=x",
    "locale=xx", "locale=%00", "site=x", "site=localhost:abc", "type=x.Y", "type=accounts.User",
    "type=reporting.Report", "order=owner", "order=parent", "order=-", "fields=*(", "fields=((((",
    "fields=title,title,-title", "fields=%00", f"child_of={HUGE}", f"translation_of={HUGE}",
    f"ancestor_of={HUGE}", f"descendant_of={HUGE}", "child_of=root&descendant_of=root", "slug=%00", "parent=1",
    "search=a", "nonsense=1", "show_in_menus=maybe", "%FF=%FE", "title=" + "x" * 3000, "order=random&offset=1",
]  # fmt: skip


@pytest.mark.parametrize("query", WRONG)
@pytest.mark.parametrize("path", [PAGES, IMAGES, DOCUMENTS, f"{PAGES}find/", f"{IMAGES}find/"])
def test_wrong_question_is_never_a_500(visitor, home, path, query):
    assert visitor.get(f"{path}?{query}").status_code in (200, 302, 400, 404)


@pytest.mark.parametrize(
    "path", [f"{PAGES}{HUGE}/", f"{IMAGES}{HUGE}/", f"{DOCUMENTS}0/", f"{PAGES}find/?html_path=/x/%00"]
)
def test_wrong_address_is_never_a_500(visitor, home, path):
    assert visitor.get(path).status_code in (400, 404)

"""What Wagtail's own views break on is answered with a sentence and a 4xx, never with an error page."""

import pytest
from wagtail.models import Page

from pages.models import GuidePage
from tests.html import page, text

HUGE = "9" * 30
# method, address; {page} is a page, {root} the root of all pages
WRONG = (
    ("post", "/admin/pages/{page}/set_position/?position=" + HUGE),
    ("post", "/admin/pages/{root}/set_position/?position=0"),
    ("get", "/admin/pages/{root}/set_position/"),
    ("post", "/admin/pages/{root}/move/{page}/confirm/"),
    ("post", "/admin/pages/{page}/copy/"),
    ("get", "/admin/choose-external-link/?parent_page_id=x"),
    ("get", "/admin/choose-email-link/?parent_page_id=x"),
    ("get", "/admin/choose-email-link/?link_url=http://["),
    ("get", "/admin/choose-phone-link/?parent_page_id=x"),
    ("get", "/admin/choose-anchor-link/?parent_page_id=%C2%B2"),
    ("get", "/admin/choose-page/?target_pages[]=x"),
    ("get", "/admin/choose-page/?target_pages[]=" + HUGE),
    ("get", "/admin/choose-page/?user_perms=move_to&target_pages[]=1&target_pages[]=x"),
    ("get", "/admin/choose-page/chosen-multiple/?id=x"),
    ("get", "/admin/images/chooser/chosen-multiple/?id=x"),
    ("get", "/admin/bulk/wagtailcore/page/move/?id=x"),
    ("get", "/admin/bulk/wagtailcore/page/delete/?id=" + HUGE),
    ("get", "/admin/bulk/core/helpline/delete/?id=x"),
    ("get", "/admin/pages/?edited_by=" + HUGE),
    ("get", "/admin/pages/{page}/results/?owner=" + HUGE),
)


@pytest.fixture
def below_home(home):
    return home.add_child(instance=GuidePage(title="Udhëzues", slug="udhezues-i-ri"))


@pytest.mark.parametrize(("method", "address"), WRONG, ids=lambda value: value[:60])
def test_wrong_request_is_a_4xx_with_a_sentence(login, editor, below_home, method, address):
    url = address.format(page=below_home.pk, root=Page.get_first_root_node().pk)

    answer = getattr(login(editor), method)(url)

    assert answer.status_code in (400, 404)
    assert len(text(page(answer).main.find(class_="lead"))) > 20


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-external-link/?parent_page_id=",
        "/admin/choose-external-link/?parent_page_id=2&link_url=https://shembull.al/",
        "/admin/choose-email-link/?link_url=mailto:a@example.org",
        "/admin/bulk/wagtailcore/page/move/?id=all&childOf={home}",
        "/admin/choose-page/?target_pages[]={page}&user_perms=move_to",
    ],
)
def test_right_request_passes(login, editor, home, below_home, address):
    answer = login(editor).get(address.format(page=below_home.pk, home=home.pk))

    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["/admin/pages/1/set_position/", "/admin/choose-page/?target_pages[]=x"])
def test_stranger_is_sent_to_sign_in(visitor, address):
    assert visitor.get(address).status_code == 302

"""Requests on which Wagtail's own views break: they are told apart before the view runs, and answered with a sentence.

Wagtail trusts the addresses that its own pages write. One that was cut off, or typed by hand, ended as an error page.
Only what is known to break stands here, so that a real fault of the program is still seen as one.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.localization import get_localized_response
from wagtail.models import Page

NUMBER = re.compile(r"-?[0-9]{1,18}")  # what every database takes; "²" is a digit to Python, and no number
NUMBERS = {"parent_page_id", "target_pages[]", "position", "edited_by", "owner", "locked_by"}
ROOT_STAYS = {"set_page_position", "move_confirm", "copy"}

NO_NUMBER = _(
    "The address of this page was cut off or changed: a number in it is none. Please come here from the menu."
)
NO_LINK = _("This link cannot be read: please look at its brackets, or type it again.")
ROOT = _("The page above all others is neither moved nor copied nor put in order.")
NO_PLACE = _("Nobody said where the copy goes: please choose the page above it.")


def refuse(request: HttpRequest) -> HttpResponse | None:
    """400 in the person's own language for a request that would break its view; None for every other."""
    if not request.user.is_authenticated:
        return None
    sentence = next(faults(request), None)
    return get_localized_response(refused, request, sentence) if sentence else None


def refused(request: HttpRequest, sentence: str | Promise) -> HttpResponse:
    return render(request, "400.html", {"message": sentence}, status=400)


def faults(request: HttpRequest) -> Iterator[str | Promise]:
    """A sentence for each thing that Wagtail's view could not bear."""
    match = request.resolver_match
    if match is None:
        return
    if not all(NUMBER.fullmatch(number) for number in numbers(request)):
        yield NO_NUMBER
    if not is_readable(request.GET.get("link_url", "")):
        yield NO_LINK
    if match.view_name.startswith("wagtailadmin_pages:"):
        yield from faults_of_page(request, match.url_name or "", next(iter(match.kwargs.values()), None))


def numbers(request: HttpRequest) -> Iterator[str]:
    """Every parameter that Wagtail takes for a number; the rows of a bulk action may also be "all"."""
    rows = request.path.startswith("/admin/bulk/") or request.path.endswith("/chosen-multiple/")
    for name in NUMBERS | ({"id"} if rows else set()):
        yield from (value for value in request.GET.getlist(name) if value not in ("", "all"))


def is_readable(link: str) -> bool:
    try:
        urlsplit(link)
    except ValueError:
        return False
    return True


def faults_of_page(request: HttpRequest, view: str, pk: int | None) -> Iterator[str | Promise]:
    if view in ROOT_STAYS and Page.objects.filter(pk=pk, depth=1).exists():
        yield ROOT
    if view == "copy" and request.method == "POST" and "new_parent_page" not in request.POST:
        yield NO_PLACE

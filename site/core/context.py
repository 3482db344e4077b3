"""What every public template may use: navigation, helplines, languages, addresses."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.content import navigation


def site(request: HttpRequest) -> dict:
    """Lazy, so that the admin and the API pay nothing for it."""
    language = get_language() or settings.LANGUAGE_CODE
    lazy = {
        "site_nav": lambda: navigation.menus(language),
        "strip_helplines": lambda: navigation.urgent_helplines(language),
        "language_switch": lambda: navigation.language_switch(request, language),
        "search_page": lambda: reverse("search"),  # not `search_url`: Wagtail's own templates mean another thing by it
        "home_url": lambda: "/" if language == settings.LANGUAGE_CODE else f"/{language}/",
    }
    return {name: SimpleLazyObject(make) for name, make in lazy.items()} | {
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "demo_banner": settings.DEMO,
        "two_factor_off": not settings.REQUIRE_TWO_FACTOR,
    }

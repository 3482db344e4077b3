from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from core.access import public
from core.http import cacheable
from core.search import crisis
from core.search.entries import find

LONGEST_QUERY = 100


@public
def search(request: HttpRequest) -> HttpResponse:
    """Results for ?q=, in the language of the address."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    language = get_language()
    context = {
        "query": query,
        "results": find(query, language) if query else [],
        "crisis": crisis.card(query, language),
        "numbers": crisis.numbers(language),
    }
    return cacheable(render(request, "search/results.html", context), seconds=30)

"""How the hotline is doing, for everybody: a page, a table and JSON. Only what was published (docs/figures.md)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import public
from core.figures.suppression import THRESHOLD
from core.http import cacheable
from reporting.figures import open_data
from reporting.figures.story import story

HOUR = 3600


@public
@require_safe
def how_we_are_doing(request: HttpRequest) -> HttpResponse:
    context = {"story": story(open_data.published()), "least": THRESHOLD}
    return cacheable(render(request, "reporting/figures/public.html", context))


@public
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(open_data.as_csv(open_data.published()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="raporto.csv"'
    return cacheable(response, HOUR)


@public
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    return cacheable(JsonResponse(open_data.as_json(open_data.published())), HOUR)

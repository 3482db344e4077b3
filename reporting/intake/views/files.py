"""The last page where files may be sent. Its address is one of its own because only here a large body is accepted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

from core.access import public
from core.http import accepts_body, comes_back
from reporting.attachments import limits, uploads
from reporting.intake.files import accepted_on_page
from reporting.intake.views.wizard import start


@public
@comes_back
@accepts_body(limits.BODY)
@csrf_exempt
def files(request: HttpRequest) -> HttpResponse:
    """Seal what comes while it comes, then go on as every step does."""
    if request.method != "POST":
        return redirect("reporting:start")
    uploads.receive(request, accepted_on_page)
    return start(request)

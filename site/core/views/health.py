from django.db import connection
from django.http import HttpRequest, HttpResponse

from core.access import public


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, for load balancers and container health checks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")

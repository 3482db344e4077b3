from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from core.access import public
from core.audit import heads


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, for load balancers and container health checks.

    What is wrong with the heads of the audit trail is said in words and stops nothing: reports must go on arriving.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    try:
        trouble = heads.trouble()
    except DatabaseError:  # before the first migration
        trouble = "the trail cannot be read"
    return HttpResponse(f"ok; audit: {trouble}" if trouble else "ok", content_type="text/plain")

"""Whence the links of a report come: worked out of the opened text, for the time of one page; nothing is fetched."""

from accounts.models import StaffRequest
from reporting.cases import rules
from reporting.cases.opening import Opened
from reporting.links.defang import defang
from reporting.links.normalise import NotALink
from reporting.links.origin import LinkOrigin, origin
from reporting.notices.views.notices import MOST_LINKS, links_of


def part(request: StaffRequest, opened: Opened) -> dict | None:
    """For the report's page: host, domain, address and country of each link."""
    found = origins(opened, resolve=opened.resolve)
    if not found:
        return None
    rows = [{"host": defang(row.host), "domain": defang(row.domain), "origin": row} for row in found]
    return {"report": opened.report, "rows": rows, "may": rules.can_handle(request.user, opened.report)}


def origins(opened: Opened, *, resolve: bool) -> list[LinkOrigin]:
    """One for each host; what is no link after all is left out."""
    found: dict[str, LinkOrigin] = {}
    for link in links_of(opened)[:MOST_LINKS]:
        try:
            row = origin(link, resolve=resolve)
        except NotALink:
            continue
        found.setdefault(row.host, row)
    return list(found.values())

"""Editions for tests, published below a home page."""

import datetime as dt

from campaigns.models import Activity, EditionIndexPage, EditionPage


def make_index(home, **fields) -> EditionIndexPage:
    index = EditionIndexPage(**{"title": "Dita", "slug": "dita", "locale": home.locale} | fields)
    home.refresh_from_db()
    return home.add_child(instance=index)


def make_edition(index, year: int, activities: int = 0, **fields) -> EditionPage:
    edition = EditionPage(**{"title": f"Dita {year}", "slug": str(year), "year": year, "locale": index.locale} | fields)
    index.refresh_from_db()
    index.add_child(instance=edition)
    for number in range(activities):
        make_activity(edition, title=f"Veprimtaria {number + 1}")
    return edition


def make_activity(edition, **fields) -> Activity:
    standard = {"title": "Veprimtaria", "day": edition.date, "starts": dt.time(10), "locale": edition.locale}
    return Activity.objects.create(page=edition, **standard | fields)

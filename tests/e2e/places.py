"""Every kind of page that a reader can come to, and where the demo has one."""

TYPES = (
    "homepage",
    "audiencepage",
    "sectionpage",
    "topicpage",
    "guidepage",
    "newspage",
    "programmepage",
    "infopage",
    "lawpage",
    "helplinespage",
    "partnerspage",
    "contactpage",
    "editionindexpage",
    "editionpage",
)
VIEWS = {
    "search": "kerko/",
    "search-found": "kerko/?q=femijeve",
    "search-nothing": "kerko/?q=xyzzy",
    "map": "seancat/",
    "region": "seancat/shkoder/",
    "danger-now": "raporto/tani/",
    "raporto": "raporto/",
    "code": "raporto/kodi/",
    "figures": "raporto/si-po-ecim/",
    "missing": "kjo-faqe-nuk-ekziston/",
}
ONE_LANGUAGE = {"login": "/hyrja/login/", "offline": "/offline/"}
LANGUAGES = ("sq", "en")
ALBANIAN = [(name, "sq") for name in (*TYPES, *VIEWS, *ONE_LANGUAGE)]
ALL = ALBANIAN + [(name, "en") for name in (*TYPES, *VIEWS)]

# The live pages of a type in a language, the one that has the most to show first.
LIVE = """
    SELECT page.url_path FROM wagtailcore_page page
    JOIN {app}_{name} own ON own.page_ptr_id = page.id
    JOIN wagtailcore_locale locale ON locale.id = page.locale_id
    WHERE page.live AND locale.language_code = ? ORDER BY length(own.body) DESC, page.id
"""


def address(demo, name: str, language: str) -> str:
    """The address of the richest page of a type, or of a view."""
    if name in ONE_LANGUAGE:
        return ONE_LANGUAGE[name]
    if name in VIEWS:
        return ("/" if language == "sq" else f"/{language}/") + VIEWS[name]
    return pages(demo, name, language)[0]


def pages(demo, name: str, language: str) -> list[str]:
    """The addresses of all live pages of a type."""
    query = LIVE.format(app="campaigns" if name.startswith("edition") else "pages", name=name)
    return [public(path) for (path,) in demo.rows(query, language)]


def public(url_path: str) -> str:
    """The path of a page in the tree begins with its language; the address of an Albanian one does not."""
    return url_path.removeprefix("/sq")

"""Walks a page with the Tab key, as somebody without a mouse does."""

from dataclasses import dataclass

from playwright.sync_api import Page

LONGEST = 400
# What has the focus now. It is seen when some of it is on the screen with nothing over it, and a ring is drawn around
# it, around the card that it stretches over, or around the row that it stands in.
HERE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const times = Number(at.dataset.stop ?? 0);
  const first = times === 0 || at.type === "date" && times < 4;  // day, month, year and the calendar are stops of one
  at.dataset.stop = times + 1;
  const ring = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const ringed = (part) => part && (ring(getComputedStyle(part)) || ring(getComputedStyle(part, "::after")));
  const drawn = (part) => part && getComputedStyle(part).strokeWidth !== "0px";
  const row = at.closest("label");
  const spots = [[0.5, 0.5], [0.02, 0.5], [0.98, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const bare = [...at.getClientRects()].some((box) => spots.some(([x, y]) => {
    const there = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return there && (at.contains(there) || there.contains(at) && there !== document.body);
  }));
  return {
    what: at.outerHTML.slice(0, 140),
    href: at.getAttribute("href") ?? "",
    first,
    skips: at.matches(".skip-link"),
    seen: bare && Boolean(ringed(at) || ringed(row) || drawn(at.querySelector("path"))),
  };
}"""
# What Tab should have come to: everything that can be used and is drawn. Of a group of radio buttons one is enough.
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((part) => part.checkVisibility({visibilityProperty: true}) && part.tabIndex >= 0)
  .filter((part) => !part.disabled && part.type !== "hidden")
  .filter((part) => !part.dataset.stop && !document.querySelector(`[data-stop][type=radio][name="${part.name}"]`))
  .map((part) => part.outerHTML.slice(0, 140))"""


@dataclass(frozen=True)
class Stop:
    what: str
    href: str
    first: bool
    skips: bool
    seen: bool


def from_the_top(page: Page) -> None:
    """A page that has put the focus somewhere, on an error or in a field, is walked from its beginning all the same."""
    page.evaluate(
        "() => { const all = document.body; all.tabIndex = -1; all.focus(); all.removeAttribute('tabindex'); }"
    )


def walk(page: Page) -> list[Stop]:
    """Every stop of the Tab key from the top of the page until it leaves it or comes round again."""
    stops = []
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or not here["first"]:
            return stops
        stops.append(Stop(**here))
    raise AssertionError("the Tab key never came to an end")


def hidden(stops: list[Stop]) -> list[str]:
    """The stops at which nobody sees where they are."""
    return [stop.what for stop in stops if not stop.seen]


def missed(page: Page) -> list[str]:
    return page.evaluate(MISSED)

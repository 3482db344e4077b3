"""axe-core on the page that is open: WCAG 2.0, 2.1 and 2.2, levels A and AA, and axe's own good practice.

`incomplete` is read too, for contrast: where axe cannot tell the background, somebody must look, so it counts.
"""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# What we put on a page of the admin, without what is Wagtail's.
OURS_ALONE = {"tags": WCAG, "include": ".content", "exclude": (".content header", ".w-slim-header")}
PRACTICE = ["best-practice"]
CONTRAST = "color-contrast"
# Reasons for which axe asks a person and the answer is known: a single letter, a sign that is no letter.
UNDECIDED = ("shortTextContent", "nonBmp")
# A cell that a scroller cuts off is read on the desktop, where there is room for it; a select's arrow is a gradient.
HARMLESS = """(node, why) => {
  const part = document.querySelector(node.target[0]);
  if (part?.tagName === "SELECT") return why === "bgGradient";
  for (let at = part; at && why === "elmPartiallyObscured"; at = at.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
  return false;
}"""
# Drawings made of pseudo-elements (a sun in the corner, a line between steps) lie beside the words or under them where
# they have faded out; with them axe calls every word of the box undecided, so it looks at the box without.
UNDRAWN = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*::before, *::after { background: none !important; }");
  document.adoptedStyleSheets.push(sheet);
}"""
RUN = """async ([context, options]) => {
  const found = await axe.run(context, options);
  const line = (rule, node) => `${rule.id} at ${node.target.join(" ")}: ${node.html.slice(0, 160)} – `
    + [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
  const why = (node) => node.any[0]?.data?.messageKey ?? "";
  const known = (node) => UNDECIDED.includes(why(node)) || (HARMLESS)(node, why(node));
  return [
    ...found.violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node))),
    ...found.incomplete.filter((rule) => rule.id === "color-contrast")
      .flatMap((rule) => rule.nodes.filter((node) => !known(node)).map((node) => "unsure: " + line(rule, node))),
  ];
}""".replace("UNDECIDED", json.dumps(UNDECIDED)).replace("HARMLESS", HARMLESS)


def violations(page: Page, *, tags=(*WCAG, *PRACTICE), only=(), include=None, exclude=()) -> list[str]:
    """A line for each fault. `only` names rules, instead of all under `tags`."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(UNDRAWN)
    options = {
        "runOnly": {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": list(tags)},
        "resultTypes": ["violations", "incomplete"],
        "preload": False,  # nothing is fetched for the sake of the test
    }
    if not only:
        options["rules"] = {"target-size": {"enabled": True}}
    context = {"exclude": [[place] for place in exclude]} | ({"include": [[include]]} if include else {})
    return page.evaluate(RUN, [context or "document", options])

"""Walks through RAPORTO! as a browser without script does: reads the hidden fields of one page, sends the next."""

import re

from tests import html

URL = "/raporto/"
CODE = re.compile(r"[0-9A-Z-]{22}")


def hidden(response, name: str) -> str:
    """The value of a hidden field in the page."""
    return html.hidden(html.forms(response), name)


def code_on(response) -> str:
    """The code that the page after sending shows, in the one place made for it; an error where it shows none."""
    (shown,) = html.texts(html.page(response), "main code#code.code")
    assert CODE.fullmatch(shown), shown
    return shown


def step(response) -> str:
    """The name of the step that the page shows."""
    return hidden(response, "step")


def send(client, response, go="next", url=URL, **typed):
    """Press a button on the page that `response` shows, with these answers."""
    names = ("step", "state", "p")
    data = {name: hidden(response, name) for name in names} | {"go": go, **typed}
    return client.post(url, data, follow=True)


def enter(client, door="link", url=URL):
    """Through a door."""
    return send(client, client.get(url), url=url, door=door)


def to_link(client, url=URL):
    """As far as the question for the link."""
    return enter(client, "link", url)


def to_page(client, response, name: str, url=URL):
    """Go on with nothing typed until the step `name` is there."""
    for _ in range(20):
        if step(response) == name:
            return response
        response = send(client, response, url=url)
    raise AssertionError(f"{name} never came")


def report(client, link="https://example.org/x", story="", url=URL, rubric="dhune", category="") -> str:
    """Send a report and return its code."""
    page = send(client, to_link(client, url), url=url, links=link)
    page = send(client, page, url=url, rubric=rubric)
    page = send(client, page, url=url, category=category)
    sent = send(client, page, go="send", url=url, story=story)
    return code_on(sent)

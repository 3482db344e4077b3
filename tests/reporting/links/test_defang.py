"""Nothing that a reporter pastes comes out as an address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.links.defang import defang

LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)
END = st.sampled_from(["al", "com", "org", "info", "example", "xn--p1ai", "co.uk"])
HOSTS = st.builds(lambda labels, end: ".".join([*labels, end]), st.lists(LABEL, min_size=1, max_size=3), END)
INVISIBLE = st.sampled_from(["", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\x00", "\x7f"])
SCHEMES = st.sampled_from(["http://", "https://", "HTTP://", "hTTps://", "http:", "https:/", "ftp://", ""])
PARSABLE = re.compile(r"https?\s*:", re.IGNORECASE)


@given(st.text(max_size=200), SCHEMES, HOSTS, st.text(max_size=50), INVISIBLE)
def test_defang_leaves_no_address(before, scheme, host, after, invisible):
    middle = len(host) // 2
    text = f"{before} {scheme}{host[:middle]}{invisible}{host[middle:]}/{after}"

    shown = defang(text)

    assert not PARSABLE.search(shown)
    assert host not in shown
    assert "://" not in shown.replace("hxxp://", "").replace("hxxps://", "")


@given(st.text())
def test_defang_is_finished_after_one_round_and_invents_no_link(text):
    once = defang(text)

    assert not PARSABLE.search(once)
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x7f]", once)


@given(HOSTS, st.sampled_from(["。", "．", "｡"]))
def test_dots_that_browsers_take_for_dots_are_defanged_too(host, dot):
    shown = defang(host.replace(".", dot))

    assert dot not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://example.org/a?b=c", "hxxps://example[.]org/a?b=c"),
        ("shiko www.faqe.example tani.", "shiko www[.]faqe[.]example tani."),
        ("dikush@example.org", "dikush@example[.]org"),
        ("http://192.0.2.7:8080/", "hxxp://192[.]0[.]2[.]7:8080/"),
        ("më 12.03.2026, ora 21.30", "më 12.03.2026, ora 21.30"),
        ("Fjali e parë. Fjali e dytë…", "Fjali e parë. Fjali e dytë…"),
        ("exa\u200bmple.org", "example[.]org"),
        ("ftp://f.example/x", "ftp[:]//f[.]example/x"),
        ("dy\nrreshta\tdhe", "dy\nrreshta\tdhe"),
    ],
)
def test_defang_examples(text, shown):
    assert defang(text) == shown

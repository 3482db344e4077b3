"""Links are found however they are written, brought into one form, and marked so that only we can compare them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.links import normalise
from reporting.links.defang import defang
from reporting.links.find import links_in
from reporting.links.marks import marks, marks_in
from reporting.links.normalise import NotALink
from reporting.links.origin import UNKNOWN, origin

FEW = settings(max_examples=60, deadline=None)
LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
END = st.sampled_from(["al", "com", "org", "example", "co.uk", "blogspot.com", "xn--p1ai", "onion"])
SITES = st.sampled_from(
    ["youtube.com", "youtu.be", "m.youtube.com", "x.com", "twitter.com", "instagram.com", "t.me", "mega.nz", "redd.it",
     "reddit.com", "dai.ly", "discord.gg", "vimeo.com", "player.vimeo.com", "sq-al.facebook.com", "tiktok.com"]
)  # fmt: skip
HOSTS = SITES | st.builds(lambda labels, end: ".".join([*labels, end]), st.lists(LABEL, min_size=1, max_size=4), END)
PIECES = st.sampled_from(
    [
        "watch",
        "embed",
        "p",
        "reel",
        "s",
        "status",
        "comments",
        "video",
        "a b",
        "%2f",
        "%41",
        "..",
        ".",
        "",
        "é",
        "%",
        "F!",
    ]
)
TEXT = st.text(alphabet="abcXYZ019-._~%/?#&=+ ;:@!$'()*,ëç\\{}", max_size=12)
PATHS = st.lists(PIECES | TEXT, max_size=5).map("/".join)
QUERIES = st.lists(st.tuples(st.sampled_from(["v", "si", "id", "utm_source", "fbclid", "B", "a"]), TEXT), max_size=4)
SCHEMES = st.sampled_from(["http://", "https://", "HTTP://", "", "https:/", "ftp://", "//"])
LINKS = st.builds(
    lambda scheme, host, path, query, fragment: (
        f"{scheme}{host}/{path}?{'&'.join(f'{name}={value}' for name, value in query)}#{fragment}"
    ),
    SCHEMES, HOSTS, PATHS, QUERIES, st.sampled_from(["", "top", "!AbC!key", "/route/1", "F!x!y", "é"]) | TEXT,
)  # fmt: skip


@FEW
@given(LINKS)
def test_normalising_twice_is_normalising_once(link):
    once = normalise.normalise(link)

    assert normalise.normalise(once) == once
    assert once.isascii()


@FEW
@given(st.text(max_size=60))
def test_any_text_either_has_a_stable_form_or_is_no_link(text):
    try:
        once = normalise.normalise(text)
    except NotALink:
        return

    assert normalise.normalise(once) == once


@FEW
@given(
    HOSTS, st.lists(st.tuples(LABEL, LABEL), max_size=4), st.randoms(), st.sampled_from(["", "www.", "m.", "mobile."])
)
def test_what_makes_no_difference_is_gone_from_the_form(host, pairs, random, before):
    query = [f"{name}={value}" for name, value in pairs]
    other = [*query, "utm_campaign=x", "fbclid=abc"]
    random.shuffle(other)

    plain = normalise.normalise(f"https://{host}/faqe/një?{'&'.join(query)}")
    noisy = normalise.normalise(f"HTTP://dikush@{before}{host.upper()}.:80/./faqe/nj%c3%ab/?{'&'.join(other)}#poshte")

    assert noisy == plain or host.split(".")[0] in ("www", "m", "mobile")


@pytest.mark.parametrize(
    ("link", "form"),
    [
        ("faqe.example", "https://faqe.example/"),
        ("HTTP://WWW.Faqe.Example:80", "https://faqe.example/"),
        ("https://faqe.example:8443/a", "https://faqe.example:8443/a"),
        ("https://faqe.example./a//b/../c", "https://faqe.example/a//c"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://XN--MNCHEN-3YA.example/", "https://xn--mnchen-3ya.example/"),
        ("https://faqe。example/", "https://faqe.example/"),
        ("https://en.m.faqe.example/x", "https://en.faqe.example/x"),
        ("https://m.blogspot.com/x", "https://m.blogspot.com/x"),
        ("https://faqe.example/?b=2&a=1&b=1", "https://faqe.example/?a=1&b=1&b=2"),
        ("https://faqe.example/?q=a+b", "https://faqe.example/?q=a%20b"),
        ("https://faqe.example/%7Ea%2fb", "https://faqe.example/~a%2Fb"),
        ("https://faqe.example/#/foto/7", "https://faqe.example/#/foto/7"),
        ("https://faqe.example/#lart", "https://faqe.example/"),
        ("http://0xC0.0.2.07/", "https://192.0.2.7/"),
        ("http://3221225991/", "https://192.0.2.7/"),
        ("http://[2001:DB8::0:1]:443/", "https://[2001:db8::1]/"),
        ("http://[::ffff:192.0.2.7]/", "https://192.0.2.7/"),
        ("https:\\\\faqe.example\\a", "https://faqe.example/a"),
        ("ftp://faqe.example:21/a", "ftp://faqe.example/a"),
        ("https://youtu.be/abc?si=xyz&t=5", "https://youtube.com/watch?v=abc"),
        ("https://m.youtube.com/watch?feature=share&v=abc", "https://youtube.com/watch?v=abc"),
        ("youtube.com/shorts/abc", "https://youtube.com/watch?v=abc"),
        ("https://mobile.twitter.com/dikush/status/12?s=20", "https://x.com/i/status/12"),
        ("https://www.instagram.com/dikush/reel/Abc/?igsh=1", "https://instagram.com/p/Abc"),
        ("https://telegram.me/s/kanal/5", "https://t.me/kanal/5"),
        ("https://mega.nz/#!AbC!secret", "https://mega.nz/file/AbC"),
        ("https://mega.nz/file/AbC#secret", "https://mega.nz/file/AbC"),
        ("https://old.reddit.com/r/x/comments/1a2/title/", "https://reddit.com/comments/1a2"),
        ("https://redd.it/1a2", "https://reddit.com/comments/1a2"),
    ],
)
def test_normalise_examples(link, form):
    assert normalise.normalise(link) == form


@pytest.mark.parametrize(
    "link",
    ["", "https://", "mailto:a@b.example", "javascript:alert(1)", "tg://resolve", "http://a b/", "http://[::1",
     "a:99999",
     "http://999.1.1.1/", "http://1.2.3.4.5/", "http://-/", "data:text/plain,x", "http://faqe.example:x/"],
)  # fmt: skip
def test_what_is_no_link_is_refused(link):
    with pytest.raises(NotALink):
        normalise.normalise(link)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Shih https://faqe.example/a, dhe faqe.al.", ["https://faqe.example/a", "faqe.al"]),
        ("hxxps://faqe[.]example/x?y=1", ["https://faqe.example/x?y=1"]),
        ("hXXp[:]//faqe (dot) example/x", ["http://faqe.example/x"]),
        ("faqe[.]com [.] al/x", ["faqe.com.al/x"]),
        ("(https://faqe.example/a_(b))", ["https://faqe.example/a_(b)"]),
        ("https://a.example/1https://b.example/2", ["https://a.example/1", "https://b.example/2"]),
        (
            "https://arkiv.example/web/2020/https://b.example/2",
            ["https://arkiv.example/web/2020/https://b.example/2"],
        ),
        ("www.faqe.example;t.me/kanal", ["www.faqe.example", "t.me/kanal"]),
        ("dikush@faqe.al më shkroi", []),
        ("më 12.03.2026, ora 21.30. Pastaj iku.Tani", []),
        ("foto.zip dhe lexo.md", []),
        ("192.0.2.7/x por jo 192.0.2.7", ["192.0.2.7/x"]),
        ("exa\u200bmple.org/x", ["example.org/x"]),
        ("një\nhttps://a.example/\nhttps://a.example/", ["https://a.example/"]),
        ("h t t p s : // jo", []),
        ("http : // faqe.example/x", ["http://faqe.example/x"]),
    ],
)
def test_links_are_found_however_they_are_written(text, links):
    assert links_in(text) == links


@FEW
@given(st.lists(HOSTS, min_size=1, max_size=4, unique=True))
def test_links_that_we_made_harmless_are_found_again(hosts):
    links = [f"https://{host}/faqe" for host in hosts]

    found = links_in(defang("Pashë " + " dhe ".join(links) + "."))

    assert found == links


@FEW
@given(st.text(max_size=300))
def test_finding_links_in_any_text_ends(text):
    assert all(isinstance(link, str) and link for link in links_in(text))


def test_finding_links_in_a_hostile_text_is_quick():
    text = "a." * 20_000 + " [" * 10_000 + " http:" * 5_000

    assert links_in(text) == []


def test_marks_are_the_same_for_the_same_thing_and_tell_host_from_link():
    first, second = marks("http://www.faqe.example/?utm_source=x"), marks("faqe.example")

    assert first == second
    assert first.link != first.host
    assert len(first.link) == len(first.host) == 64


def test_marks_cannot_be_made_without_the_pepper(settings):
    ours = marks("https://faqe.example/a")
    settings.CODE_PEPPER = "q" * 40

    assert marks("https://faqe.example/a") != ours


def test_marks_of_a_text_are_one_for_each_thing():
    found = marks_in("https://faqe.example/a faqe.example/a/ hxxp://faqe[.]example/b mailto:a@b.al")

    assert len(found) == 2
    assert len({one.host for one in found}) == 1


def test_origin_without_a_database_is_unknown_but_names_the_domain(settings):
    settings.GEO_DATABASE = ""

    found = origin("https://foto.dikush.com.al/x?y")

    assert (found.host, found.domain, found.address, found.country) == (
        "foto.dikush.com.al",
        "dikush.com.al",
        "",
        UNKNOWN,
    )


def test_origin_of_an_address_needs_no_name_server(settings):
    settings.LINK_DNS = False

    assert origin("http://192.0.2.7/x", resolve=True).address == "192.0.2.7"


def test_origin_asks_no_name_server_unless_it_may(settings, monkeypatch):
    asked = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **more: asked.append(args) or [])
    settings.LINK_DNS = False

    origin("https://faqe.example/", resolve=True)
    settings.LINK_DNS = True
    origin("https://faqe.example/", resolve=False)

    assert asked == []


def test_origin_reads_the_country_from_the_database_that_is_given(settings, tmp_path):
    settings.GEO_DATABASE = str(tmp_path / "vendet.mmdb")
    (tmp_path / "vendet.mmdb").write_bytes(tiny_database("NL"))

    assert origin("http://192.0.2.7/x").country == "NL"


def test_a_broken_or_missing_database_gives_unknown(settings, tmp_path):
    (tmp_path / "prishur.mmdb").write_bytes(b"not a database")

    for name in ("prishur.mmdb", "mungon.mmdb"):
        settings.GEO_DATABASE = str(tmp_path / name)
        assert origin("http://192.0.2.7/x").country == UNKNOWN


def tiny_database(country: str) -> bytes:
    """A MaxMind database of one node: every address belongs to `country`."""

    def text(value: str) -> bytes:
        return bytes([0x40 | len(value)]) + value.encode()

    def number(value: int, size: int) -> bytes:
        kind = {2: b"\xa2", 4: b"\xc4", 8: b"\x08\x02"}[size]
        return kind + value.to_bytes(size, "big")

    record = b"\xe1" + text("country") + b"\xe1" + text("iso_code") + text(country)
    tree = ((1 + 16).to_bytes(3, "big")) * 2
    facts = {"node_count": (1, 4), "record_size": (24, 2), "ip_version": (4, 2), "build_epoch": (1, 8)}
    facts |= {"binary_format_major_version": (2, 2), "binary_format_minor_version": (0, 2)}
    described = b"".join(text(name) + number(*value) for name, value in facts.items())
    described += text("database_type") + text("prove") + text("languages") + b"\x00\x04" + text("description") + b"\xe0"
    return tree + bytes(16) + record + b"\xab\xcd\xefMaxMind.com" + bytes([0xE0 | (len(facts) + 3)]) + described

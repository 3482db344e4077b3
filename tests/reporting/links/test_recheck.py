"""Looking again whether a link is online: one HEAD request, to real servers, and never to our own network."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from reporting.links import guard as guards
from reporting.links import recheck as rechecks
from reporting.links.guard import AddressRefused, NoAddress, is_public, public_address
from reporting.links.recheck import GONE, ONLINE, UNKNOWN, Recheck, recheck


class Site(BaseHTTPRequestHandler):
    """Answers /<status>, sends /to/<link> on, and writes down what it was asked."""

    def do_HEAD(self):
        self.server.seen.append((self.command, self.path, self.headers["Host"], self.headers.get("Cookie")))
        first, _, rest = self.path.lstrip("/").partition("/")
        if first == "to":
            self.send_response(302)
            self.send_header("Location", rest)
        else:
            self.send_response(int(first) if first.isdigit() else 200)
        self.end_headers()

    def do_GET(self):
        raise AssertionError("content was fetched")

    def log_message(self, *args):
        pass


class Proxy(BaseHTTPRequestHandler):
    """Opens a way to whatever it is asked for, and writes down what that was."""

    def do_CONNECT(self):
        self.server.seen.append(self.path)
        host, port = self.path.rsplit(":", 1)
        self.send_response(200)
        self.end_headers()
        with socket.create_connection((host, int(port))) as onward:
            onward.settimeout(5)
            onward.sendall(self.connection.recv(65536))
            self.connection.sendall(onward.recv(65536))

    def log_message(self, *args):
        pass


@contextmanager
def serving(handler=Site, context=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.seen = []
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.fixture
def site():
    with serving() as server:
        yield server


def here(host, port):
    """The real guard, but that the invented name `faqe.example` is taken to live on this machine."""
    return "127.0.0.1" if host in ("faqe.example", "tjeter.example") else public_address(host, port)


def link(server, path, host="faqe.example") -> str:
    return f"http://{host}:{server.server_port}/{path}"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, ONLINE),
        (204, ONLINE),
        (404, GONE),
        (410, GONE),
        (451, GONE),
        (403, UNKNOWN),
        (405, UNKNOWN),
        (500, UNKNOWN),
    ],
)
def test_the_status_says_whether_it_is_there(site, status, state):
    assert recheck(link(site, status), child_abuse=False, guard=here) == Recheck(state, status)


def test_one_head_request_is_made_with_the_hosts_own_name_and_no_cookie(site):
    recheck(link(site, "200/një foto?x=ë"), child_abuse=False, guard=here)

    assert site.seen == [("HEAD", "/200/nj%C3%AB%20foto?x=%C3%AB", f"faqe.example:{site.server_port}", None)]


def test_redirects_are_followed_three_times_at_most(site):
    def chain(length, end="404"):
        path = end
        for _ in range(length):
            path = f"to/{link(site, path)}"
        return recheck(link(site, path), child_abuse=False, guard=here)

    assert chain(3) == Recheck(GONE, 404)
    assert chain(4) == Recheck(UNKNOWN, 302, "too many redirects")
    assert chain(1, "200") == Recheck(ONLINE, 200)


def test_a_redirect_may_be_relative(site):
    assert recheck(link(site, "to//404"), child_abuse=False, guard=here) == Recheck(GONE, 404)


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://10.0.0.1/", "http://0/",
     "http://2130706433/", "http://0x7f.1/", "http://localhost/", "file:///etc/passwd", "gopher://faqe.example/",
     "http://[::ffff:127.0.0.1]/", "http://127.1/", "http://[fe80::1%25lo]/"],
)  # fmt: skip
def test_private_addresses_are_refused_directly_and_behind_a_redirect(site, target):
    directly = recheck(target, child_abuse=False, guard=here)
    behind = recheck(link(site, f"to/{target}"), child_abuse=False, guard=here)

    assert directly == behind == Recheck(UNKNOWN, None, "refused")
    assert len(site.seen) == 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.1.1", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1",
     "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::",
     "::10.0.0.1", "2002:a00:1::",
     "64:ff9b::a00:1", "64:ff9b:1::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "2001:db8::1",
     "fec0::1", "3fff::1", "192.88.99.1", "192.0.0.8", "192.0.0.9", "::ffff:192.88.99.1",
     "2606:4700::5efe:808:808", "2606:4700::200:5efe:a00:1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_known_as_such(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_known_as_such(address):
    assert is_public(address)


@property_settings(max_examples=60, deadline=None)
@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_ipv6_is_judged_as_the_address_it_stands_for(address):
    wrapped = [
        f"::ffff:{address}",
        str(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80))),
        str(ipaddress.IPv6Address((0x64FF9B << 96) | int(address))),
    ]

    assert {is_public(one) for one in wrapped} == {is_public(str(address))}


def names(monkeypatch, *answers):
    """Lets the name server answer with one list of addresses after the other; returns the questions."""
    asked, left = [], list(answers)

    def answer(host, port, *more, **named):
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(guards.socket, "getaddrinfo", answer)
    return asked


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    names(monkeypatch, ["93.184.216.34", "10.0.0.1"])

    with pytest.raises(AddressRefused):
        public_address("faqe.example", 443)


def test_a_name_is_asked_for_once_and_the_connection_goes_to_that_answer(monkeypatch):
    asked = names(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])  # rebinding: the second answer is ours
    monkeypatch.setattr(rechecks, "SECONDS", 0.2)
    reached = []
    monkeypatch.setattr(
        "urllib3.util.connection.create_connection", lambda where, *more, **named: reached.append(where) or refuse()
    )

    found = recheck("http://rebind.example/", child_abuse=False)

    assert asked == ["rebind.example"]
    assert reached == [("93.184.216.34", 80)]
    assert found.state == UNKNOWN


def refuse():
    raise OSError


def test_a_name_without_address_is_unknown(monkeypatch):
    monkeypatch.setattr(guards.socket, "getaddrinfo", lambda *args, **more: [])

    assert recheck("http://mungon.example/", child_abuse=False) == Recheck(UNKNOWN, None, "no address")
    with pytest.raises(NoAddress):
        public_address("mungon.example", 80)


def test_sexual_abuse_of_children_is_left_alone_by_default(site, settings):
    with pytest.raises(AddressRefused):
        recheck(link(site, 200), child_abuse=True, guard=here)
    settings.RECHECK_CHILD_ABUSE = True

    assert recheck(link(site, 200), child_abuse=True, guard=here).state == ONLINE
    assert len(site.seen) == 1


def test_through_a_proxy_the_checked_address_is_what_is_asked_for(site, settings):
    with serving(Proxy) as proxy:
        settings.RECHECK_PROXY = f"http://127.0.0.1:{proxy.server_port}"

        found = recheck(link(site, 200), child_abuse=False, guard=here)

    assert found == Recheck(ONLINE, 200)
    assert proxy.seen == [f"127.0.0.1:{site.server_port}"]
    assert site.seen[0][2] == f"faqe.example:{site.server_port}"


def test_a_proxy_does_not_get_round_the_guard(settings):
    with serving(Proxy) as proxy:
        settings.RECHECK_PROXY = f"http://127.0.0.1:{proxy.server_port}"

        found = recheck("http://10.0.0.1/", child_abuse=False)

    assert found.reason == "refused"
    assert proxy.seen == []


def test_a_server_that_drips_is_left_in_the_end(monkeypatch):
    monkeypatch.setattr(rechecks, "ALL_SECONDS", 0.3)
    listening = socket.create_server(("127.0.0.1", 0))

    def drip():
        connection, _ = listening.accept()
        with connection, pytest.raises(OSError):
            for _ in range(500):
                connection.sendall(b"H")
                threading.Event().wait(0.02)

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()

    found = recheck(f"http://faqe.example:{listening.getsockname()[1]}/", child_abuse=False, guard=here)

    thread.join(5)
    listening.close()
    assert found.state == UNKNOWN
    assert not thread.is_alive()


def test_over_tls_the_certificate_must_be_the_hosts_own(tmp_path, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path, "faqe.example"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "faqe.pem"))

    with serving(context=context) as server:
        own = recheck(f"https://faqe.example:{server.server_port}/404", child_abuse=False, guard=here)
        other = recheck(f"https://tjeter.example:{server.server_port}/404", child_abuse=False, guard=here)

    assert own == Recheck(GONE, 404)
    assert (other.state, other.status) == (UNKNOWN, None)


def certificate(folder, name):
    """A certificate of `name` that it has signed itself, with its key, in one file."""
    key, who = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string(f"CN={name}")
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), 1, now - dt.timedelta(1), now + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "faqe.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path

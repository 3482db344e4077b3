"""Connections that drip their body, as many as there are threads: the site answers again when their time is over."""

import contextlib
import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path

import processes
import pytest
from testing import servers

ROOT = Path(__file__).resolve().parents[2]
THREADS, SECONDS = 4, 2
HEAD = b"POST /raporto/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture
def port(on_files):
    """A web server of one process and four threads."""
    number = servers.free_port()
    few = {"PORT": str(number), "WEB_WORKERS": "1", "WEB_THREADS": str(THREADS), "BODY_SECONDS": str(SECONDS)}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn"]
    process = processes.start(command, on_files.environment | few, cwd=str(ROOT), stderr=subprocess.DEVNULL)
    on_files.running.append(process)
    servers.wait_for_port(number, process, seconds=60)
    return number


def healthy(port, patience) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz/")
        return connection.getresponse().status == 200
    return False


@pytest.mark.parametrize("length", [1_000, 50_000_000], ids=["form", "upload"])
def test_dripping_bodies_do_not_stop_the_site(port, wait, length):
    wait(lambda: healthy(port, 5), "the web server")
    path = HEAD if length == 1_000 else HEAD.replace(b"/raporto/", b"/raporto/skedare/")
    with contextlib.ExitStack() as open_ones:
        for _ in range(THREADS * 2):
            dripping = open_ones.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
            dripping.sendall(path + f"Content-Length: {length}\r\n\r\nstep".encode())
        began = time.monotonic()

        assert healthy(port, 60)
        assert time.monotonic() - began < 55

"""A small HTTP client for the bench: what a browser does, and nothing it keeps."""

import html
import http.client
import re
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

WAIT = 60
Item = TypeVar("Item")


class Site:
    """A server on this machine."""

    def __init__(self, port: int) -> None:
        self.port, self.url = port, f"http://127.0.0.1:{port}"

    def ask(
        self, method: str, path: str, body: "str | None" = None, headers: "dict[str, str] | None" = None
    ) -> "tuple[int, bytes]":
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def get(self, path: str, cookie: str = "") -> "tuple[int, bytes]":
        return self.ask("GET", path, headers={"Cookie": cookie} if cookie else {})

    def post(self, path: str, data: "dict[str, str]") -> "tuple[int, bytes]":
        return self.ask("POST", path, urlencode(data), {"Content-Type": "application/x-www-form-urlencoded"})

    def wait(self) -> None:
        """Until the server answers."""
        deadline = time.monotonic() + WAIT
        while time.monotonic() < deadline:
            try:
                if self.get("/healthz/")[0] == 200:
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the server did not start")

    def ready_to_send(self) -> str:
        """The sealed state of a form whose first door is chosen."""
        _, page = self.post("/raporto/", {"step": "door", "door": "link"})
        found = re.search(rb'name="state" value="([^"]+)"', page)
        assert found, page
        return html.unescape(found[1].decode())

    def send(self, state: str) -> bool:
        """Press "send now": True when a code came back."""
        status, page = self.post(
            "/raporto/", {"step": "link", "state": state, "links": "https://example.org/a", "go": "send"}
        )
        return status == 200 and b'id="code"' in page


def in_parallel(items: "Sequence[Item]", act: "Callable[[Item], Any]") -> "list[Any]":
    """[act(item), …], all at the same moment."""
    results: list[Any] = [None] * len(items)
    start = threading.Barrier(len(items))

    def run(number: int, item: Item) -> None:
        start.wait()
        results[number] = act(item)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

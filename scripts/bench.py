"""`make bench`: what the program can do, as ratios of medians of interleaved rounds in one run on one machine.

Requests per second on a shared machine say little; two targets measured in turn, round after round, under the same load
say how they compare. Aims stand beside each figure. Needs `wrk` for the page rounds.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import bootstrap
import processes
from benchmarks.client import Site, in_parallel
from bootstrap import ROOT, Trouble, say
from testing.servers import free_port

ROUNDS, SECONDS = 5, 3
MANY, FEW = 1_000_000, 1_000
AT_ONCE = (1, 8, 64)


def main() -> None:
    if not shutil.which("wrk"):
        raise Trouble("wrk is not there: apt-get install wrk")
    python = bootstrap.ensure("requirements-dev.txt")
    with tempfile.TemporaryDirectory(prefix="isigurt-bench-") as folder:
        try:
            Bench(python, Path(folder)).run()
        except processes.Interrupted:
            say("Stopped.")


class Bench:
    """One run: a demo database, a copy of it with many reports, a server for each."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.python, self.folder = str(python), folder
        self.children: list[subprocess.Popen[Any]] = []

    def run(self) -> None:
        processes.listen_for_the_end()
        few, many = self.folder / "few", self.folder / "many"
        try:
            say(f"Preparing the demo, and a copy of it with {MANY} reports (some minutes)")
            self.call(few, "manage.py", "prepare")
            shutil.copytree(few, many)
            cookie_few = self.inside(few, "fill", str(FEW))
            cookie_many = self.inside(many, "fill", str(MANY))
            site, busy = self.serve(few), self.serve(many)
            self.pages(site)
            say(self.inside(few, "queries"))
            self.queue(site, cookie_few, busy, cookie_many)
            self.submissions(site, few)
            self.hotline(few, many)
        finally:
            processes.stop(self.children)

    # --- What is measured -------------------------------------------------------------------------------------------
    def pages(self, site: Site) -> None:
        """A cached page against a static file of the same size, and against the same page uncached."""
        size = len(site.get("/")[1])
        static = self.static_twin(site, size)
        rounds: dict[str, list[float]] = {"cached page": [], "static file": [], "uncached page": []}
        addresses = {"cached page": "/", "static file": static, "uncached page": "/?x=1"}
        for _ in range(ROUNDS):
            for name, path in addresses.items():
                rounds[name].append(wrk(site.url + path))
        cached, plain, slow = (statistics.median(rounds[name]) for name in rounds)
        say(
            f"cached page / static file of {size} bytes: {cached / plain:.2f}  (aim 0.8 or more)  "
            f"[{cached:.0f} and {plain:.0f} requests/s]"
        )
        say(f"uncached page / cached page: {slow / cached:.4f}  [{slow:.0f} requests/s]")

    def static_twin(self, site: Site, size: int) -> str:
        """The static file whose size is nearest to the page's."""
        files = [
            f
            for f in (self.folder / "few" / "static").rglob("*")
            if f.is_file() and f.suffix in {".css", ".js", ".svg", ".txt"}
        ]
        nearest = min(files, key=lambda f: abs(f.stat().st_size - size))
        return "/static/" + str(nearest.relative_to(self.folder / "few" / "static"))

    def queue(self, few: Site, cookie_few: str, many: Site, cookie_many: str) -> None:
        """The desk's queue with 100 and with 100,000 reports, asked in turn."""
        times: dict[int, list[float]] = {FEW: [], MANY: []}
        for _ in range(30):
            for count, site, cookie in ((FEW, few, cookie_few), (MANY, many, cookie_many)):
                began = time.perf_counter()
                status, _body = site.get("/admin/raporto/?tab=all", cookie=cookie)
                times[count].append(time.perf_counter() - began)
                assert status == 200, status
        ratio = statistics.median(times[MANY]) / statistics.median(times[FEW])
        asked = [
            self.inside(self.folder / name, "queue_queries", c)
            for name, c in (("few", cookie_few), ("many", cookie_many))
        ]
        say(
            f"queue with {MANY} reports / with {FEW}: {ratio:.2f}  (aim 1.5 or less)  "
            f"[{asked[1]} and {asked[0]} queries: {'the same' if asked[0] == asked[1] else 'NOT the same'}]"
        )

    def submissions(self, site: Site, var: Path) -> None:
        """So many people press "send" at the same moment: all must be stored, each under a code of its own."""
        for at_once in AT_ONCE:
            before = int(self.inside(var, "count"))
            rates, sent = [], 0
            for _ in range(max(1, 64 // at_once // 4)):
                ready = [site.ready_to_send() for _ in range(at_once)]
                began = time.perf_counter()
                sent += sum(in_parallel(ready, site.send))
                rates.append(at_once / (time.perf_counter() - began))
            stored = int(self.inside(var, "count")) - before
            asked = at_once * len(rates)
            say(
                f"{at_once} reports at once: {sent} of {asked} answered with a code, {stored} stored, "
                f"{statistics.median(rates):.1f} a second with their sealing  (aim: lose none)"
            )
            if not stored == sent == asked:
                raise Trouble("reports were lost")

    def hotline(self, few: Path, many: Path) -> None:
        """Looking for earlier reports of a link, a vault's new key, the figures."""

        def measured(var: Path, what: str) -> float:
            return float(self.inside(var, what))

        ratios = [measured(many, "duplicates") / measured(few, "duplicates") for _ in range(ROUNDS)]
        say(f"earlier reports of a link among {MANY} / among {FEW}: {statistics.median(ratios):.2f}  (aim 1.2 or less)")
        keys = statistics.median(measured(few, "rotated") for _ in range(3))
        say(f"a vault's new key: {keys:.0f} data keys a second")
        facts, dashboard = self.inside(many, "facts_count"), measured(many, "dashboard")
        say(f"figures over {facts} facts: {dashboard:.1f} s for the dashboard and a public quarter")
        say(f"facts rebuilt from reports: {measured(many, 'rebuilt'):.0f} a second")

    # --- Processes --------------------------------------------------------------------------------------------------
    def environment(self, var: Path, port: int = 8000) -> "dict[str, str]":
        return bootstrap.environment(
            ENVIRONMENT="demo", VAR_DIR=str(var), PORT=str(port), BASE_URL=f"http://127.0.0.1:{port}",
            FLOOD_BURST="1000000", FLOOD_RUBRIC_BURST="1000000",  # sending is measured, not the gate
            DJANGO_SETTINGS_MODULE="config.settings", PAGE_CACHE_SECONDS="600",
        )  # fmt: skip

    def call(self, var: Path, *command: str, folder: Path = ROOT) -> str:
        return subprocess.run(
            [self.python, *command], env=self.environment(var), cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()

    def inside(self, var: Path, *command: str) -> str:
        return self.call(var, "-m", "benchmarks.inside", *command, folder=ROOT / "scripts")

    def serve(self, var: Path) -> Site:
        port = free_port()
        command = [self.python, "-m", "gunicorn", "-c", "python:config.gunicorn"]
        self.children.append(processes.start(command, self.environment(var, port), cwd=str(ROOT)))
        site = Site(port)
        site.wait()
        return site


def wrk(url: str) -> float:
    """Requests per second over SECONDS with 8 connections; refuses answers that are not 2xx."""
    out = subprocess.run(
        ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", "Accept-Encoding: identity", url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if "Non-2xx" in out:
        raise Trouble(f"{url} answered with errors under load")
    return float(next(line.split()[1] for line in out.splitlines() if "Requests/sec" in line))


if __name__ == "__main__":
    main()

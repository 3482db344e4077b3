"""What a page must not do behind a reader's back."""

from dataclasses import dataclass, field

from playwright.sync_api import Page


@dataclass
class Watch:
    """Collects, while it is open, errors in the console and requests to another host."""

    page: Page
    own: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    expected: tuple[int, ...] = ()  # statuses that this page is meant to have: Chromium logs them as errors

    def __enter__(self):
        self.page.on("console", self.note_console)
        self.page.on("pageerror", self.note_error)
        self.page.on("request", self.note_request)
        return self

    def __exit__(self, *_):
        self.page.remove_listener("console", self.note_console)
        self.page.remove_listener("pageerror", self.note_error)
        self.page.remove_listener("request", self.note_request)

    def note_console(self, message):
        meant = any(f"status of {status}" in message.text for status in self.expected)
        if message.type in ("error", "warning") and not meant:
            self.errors.append(f"{self.page.url}: {message.text}")

    def note_error(self, error):
        self.errors.append(f"{self.page.url}: {error}")

    def note_request(self, request):
        if not request.url.startswith((self.own, "data:")):
            self.strangers.append(f"{self.page.url}: {request.url}")

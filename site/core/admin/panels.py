"""What waits for a person, on the first page of the admin. Each app adds its own through Wagtail's hook."""

from django.utils.functional import Promise
from wagtail.admin.ui.components import Component


class WaitingPanel(Component):
    """A line that says what waits, and leads there."""

    template_name = "core/admin/waiting_panel.html"

    def __init__(self, title: str | Promise, text: str, url: str, order: int = 10) -> None:
        self.title, self.text, self.url, self.order = title, text, url, order

    def get_context_data(self, parent_context: object) -> dict:
        return {"title": self.title, "text": self.text, "url": self.url}

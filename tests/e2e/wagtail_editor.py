"""What journeys through Wagtail's editor have in common."""

# Wagtail begins to look for edits a moment after the page is there; a person would not have typed by then.
WATCHED = """() => new Promise((ready) => {
  document.addEventListener("w-unsaved:watch-edits", ready, {once: true});
  setTimeout(ready, 6000);
})"""


def page_id(demo, url_path: str) -> int:
    return demo.rows("SELECT id FROM wagtailcore_page WHERE url_path = ?", url_path)[0][0]

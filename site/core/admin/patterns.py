"""The pattern page: every component in every state, for those who write templates and those who judge them."""

import re
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from core.access import allow
from core.directory.models import Helpline

SQUARE = '<svg viewBox="0 0 60 90" role="img" aria-label="{}">{}</svg>'


class SampleForm(forms.Form):
    """One field of each kind."""

    link = forms.CharField(
        label=_("Link (the page’s address)"), help_text=_("Copy it from the browser or from “Share”.")
    )
    story = forms.CharField(label=_("What did you see?"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    place = forms.ChoiceField(
        label=_("Where was it?"),
        widget=forms.RadioSelect,
        choices=[("web", _("On a page")), ("chat", _("In a chat")), ("tv", _("On television"))],
    )
    region = forms.ChoiceField(label=_("Region"), choices=[("", "…"), ("AL-11", "Tiranë")], required=False)
    agree = forms.BooleanField(label=_("I have noted the code"))


def can_enter_admin(user: Any) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def named(file: str, pattern: str) -> list[str]:
    """The names in a static file of ours, so that this page cannot forget one."""
    return re.findall(pattern, Path(finders.find(file) or file).read_text())


def sample_map() -> str:
    bars = "".join(f'<path class="level-{n}" d="M0 {n * 15}h60v15h-60z"/>' for n in range(6))
    return mark_safe(SQUARE.format("0–5", bars))


@allow(can_enter_admin)
def patterns(request: HttpRequest) -> HttpResponse:
    """Nothing here is asked of the database, except for one helpline."""
    refused = SampleForm({"link": "", "story": "…"}, auto_id="refused_%s")
    refused.is_valid()
    context = {
        "form": SampleForm(),
        "refused": refused,
        "kinds": ["", "good", "danger", "plain"],
        "page_of_results": Paginator(range(50), 10).page(2),
        "steps": [
            {"title": _("Sent"), "when": "3 shkurt", "state": "done"},
            {
                "title": _("An analyst is reading it"),
                "when": "4 shkurt",
                "state": "now",
                "text": _("You need do nothing."),
            },
            {"title": _("Closed"), "state": ""},
        ],
        "figures": [{"number": 80, "label": _("days")}, {"number": 12, "label": _("regions")}],
        "legend": [{"level": level, "label": f"{level * 20} %"} for level in range(6)],
        "columns": [_("Region"), _("Municipalities")],
        "rows": [["Tiranë", 5], ["Shkodër", 5], ["Vlorë", 7]],
        "svg": sample_map(),
        "helpline": Helpline(name="ALO 116 111", number="116 111", hours="0–24", whom=_("for children"), free=True),
        "crumbs": [{"title": "iSIGURT", "url": "/"}, {"title": _("Guides"), "url": "/udhezues/"}],
        "icons": named("img/icons.svg", r'symbol id="([\w-]+)"'),
        "drawings": named("img/drawings.svg", r'symbol id="([\w-]+)"'),
        "tokens": named("css/patterns.css", r"\.swatch-([\w-]+)"),
    }
    return render(request, "core/admin/patterns.html", context)

"""Each page of RAPORTO! is a GET with an address that tells nothing, so that the browser's Back and Forward just work.

A POST puts what comes next into the kept form (reporting.intake.history.kept) and sends the browser there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http import private
from reporting.attachments.uploads import Incoming
from reporting.intake.draft import Draft
from reporting.intake.history import kept
from reporting.intake.history.kept import Kept, Page
from reporting.intake.steps import Wizard
from reporting.intake.views.pages import show, show_code

PLACE = "p"  # of the address and of the form's hidden field
LEFT_OUT = ("state", "step", "go", PLACE)  # not typed by anybody


@dataclass
class Way:
    """Where somebody is in a form under way: the form, and the number of the page that they sent."""

    kept: Kept
    number: int

    @classmethod
    def of(cls, request: HttpRequest, name: str, draft: Draft) -> "Way":
        """The way of a page that was sent. What is kept is newer than what the page has: the person may have come back
        to it from a later one."""
        found = kept.find(request.POST.get(PLACE, ""))
        if found and (found[0].draft.id == draft.id or found[0].sent):
            return cls(found[0], min(found[1], len(found[0].pages) - 1))
        return cls(Kept(draft=draft, pages=[Page(name)]), 0)

    def go_on(self, request: HttpRequest, wizard: Wizard, name: str) -> HttpResponse:
        """To the next page. What lay ahead of the one that was sent is not ahead any more."""
        here = Page(self.kept.pages[self.number].step)
        self.kept.pages = [*self.kept.pages[: self.number], here, Page(name)]
        return self.keep_and_lead(self.number + 1) or show(request, wizard, name)

    def again(self, request: HttpRequest, wizard: Wizard, name: str) -> HttpResponse:
        """The same page with what was typed, not looked at: in another language."""
        self.kept.pages[self.number] = Page(name)
        return self.keep_and_lead(self.number) or show(request, wizard, name)

    def ask_first(self, request: HttpRequest, wizard: Wizard, name: str, warning: str) -> HttpResponse:
        """To a page that must be filled in before it can be sent."""
        self.kept.pages = [*self.kept.pages[: self.number + 1], Page(name, "", warning, 422)]
        return self.keep_and_lead(self.number + 1) or show(request, wizard, name, status=422, warning=warning)

    def stay(
        self, request: HttpRequest, wizard: Wizard, name: str, *, status: int = 200, warning: str = ""
    ) -> HttpResponse:
        """The same page again, with everything that was typed and what is wrong with it."""
        data = request.POST.copy()
        for field in LEFT_OUT:
            data.pop(field, None)
        self.kept.pages[self.number] = Page(name, data.urlencode(), warning, status)
        return self.keep_and_lead(self.number) or show(
            request, wizard, name, data=request.POST, status=status, warning=warning
        )

    def end(self, request: HttpRequest, troubles: Sequence[Incoming] = ()) -> HttpResponse:
        """It is sent: no answer is kept any longer, only what the page of the code shows."""
        draft = self.kept.draft
        draft.values = {name: draft.get(name) for name in ("door", "danger") if draft.get(name)}
        self.kept.pages, self.kept.sent = [Page("sent")], True
        self.kept.missing_files = [file.packed() for file in troubles]
        return self.keep_and_lead(0) or show_code(request, draft, troubles)

    def kept_place(self) -> str:
        """The address of the page that was sent, with what was typed on it kept; empty where it cannot be."""
        return self.kept.address(self.number) if self.kept.save() else ""

    def keep_and_lead(self, number: int) -> HttpResponse | None:
        return lead(self.kept.address(number)) if self.kept.save() else None


def lead(address: str) -> HttpResponse:
    """To the page of an address, by GET."""
    response = HttpResponseRedirect(f"{reverse('reporting:start')}?{PLACE}={address}")
    response.status_code = 303
    return private(response)


def behind_sending(request: HttpRequest, form: Kept) -> HttpResponse:
    """What the page of the code can do without script: the code as a file, and closing it for good."""
    go = request.POST.get("go")
    if go == "file":
        words = _("The code for your answer: %(code)s") % {"code": form.draft.code}
        where = request.build_absolute_uri(reverse("reporting:code"))
        response = HttpResponse(f"{words}\n{where}\n", content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="kodi.txt"'
        return private(response)
    if go == "close" and request.POST.get("noted"):
        form.destroy()
        return private(HttpResponseRedirect(reverse("reporting:start")))
    return lead(form.address(0))


def page_of(request: HttpRequest, language: str) -> HttpResponse:
    """The page of an address: one of the form's steps, the code, or the doors when it is over."""
    found = kept.find(request.GET.get(PLACE, ""))
    if found is None:
        over = _("This page is closed: nothing of what was on it is kept. You can begin anew.")
        return show(request, Wizard(Draft(), language), "door", warning=over)
    form, number = found
    address = form.address(number)
    if form.sent:
        return show_code(request, form.draft, [Incoming.unpacked(file) for file in form.missing_files], place=address)
    wizard = Wizard(form.draft, language)
    page = form.pages[min(number, len(form.pages) - 1)]
    name = page.step if wizard.knows(page.step) else wizard.neighbour("door", 1)
    refused = page.status == 422 and not page.warning  # also when nothing at all was typed or chosen
    data = QueryDict(page.typed) if page.typed or refused else None
    return show(request, wizard, name, data=data, status=page.status, warning=page.warning, place=address)

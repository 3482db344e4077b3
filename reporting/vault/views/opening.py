"""The one way to answer for what stays closed: views open and let it raise, this decorator answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.http import HttpResponse
from django.utils.functional import Promise

from accounts.models import StaffRequest, User
from core.access import View
from reporting.vault.opening import Closed, Instead
from reporting.vault.session_key import Locked
from reporting.vault.views.lock import locked_page, unlock_in_passing

Sentences = Mapping[type[Exception], tuple[str | Promise, int]]


@dataclass(frozen=True)
class Explanation:
    """How a room says that something stays closed.

    `sentences` has a sentence and a status for each reason; `page(request, subject, sentence, status)` makes the page;
    `beside_lock(user, subject)` is what the page that asks for the passphrase shows besides.
    """

    sentences: Sentences
    page: Callable[[StaffRequest, Any, str, int], HttpResponse]
    beside_lock: Callable[[User, Any], dict] = lambda user, subject: {}

    def answer(self, request: StaffRequest, closed: Closed, form: Any) -> HttpResponse:
        if isinstance(closed.why, Locked):
            return self.ask_for_passphrase(request, closed.subject, form)
        sentence, status = self.sentences[type(closed.why)]
        return self.page(request, closed.subject, str(sentence), status)

    def ask_for_passphrase(self, request: StaffRequest, subject: object, form: Any) -> HttpResponse:
        """What was typed for a step goes along and is done after unlocking."""
        more = self.beside_lock(request.user, subject)
        if request.method == "POST":
            return locked_page(request, form, carry=True, status=403, **more)
        return locked_page(request, form, next_url=request.path, **more)


def answers_closed(explanation: Explanation) -> Callable[[View], View]:
    """Decorates a view that opens something sealed. A passphrase that came along with a form unlocks the key first."""

    def mark(view: View) -> View:
        @wraps(view)
        def answered(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            form, carrier = unlock_in_passing(request)
            try:
                response = view(request, *args, **kwargs)
            except Instead as other:
                response = other.response
            except Closed as closed:
                response = explanation.answer(request, closed, form)
            response.cookies.update(carrier.cookies)
            return response

        return cast(View, answered)

    return mark

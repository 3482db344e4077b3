"""Access marks. Every view of ours says who may enter; tests/test_access.py walks all URLs and fails on one without."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver
from rest_framework.permissions import BasePermission

Rule = Callable[..., bool]
View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Marks a view that anybody may enter."""
    return marked(view, "public")


def marked(view: View, access: Rule | str) -> View:
    """`view` with a note of who may enter."""
    cast(Any, view).access = access
    return view


def allow(rule: Rule) -> Callable[[View], View]:
    """Lets in signed-in people for whom `rule(user)` holds; strangers go to sign in, everybody else gets 403."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not rule(request.user):
                return refused(request)
            return view(request, *args, **kwargs)

        return marked(cast(View, guarded), rule)

    return mark


def refused(request: HttpRequest) -> HttpResponse:
    """403, as an answer: Wagtail's admin turns the exception into a redirect to its home page."""
    handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(403)
    return handler(request, exception=PermissionDenied())


class Person(Protocol):
    """Who is signed in, as rules see them; accounts.User is one."""

    pk: Any
    is_active: bool

    def has_role(self, *slugs: str) -> bool: ...


class ApiAccess(BasePermission):
    """Django REST framework's default permission: an endpoint without a mark is closed."""

    def has_permission(self, request: HttpRequest, view: object) -> bool:
        rule = getattr(view, "access", None)
        if rule is None:
            return False
        return rule == "public" or (request.user.is_authenticated and bool(rule(request.user)))

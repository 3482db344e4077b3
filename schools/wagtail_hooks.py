"""What the rooms add to Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from schools.sessions.hooks import PlanningViewSet, add_sessions_ahead, menu_item
from schools.urls import coordinators

hooks.register("register_admin_urls", lambda: [path("seancat/", include(coordinators))])
hooks.register("register_admin_menu_item", menu_item)
hooks.register("construct_homepage_panels", add_sessions_ahead)
register_snippet(PlanningViewSet)

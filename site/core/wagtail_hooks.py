from django.urls import path
from wagtail import hooks

from core.views.patterns import patterns


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("patterns/", patterns, name="patterns")]

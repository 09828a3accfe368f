"""Addresses of the whole product."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", include("django.conf.urls.i18n")),
]

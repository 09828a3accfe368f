"""Addresses of GeoReport v2; the form is the end of the path."""

from django.urls import path, re_path

from siap.apps.open311 import key_views, update_views, views

app_name = "open311"

FORM = r"\.(?P<form>[a-z0-9]{1,8})$"

urlpatterns = [
    path("v2/", key_views.about, name="root"),
    re_path(rf"^v2/discovery{FORM}", views.discovery, name="discovery"),
    re_path(rf"^discovery{FORM}", views.discovery),
    re_path(rf"^v2/services{FORM}", views.services, name="services"),
    re_path(rf"^v2/services/(?P<code>[\w-]+){FORM}", views.service, name="service"),
    re_path(rf"^v2/requests{FORM}", views.requests, name="requests"),
    re_path(rf"^v2/requests/(?P<number>[\w-]+){FORM}", views.one_request, name="request"),
    re_path(rf"^v2/tokens/(?P<token>[\w-]+){FORM}", views.token, name="token"),
    re_path(rf"^v2/servicerequestupdates{FORM}", update_views.updates, name="updates"),
    re_path(rf"^v2/(?P<path>.+){FORM}", views.nowhere),
    path("kunci/<slug:slug>/", key_views.keys, name="keys"),
    path("kunci/<slug:slug>/<int:key_id>/akhiri", key_views.end, name="end_key"),
]

"""Addresses of the accounts of a region."""

from django.urls import path

from siap.apps.people import views

app_name = "people"

urlpatterns = [
    path("akun/", views.regions, name="regions"),
    path("akun/<int:region_id>/", views.region, name="region"),
    path(
        "akun/<int:region_id>/<int:membership_id>/sandi",
        views.new_password,
        name="password",
    ),
    path(
        "akun/<int:region_id>/<int:membership_id>/cabut",
        views.remove_role,
        name="remove_role",
    ),
]

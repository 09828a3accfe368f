"""Addresses of the whole product."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path

handler400 = "siap.ui.errors.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", include("django.conf.urls.i18n")),
    path("masuk/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path("", include("siap.apps.onboarding.urls")),
    path("", include("siap.apps.plans.urls")),
    path("", include("siap.apps.calendars.urls")),
    path("rencana/", include("siap.apps.framework.urls")),
    path("rencana/", include("siap.apps.worksheets.urls")),
    path("rencana/", include("siap.apps.imports.urls")),
]

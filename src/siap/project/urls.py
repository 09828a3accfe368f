"""Addresses of the whole product."""

from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy

from siap.apps.accounts.forms import LoginForm, OwnPasswordForm

handler400 = "siap.ui.errors.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", include("django.conf.urls.i18n")),
    path(
        "masuk/",
        LoginView.as_view(redirect_authenticated_user=True, authentication_form=LoginForm),
        name="login",
    ),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path(
        "kata-sandi/",
        PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            template_name="accounts/own_password.html",
            success_url=reverse_lazy("plans:home"),
        ),
        name="own_password",
    ),
    path("", include("siap.apps.onboarding.urls")),
    path("", include("siap.apps.people.urls")),
    path("", include("siap.apps.papers.urls")),
    path("", include("siap.apps.plans.urls")),
    path("", include("siap.apps.calendars.urls")),
    path("", include("siap.apps.budgets.urls")),
    path("", include("siap.apps.guides.urls")),
    path("", include("siap.apps.meetings.urls")),
    path("layanan/", include("siap.apps.public_services.urls")),
    path("musyawarah/", include("siap.apps.musyawarah.urls")),
    path("lapor/", include("siap.apps.complaints.urls")),
    path("kanal/", include("siap.apps.channels.urls")),
    path("open311/", include("siap.apps.open311.urls")),
    path("nilai/", include("siap.apps.ratings.urls")),
    path("survei/", include("siap.apps.surveys.urls")),
    path("maklumat/", include("siap.apps.charters.urls")),
    path("hitung/", include("siap.apps.calculators.urls")),
    path("rencana/", include("siap.apps.framework.urls")),
    path("rencana/", include("siap.apps.worksheets.urls")),
    path("rencana/", include("siap.apps.evidence.urls")),
    path("rencana/", include("siap.apps.agreements.urls")),
    path("rencana/", include("siap.apps.imports.urls")),
    path("rencana/", include("siap.apps.documents.urls")),
]

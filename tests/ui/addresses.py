"""The few addresses that the page frame looks for, without the apps behind them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nowhere(request: HttpRequest) -> HttpResponse:
    """Stand in for a view of an app."""
    return HttpResponse()


urlpatterns = [
    path("bahasa/", include("django.conf.urls.i18n")),
    path("masuk", nowhere, name="login"),
    path("keluar", nowhere, name="logout"),
    path("tentang", nowhere, name="about"),
]

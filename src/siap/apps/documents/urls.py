"""Addresses of the documents of a plan."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from siap.apps.documents import views
from siap.rendering.registry import RENDERERS


class FormatConverter(StringConverter):
    """The ending of a file."""

    regex = "|".join(RENDERERS)


register_converter(FormatConverter, "document_format")

app_name = "documents"
_FILE = "<slug:key>/<slug:name>.<document_format:format_name>"
urlpatterns = [
    path("kertas.css", views.stylesheet, name="stylesheet"),
    path("<int:plan_id>/cetak/", views.plan, name="plan"),
    path("<int:plan_id>/cetak/pratinjau/", views.preview, name="preview"),
    path("<int:plan_id>/cetak/lembar/<slug:worksheet_id>/", views.sheet, name="sheet"),
    path("<int:plan_id>/cetak/kerangka-acuan/<str:topic_key>/", views.terms, name="terms"),
    path(
        "<int:plan_id>/cetak/berita-acara/<str:topic_key>/", views.minutes, name="minutes"
    ),
    path(f"<int:plan_id>/cetak/tunggu/{_FILE}", views.progress, name="progress"),
    path(f"<int:plan_id>/cetak/berkas/{_FILE}", views.download, name="download"),
]
